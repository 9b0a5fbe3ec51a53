import { Text } from '../kernel';

/** A decision about a request; the comment is for who asked. */
export class DecideApprovalInput {
  @Text({ max: 500, optional: true, description: 'what the requester is told' })
  comment?: string;
}
