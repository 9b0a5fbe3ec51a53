import { fieldProblem, type Money, money, Problem } from '../kernel';
import { awaitsSource, decidePayOut, type PayOutFacts } from '../refunds';
import {
  type ByHandCause,
  type ClosingDecision,
  type ClosingFacts,
  type ClosingMoneyFacts,
  type ClosingPart,
  type ClosingPayOut,
  type ClosingSource,
  type ClosingToCancel,
  type NextOfClosing,
} from './closing.types';

/** The reason of refunds that a closing orders: of the catalogue, offered to nobody. */
export const ACCOUNT_CLOSED = 'accountClosed';

function byHandCause({ provider, source, methodExpired }: ClosingSource): ByHandCause | null {
  if (provider === 'offline') return 'offline';
  if (source !== 'open') return 'providerOff';
  return methodExpired ? 'methodExpired' : null;
}

/** Paid money that is free, minor units: neither held for what is under way, nor given by us. */
const freeMinor = ({ balance, held, granted }: ClosingMoneyFacts): number =>
  Math.max(0, balance.amount - held.amount - granted.amount);

/** Refused refunds that somebody can still try again as they are; of the others less is left than they asked for. */
const waitsForHuman = ({ sources, refused }: ClosingMoneyFacts) =>
  refused.filter(({ paymentId, toSource }) =>
    sources.some((source) => source.paymentId === paymentId && source.unspent.amount >= toSource.amount),
  );

/**
 * Where the free paid money goes: what is unspent of each payment back to what paid, the newest first; what no payment stands
 * behind any more is the rest, which is paid out by hand. Parts and rest add up to what is free (L1); what waits for somebody to decide
 * about a refused refund is left out.
 */
export function payOutOf(facts: ClosingMoneyFacts): ClosingPayOut {
  const waiting = waitsForHuman(facts);
  let free = freeMinor(facts) - waiting.reduce((sum, { toSource }) => sum + toSource.amount, 0);
  const parts: ClosingPart[] = [];
  for (const source of facts.sources) {
    const amount = Math.min(source.unspent.amount, free);
    if (amount <= 0 || waiting.some(({ paymentId }) => paymentId === source.paymentId)) continue;
    free -= amount;
    const { paymentId, reference, provider, paidWith } = source;
    parts.push({
      paymentId,
      reference,
      provider,
      paidWith,
      amount: money(amount, facts.currency),
      byHand: byHandCause(source),
    });
  }
  return { parts, rest: money(Math.max(0, free), facts.currency) };
}

/** What closing the account would do with its money. */
export function previewClosing({ money: facts }: Pick<ClosingFacts, 'money'>): ClosingDecision {
  const { parts, rest } = payOutOf(facts);
  const total = parts.reduce((sum, { amount }) => sum + amount.amount, rest.amount);
  return { parts, rest, payOut: money(total, facts.currency), granted: facts.granted };
}

/**
 * Why the account cannot be closed now, or null: `customer_closed`, `customer_closing`, `closing_waits` for the approval that was
 * asked for, `closing_blocked` by what has not come to its end.
 */
export function closingObstacle({ customer, waiting, blockers }: ClosingFacts): Problem | null {
  if (customer.status === 'closed') return new Problem('customer_closed');
  if (customer.status === 'closing') return new Problem('customer_closing');
  if (waiting !== null) return new Problem('closing_waits', { reference: waiting });
  const [first] = blockers;
  return first
    ? new Problem('closing_blocked', { reference: first.reference, count: blockers.length })
    : null;
}

/**
 * Decides to close an account (rules 9) for what somebody saw is paid out. Throws what `closingObstacle` says, and at `payOut`
 * `closing_changed` with the amount as it is by now.
 */
export function decideClosing(facts: ClosingFacts, seen: { payOut: Money }): ClosingDecision {
  const obstacle = closingObstacle(facts);
  if (obstacle) throw obstacle;
  const decision = previewClosing(facts);
  const { payOut } = decision;
  if (seen.payOut.currency !== payOut.currency)
    throw fieldProblem('payOut', 'currency_mismatch', { currency: payOut.currency });
  if (seen.payOut.amount !== payOut.amount) throw fieldProblem('payOut', 'closing_changed', { payOut });
  return decision;
}

/**
 * What an account that is being closed does next: gives back what is free and paid, whenever it came; closes when nothing paid is
 * left and nothing is under way; else waits.
 */
export function nextOfClosing(facts: ClosingMoneyFacts): NextOfClosing {
  const { parts, rest } = payOutOf(facts);
  if (parts.length > 0 || rest.amount > 0) return { step: 'order', parts, rest };
  return facts.held.amount === 0 && freeMinor(facts) === 0 ? { step: 'finish' } : { step: 'wait' };
}

/**
 * Takes a closing back, while nothing was paid out and nobody may be paying. Throws `wrong_state`, and `closing_paying_out`
 * with what is under way.
 */
export function refuseCancelClosing(closing: ClosingToCancel): void {
  const obstacle = cancelObstacle(closing);
  if (obstacle) throw obstacle;
}

/** Whether a closing can be taken back, for who shows the button. */
export const mayCancelClosing = (closing: ClosingToCancel): boolean => cancelObstacle(closing) === null;

function cancelObstacle({ state, refunds, rest }: ClosingToCancel): Problem | null {
  if (state !== 'paying') return new Problem('wrong_state', { state });
  const paid = refunds.find((refund) => refund.state === 'succeeded' || awaitsSource(refund.state));
  if (paid) return new Problem('closing_paying_out', { reference: paid.reference });
  return rest.paid.amount > 0 ? new Problem('wrong_state', { state }) : null;
}

/**
 * Finance says that the rest was paid out, with a reference and a file that prove it; never who ordered the closing (X5). Gives the
 * reference. Throws what `decidePayOut` throws, and at `amount` `closing_changed` when another amount is owed by now.
 */
export function decideRestPayOut(
  facts: Pick<PayOutFacts, 'orderedBy' | 'evidenceFiles'> & { owed: Money },
  order: { amount: Money; bankReference?: string },
  by: { id: string },
): string {
  const { owed, orderedBy, evidenceFiles } = facts;
  const state = owed.amount > 0 ? 'submitted' : 'succeeded';
  const verdict = decidePayOut(
    { state, byHand: true, orderedBy, evidenceFiles },
    { bankReference: order.bankReference, outcome: 'paid' },
    by,
  );
  if (order.amount.amount !== owed.amount || order.amount.currency !== owed.currency)
    throw fieldProblem('amount', 'closing_changed', { payOut: owed });
  return verdict.state === 'succeeded' ? verdict.providerReference : '';
}
