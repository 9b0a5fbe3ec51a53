import { addMoney, fieldProblem, type Instant, type Money, Problem, subtractMoney } from '../kernel';
import { isOpen } from '../payments';
import { refuseReason } from '../reason-codes';
import { type SubscriptionState } from '../subscriptions';
import { judgeRefund } from './refund-policy.rules';
import { refundableRest, suggestRefund } from './refund-suggestion.rules';
import {
  type RefundDecision,
  type RefundFacts,
  type RefundInputFacts,
  type RefundState,
} from './refund.types';

/** The ways a refund can go (rules 7). */
const NEXT_STATES: Record<RefundState, readonly RefundState[]> = {
  awaitingApproval: ['approved', 'rejected', 'cancelled'],
  approved: ['submitted', 'succeeded', 'cancelled'],
  submitted: ['succeeded', 'failed', 'unknown'],
  unknown: ['succeeded', 'failed'],
  succeeded: [],
  failed: [],
  rejected: [],
  cancelled: [],
};

export const nextRefundStates = (state: RefundState): readonly RefundState[] => NEXT_STATES[state];

/** Whether a refund counts against what can be refunded of its payment: all but failed, rejected and cancelled. */
export const countsAsRefunded = (state: RefundState): boolean =>
  state !== 'failed' && state !== 'rejected' && state !== 'cancelled';

const canStop = (state: SubscriptionState | undefined): boolean => state === 'active' || state === 'queued';

/** Why nothing at all can be refunded of this payment, or null; the console shows it instead of the form. */
export function refundObstacle(facts: RefundFacts): Problem | null {
  const { payment, customer, purchase } = facts;
  if (customer.status === 'closed') return new Problem('customer_closed');
  if (payment.state !== 'captured') return new Problem('payment_not_refundable', { state: payment.state });
  if (purchase.posted.amount === 0) return new Problem('refund_already_in_wallet');
  if (payment.captured.currency !== customer.walletCurrency)
    return new Problem('currency_mismatch', { currency: customer.walletCurrency });
  const rest = refundableRest(facts);
  return rest.amount > 0 ? null : new Problem('refund_above_rest', { max: rest });
}

/** Whether the provider may still take this money or not: then asking again comes before refunding. */
export const awaitsProvider = (facts: RefundFacts): boolean => isOpen(facts.payment.state);

/**
 * Decides a refund (rules 7): never more than is left of the payment (P1), in the wallet's currency, with a reason; a plan
 * can only be stopped while it runs or waits and no later purchase rests on it; beyond the policy only with a reason for the exception. Throws the problem,
 * at the field where there is one.
 */
export function decideRefund(facts: RefundFacts, input: RefundInputFacts, now: Instant): RefundDecision {
  const obstacle = refundObstacle(facts);
  if (obstacle) throw obstacle;
  refuseWrongAmount(facts, input.amount);
  refuseReason(facts.reasons, input);
  if (input.planEffect === 'stopNow') refuseUnstoppable(facts);
  const suggestion = suggestRefund(facts, now);
  const policy = judgeRefund(facts, suggestion, now);
  const excused = Boolean(input.overrideReason?.trim());
  if (!policy.within && !excused) {
    const rules = policy.checks.filter((c) => !c.kept).map((c) => c.rule);
    throw fieldProblem('overrideReason', 'refund_outside_policy', { rules });
  }
  return {
    amount: input.amount,
    destination: input.destination,
    planEffect: input.planEffect,
    suggestion,
    policy,
    overridden: !policy.within,
    balanceBefore: facts.walletBalance,
    balanceAfter: addMoney(facts.walletBalance, input.amount),
    refundableAfter: subtractMoney(refundableRest(facts), input.amount),
    planAfter: input.planEffect === 'stopNow' ? 'revoked' : (facts.plan?.state ?? null),
  };
}

function refuseUnstoppable({ plan }: RefundFacts): void {
  if (!canStop(plan?.state)) throw fieldProblem('planEffect', 'refund_no_plan_to_stop');
  if (plan?.restedOn) throw fieldProblem('planEffect', 'refund_plan_needed');
}

function refuseWrongAmount(facts: RefundFacts, amount: Money): void {
  const rest = refundableRest(facts);
  if (amount.currency !== rest.currency)
    throw fieldProblem('amount', 'currency_mismatch', { currency: rest.currency });
  const possible = amount.amount > 0 && amount.amount <= rest.amount;
  if (!possible) throw fieldProblem('amount', 'refund_above_rest', { max: rest });
}
