import { Id, type Instant, InstantField, Text, Whole } from '../kernel';
import { LONGEST_NOTE } from './note.rules';

/** What a member of staff wrote of a customer, for other staff. What it said before stands in the audit log. */
export class NoteView {
  @Id()
  id: string;

  @Id()
  customerId: string;

  @Id()
  authorId: string;

  @Text({ max: 200 })
  author: string;

  @Text({
    max: LONGEST_NOTE,
    nullable: true,
    description: 'to the letter, never to be read as markup; null: removed, or the person was erased',
  })
  text: string | null;

  @InstantField({ nullable: true, description: 'when its author changed it last' })
  editedAt: Instant | null;

  @InstantField({ nullable: true })
  removedAt: Instant | null;

  @InstantField()
  createdAt: Instant;

  @Whole({ min: 1 })
  version: number;
}
