import { type Change } from '../approvals';
import { Problem } from '../kernel';
import { type AnonymiseFacts, ERASED_CHANGES, ERASED_KINDS, type ErasedKind } from './anonymisation.types';

/**
 * Why a person cannot be removed now, or null (decision 0541). Only a closed account: closing has paid everything out, ended the plans and
 * retired the lines. Gives `customer_anonymised`, `anonymise_open` for an account that is not closed, `anonymise_waits` for a request that
 * was made, `anonymise_owed` with what the customer owes us (who owes it must be known), `anonymise_blocked` by what has not ended.
 */
export function anonymiseObstacle(facts: AnonymiseFacts): Problem | null {
  const { status, anonymisedAt, owed, waiting } = facts;
  const [first] = facts.blockers;
  if (anonymisedAt !== null) return new Problem('customer_anonymised');
  if (status !== 'closed') return new Problem('anonymise_open');
  if (waiting !== null) return new Problem('anonymise_waits', { reference: waiting });
  if (owed.amount > 0) return new Problem('anonymise_owed', { owed });
  if (!first) return null;
  return new Problem('anonymise_blocked', { reference: first.reference, count: facts.blockers.length });
}

/** Throws what `anonymiseObstacle` says. */
export function refuseAnonymise(facts: AnonymiseFacts): void {
  const obstacle = anonymiseObstacle(facts);
  if (obstacle) throw obstacle;
}

/** What an approver is shown: how many of each there are, and that none stays. What there is none of is left out. */
export const erasedChanges = (counts: Readonly<Record<ErasedKind, number>>): Change[] =>
  ERASED_KINDS.filter((kind) => counts[kind] > 0).map((kind) => ({
    field: ERASED_CHANGES[kind],
    before: { quantity: counts[kind] },
    after: { quantity: 0 },
  }));
