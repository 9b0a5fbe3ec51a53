import { Id, Text } from '../kernel';
import { LONGEST_NOTE } from './note.rules';

export class UpdateNoteInput {
  @Text({ max: LONGEST_NOTE, description: 'plain text, kept to the letter, never to be read as markup' })
  text: string;
}

/** What staff should know of a customer. */
export class CreateNoteInput extends UpdateNoteInput {
  @Id()
  customerId: string;
}
