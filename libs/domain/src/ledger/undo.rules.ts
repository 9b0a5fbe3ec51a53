import { addMs, type Instant, MINUTE_MS, Problem } from '../kernel';

/** How long one's own last money action can be taken back (issue "Money, complete"; docs/decisions/0409). */
export const UNDO_MS = 15 * MINUTE_MS;

/** A movement of money that somebody wants to take back. */
export interface UndoFacts {
  actor: { id: string };
  at: Instant;
  /** It was taken back already (L8). */
  undone: boolean;
  /** Somebody else approved it: one person does not take back what two have decided. */
  approved: boolean;
  /** The same person has moved money of this customer since, and not taken that back. */
  followed: boolean;
  /** What it did beside moving money cannot be undone (a plan was stopped). */
  final: boolean;
}

export const undoableUntil = ({ at }: Pick<UndoFacts, 'at'>): Instant => addMs(at, UNDO_MS);

/**
 * Refuses to take back what is not one's own last money action with this customer of the last 15 minutes. Throws
 * `undo_not_own`, `undo_done`, `undo_not_possible`, `undo_too_late`, `undo_not_last`. Whether the wallet still has the money
 * is the ledger's to say (`balance_too_low`).
 */
export function refuseUndo(facts: UndoFacts, by: { id: string }, now: Instant): void {
  if (facts.actor.id !== by.id) throw new Problem('undo_not_own');
  if (facts.undone) throw new Problem('undo_done');
  if (facts.approved || facts.final) throw new Problem('undo_not_possible');
  if (now >= undoableUntil(facts)) throw new Problem('undo_too_late');
  if (facts.followed) throw new Problem('undo_not_last');
}
