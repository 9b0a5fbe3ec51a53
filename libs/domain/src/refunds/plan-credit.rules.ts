import {
  fieldProblem,
  HOUR_MS,
  type Instant,
  type Money,
  money,
  msBetween,
  Problem,
  subtractMoney,
} from '../kernel';
import {
  type PlanCredit,
  type PlanCreditPart,
  PLAN_REPLACED,
  type ReplacedPlanFacts,
} from './plan-credit.types';
import { refundParts } from './refund-parts.rules';
import { refundEndState, refundObstacle } from './refund.rules';
import { suggestRefund } from './refund-suggestion.rules';
import { type RefundDecision, type RefundFacts } from './refund.types';

/** How long a frozen credit stands whatever is used of the plan meanwhile: the customer pays, a bank answers late. */
export const CREDIT_STANDS_FOR_MS = HOUR_MS;

/** Obstacles that only say that nothing is left to give back: such a payment credits nothing, and is no reason to refuse. */
const NOTHING_LEFT: readonly Problem['code'][] = [
  'refund_already_in_wallet',
  'refund_above_rest',
  'refund_above_unspent',
];

/** The facts without money that still lies in the wallet: it is there already, and no value of the plan. */
const ofPlan = (facts: RefundFacts): RefundFacts => ({
  ...facts,
  payment: { ...facts.payment, inWallet: money(0, facts.payment.captured.currency) },
});

/** What the whole purchase would give back now, whichever of its payments is named; a second charge bought nothing. */
function purchaseDue(facts: RefundFacts, now: Instant): number {
  const { posted: captured, refunded } = facts.purchase;
  return suggestRefund({ ...facts, payment: { ...facts.payment, captured, refunded } }, now).amount.amount;
}

function refuseObstacle(facts: RefundFacts): void {
  const obstacle = refundObstacle(facts);
  if (!obstacle || NOTHING_LEFT.includes(obstacle.code)) return;
  throw fieldProblem('policy', obstacle.code, obstacle.params);
}

/**
 * The value of a running plan, to be credited when another one replaces it (rules 3): per payment what `suggestRefund` suggests,
 * in all never more than the purchases would give back as a whole, so that neither a payment nor revenue gives more than it has
 * (P1). Throws what `refundObstacle` gives, at `policy`, where a payment is disputed or the account is closed.
 */
export function creditForPlan(plan: ReplacedPlanFacts, now: Instant): PlanCredit {
  const left = new Map<string, number>();
  const parts = plan.paidBy.map((given): PlanCreditPart => {
    refuseObstacle(given);
    const facts = ofPlan(given);
    const { payment } = facts;
    const suggestion = suggestRefund(facts, now);
    const rest = left.get(payment.purposeId) ?? purchaseDue(facts, now);
    const amount = Math.min(suggestion.amount.amount, rest);
    left.set(payment.purposeId, rest - amount);
    return {
      paymentId: payment.id,
      paymentReference: payment.reference,
      provider: payment.provider,
      amount: money(amount, plan.currency),
      suggestion,
    };
  });
  const total = parts.reduce((sum, part) => sum + part.amount.amount, 0);
  const { subscriptionId, subscriptionReference, planName, endsAt } = plan;
  return {
    subscriptionId,
    subscriptionReference,
    planName,
    endsAt,
    amount: money(total, plan.currency),
    parts,
  };
}

/** Whether the payment stands as it did when its part was frozen: nothing came back of it, and nobody disputes it. */
const standsStill = (part: PlanCreditPart, facts: RefundFacts | undefined): boolean =>
  facts !== undefined &&
  facts.payment.id === part.paymentId &&
  facts.payment.disputedBy === null &&
  facts.payment.refunded.amount === part.suggestion.alreadyRefunded.amount;

/**
 * Refuses a frozen credit that can no longer be booked, once the customer has paid: money came back meanwhile, a dispute was
 * opened, somebody stopped the plan; or, long after it was agreed, the plan is worth less. That it ended by itself is no reason.
 * Throws `plan_credit_changed`.
 */
export function refuseChangedCredit(
  frozen: PlanCredit,
  plan: ReplacedPlanFacts,
  { agreedAt, now }: { agreedAt: Instant; now: Instant },
): void {
  const same =
    plan.subscriptionId === frozen.subscriptionId &&
    plan.state !== 'revoked' &&
    plan.paidBy.length === frozen.parts.length &&
    frozen.parts.every((part, n) => standsStill(part, plan.paidBy[n]));
  if (!same) throw new Problem('plan_credit_changed');
  if (msBetween(agreedAt, now) <= CREDIT_STANDS_FOR_MS) return;
  const { parts } = creditForPlan(plan, now);
  const worth = frozen.parts.every((part, n) => (parts[n]?.amount.amount ?? 0) >= part.amount.amount);
  if (!worth) throw new Problem('plan_credit_changed');
}

/**
 * One payment's part of a credit as a refund to the wallet; `stops`: the plan runs and ends with it. It is given by the rule, so no
 * policy is asked (docs/decisions/0450). Throws `refund_above_rest` where less is left.
 */
export function decideCreditRefund(
  facts: RefundFacts,
  part: PlanCreditPart,
  { stops, now }: { stops: boolean; now: Instant },
): RefundDecision {
  const { amount, suggestion } = part;
  const planEffect = stops ? 'stopNow' : 'keep';
  const parts = refundParts(facts, { amount, destination: 'wallet', reasonCode: PLAN_REPLACED, planEffect });
  return {
    ...parts,
    ...refundEndState(facts, amount, parts),
    amount,
    destination: 'wallet',
    planEffect,
    planAfter: stops ? 'revoked' : (facts.plan?.state ?? null),
    planEndsAfter: stops ? now : (facts.plan?.runsUntil ?? null),
    tierProgress: 'back',
    couponUse: 'keep',
    suggestion,
    policy: { within: true, checks: [] },
    overridden: false,
  };
}

/** What of the wallet's part was in the wallet before: the value of a replaced plan pays first. */
export const ownWalletPart = (walletPart: Money, credit: { amount: Money } | null): Money => {
  const rest = credit ? subtractMoney(walletPart, credit.amount).amount : walletPart.amount;
  return money(Math.max(0, rest), walletPart.currency);
};
