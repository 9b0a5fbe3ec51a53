import { type Instant, Problem } from '../kernel';

/** In characters. */
export const LONGEST_NOTE = 10_000;

/** What rules are told about a note. */
export interface NoteFacts {
  authorId: string;
  removedAt: Instant | null;
}

/** What can be done to a note that stands there. */
export type NoteChange = 'update' | 'remove' | 'restore';

/** A note speaks in its author's name: nobody else changes it, removes it or brings it back. */
export const isOwnNote = ({ authorId }: Pick<NoteFacts, 'authorId'>, staffId: string | null): boolean =>
  authorId === staffId;

/**
 * Whether somebody may do this to a note. Throws `note_not_own` (it is another's), `wrong_state` (only a removed one comes back,
 * only one that is there is changed or removed).
 */
export function requireNoteChange(note: NoteFacts, change: NoteChange, staffId: string | null): void {
  if (!isOwnNote(note, staffId)) throw new Problem('note_not_own');
  const removed = note.removedAt !== null;
  if (removed !== (change === 'restore'))
    throw new Problem('wrong_state', { state: removed ? 'removed' : 'written' });
}
