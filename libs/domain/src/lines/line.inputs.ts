import { Text } from '../kernel';

export class RevealActivationCodeInput {
  @Text({ min: 3, max: 500, description: 'kept in the audit log' }) reason: string;
}
