import { Text } from '../kernel';

/** An order for the file of everything about one person. */
export class ExportPersonInput {
  @Text({ min: 3, max: 500, description: 'why; kept in the audit log' })
  reason: string;
}
