import { accountObstacle } from '../customer-status';
import { addMoney, fieldProblem, type Instant, type Money, money, Problem, subtractMoney } from '../kernel';
import { isOpen } from '../payments';
import { refuseReason } from '../reason-codes';
import { canGoBack } from './hand-payout.rules';
import { aboveRest, refundableRest, refundParts } from './refund-parts.rules';
import { planAfterRefund } from './refund-plan.rules';
import { judgeRefund } from './refund-policy.rules';
import { suggestRefund } from './refund-suggestion.rules';
import { bonusBackMinor } from './top-up-bonus.rules';
import {
  type RefundDecision,
  type RefundFacts,
  type RefundInputFacts,
  type RefundParts,
  type RefundState,
} from './refund.types';

/** Why nothing at all can be refunded of this payment, or null; the console shows it instead of the form. */
export function refundObstacle(facts: RefundFacts): Problem | null {
  const { payment, customer, purchase } = facts;
  const closed = accountObstacle(customer.status, 'payBack');
  if (closed) return closed;
  if (payment.state !== 'captured') return new Problem('payment_not_refundable', { state: payment.state });
  if (payment.disputedBy !== null) return new Problem('payment_disputed', { reference: payment.disputedBy });
  if (payment.captured.currency !== customer.walletCurrency)
    return new Problem('currency_mismatch', { currency: customer.walletCurrency });
  const rest = refundableRest(facts);
  if (rest.amount > 0) return null;
  if (purchase.posted.amount === 0 && !canGoBack(payment.source))
    return new Problem('refund_already_in_wallet');
  const { code, params } = aboveRest(facts, rest);
  return new Problem(code, params);
}

/** Whether the provider may still take this money or not: then asking again comes before refunding. */
export const awaitsProvider = (facts: RefundFacts): boolean => isOpen(facts.payment.state);

/**
 * Decides a refund (rules 7): never more than is left of the payment (P1), in the wallet's currency, with a reason, and to
 * where it can go; a plan can only be ended while it runs or waits and no later purchase rests on it; beyond the policy
 * only with a reason for the exception. Throws the problem, at the field where there is one.
 */
export function decideRefund(facts: RefundFacts, input: RefundInputFacts, now: Instant): RefundDecision {
  const decision = decideApprovedRefund(facts, input, now);
  refuseReason(facts.reasons, input);
  const { policy } = decision;
  const excused = Boolean(input.overrideReason?.trim());
  if (!policy.within && !excused) {
    const rules = policy.checks.filter((c) => !c.kept).map((c) => c.rule);
    throw fieldProblem('overrideReason', 'refund_outside_policy', { rules });
  }
  return decision;
}

/**
 * The same for an order that was given before and that somebody else looks at: it is bound by what is left and by what the plan
 * is now, but reason and policy were judged when it was given (its verdict now is in the decision). `facts` leave the order
 * itself out.
 */
export function decideApprovedRefund(
  facts: RefundFacts,
  input: RefundInputFacts,
  now: Instant,
): RefundDecision {
  const obstacle = refundObstacle(facts);
  if (obstacle) throw obstacle;
  const parts = refundParts(facts, input);
  const plan = planAfterRefund(facts, input, now);
  const suggestion = suggestRefund(facts, now);
  const policy = judgeRefund(facts, suggestion, now);
  return {
    ...parts,
    ...plan,
    ...refundEndState(facts, input.amount, parts),
    amount: input.amount,
    destination: input.destination,
    planEffect: input.planEffect,
    tierProgress: input.tierProgress ?? 'back',
    couponUse: facts.purchase.uses > 0 ? (input.couponUse ?? 'keep') : 'keep',
    suggestion,
    policy,
    overridden: !policy.within,
  };
}

/** Balance and what is left to refund, after a refund made up of these parts. */
export function refundEndState(facts: RefundFacts, amount: Money, parts: RefundParts) {
  const bonusBack = money(bonusBackMinor(facts, parts.toSource.amount), amount.currency);
  const moved = subtractMoney(addMoney(facts.walletBalance, parts.fromRevenue), parts.toSource);
  return {
    bonusBack,
    balanceBefore: facts.walletBalance,
    balanceAfter: subtractMoney(moved, bonusBack),
    refundableAfter: subtractMoney(refundableRest(facts), amount),
  };
}

/** A refund whose source refused, as far as trying again needs to know it. */
export interface RefusedRefund {
  state: RefundState;
  toSource: Money;
  /** Whether another refund took its place already. */
  replaced: boolean;
}

/** What trying again moves, and what is left then. */
export interface RetryDecision extends RefundParts {
  amount: Money;
  destination: 'source' | 'wallet';
  bonusBack: Money;
  balanceAfter: Money;
  refundableAfter: Money;
}

/** Where what a source refused can go: once more there, paid out by hand instead, or to the wallet. */
export const RETRY_DESTINATIONS = ['source', 'byHand', 'wallet'] as const;
export type RetryDestination = (typeof RETRY_DESTINATIONS)[number];

/** What an order that is paid out by hand is decided upon, whatever could pay it back. */
export const paidByHand = (facts: RefundFacts): RefundFacts =>
  facts.payment.source === 'walletPaid'
    ? facts
    : { ...facts, payment: { ...facts.payment, source: 'byHand' } };

/**
 * Gives what a source refused to the wallet instead, or tries the source once more (rules 7). It was judged when it was
 * ordered, so it is not judged again; but no more than is left by now. Throws `wrong_state`, and what the amount and the
 * destination throw.
 */
export function decideRetry(
  facts: RefundFacts,
  refused: RefusedRefund,
  destination: 'source' | 'wallet',
): RetryDecision {
  if (refused.state !== 'failed') throw new Problem('wrong_state', { state: refused.state });
  if (refused.replaced) throw new Problem('refund_replaced');
  const obstacle = refundObstacle(facts);
  if (obstacle) throw obstacle;
  const amount = money(refused.toSource.amount, refused.toSource.currency);
  const parts = refundParts(facts, { amount, destination, reasonCode: '', planEffect: 'keep' });
  const { balanceAfter, refundableAfter, bonusBack } = refundEndState(facts, amount, parts);
  return { ...parts, amount, destination, balanceAfter, refundableAfter, bonusBack };
}
