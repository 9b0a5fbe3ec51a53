import { type NoteChange, requireNoteChange } from './note.rules';

const WRITTEN = { authorId: 'me', removedAt: null };
const REMOVED = { authorId: 'me', removedAt: '2026-11-28T08:00:00.000Z' };

describe('what can be done to a note', () => {
  it.each<[NoteChange, typeof WRITTEN | typeof REMOVED, string | null, string]>([
    ['update', WRITTEN, 'me', 'done'],
    ['remove', WRITTEN, 'me', 'done'],
    ['restore', REMOVED, 'me', 'done'],
    ['restore', WRITTEN, 'me', 'wrong_state'],
    ['update', REMOVED, 'me', 'wrong_state'],
    ['remove', REMOVED, 'me', 'wrong_state'],
    ['update', WRITTEN, 'another', 'note_not_own'],
    ['remove', WRITTEN, null, 'note_not_own'],
    ['restore', REMOVED, 'another', 'note_not_own'],
  ])('%s of %j by %s: %s', (change, note, who, outcome) => {
    const attempt = () => requireNoteChange(note, change, who);
    if (outcome === 'done') expect(attempt).not.toThrow();
    else expect(attempt).toThrow(expect.objectContaining({ code: outcome }));
  });
});
