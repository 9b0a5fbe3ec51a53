import fc from 'fast-check';
import { addMs, Problem } from '../kernel';
import { refuseUndo, UNDO_MS, type UndoFacts } from './index';

const AT = '2026-11-22T08:00:00.000Z';
const ME = { id: 'me' };

const facts = (changes: Partial<UndoFacts> = {}): UndoFacts => ({
  actor: ME,
  at: AT,
  undone: false,
  approved: false,
  followed: false,
  final: false,
  ...changes,
});

const codeOf = (of: UndoFacts, by: { id: string }, now: string): string | null => {
  try {
    refuseUndo(of, by, now);
    return null;
  } catch (error) {
    if (error instanceof Problem) return error.code;
    throw error;
  }
};

it.each<[string, Partial<UndoFacts>, { id: string }, number, string | null]>([
  ['one’s own, at once', {}, ME, 0, null],
  ['in the last moment', {}, ME, UNDO_MS - 1, null],
  ['after 15 minutes', {}, ME, UNDO_MS, 'undo_too_late'],
  ['a colleague’s', {}, { id: 'you' }, 1, 'undo_not_own'],
  ['a second time', { undone: true }, ME, 1, 'undo_done'],
  ['what somebody approved', { approved: true }, ME, 1, 'undo_not_possible'],
  ['with a plan that was stopped', { final: true }, ME, 1, 'undo_not_possible'],
  ['before a later one', { followed: true }, ME, 1, 'undo_not_last'],
])('taking back %s', (_name, changes, by, ms, code) => {
  expect(codeOf(facts(changes), by, addMs(AT, ms))).toBe(code);
});

it('L8 nothing is ever taken back twice, by anybody, at any time', () => {
  fc.assert(
    fc.property(fc.constantFrom('me', 'you'), fc.integer({ min: 0, max: 10 * UNDO_MS }), (id, ms) => {
      expect(codeOf(facts({ undone: true }), { id }, addMs(AT, ms))).not.toBeNull();
    }),
  );
});
