import { Text } from '../kernel';

/** What a supervisor found out. */
export class DecideUnusualInput {
  @Text({ min: 5, max: 500, description: 'what was looked at, and what came of it' })
  note: string;
}
