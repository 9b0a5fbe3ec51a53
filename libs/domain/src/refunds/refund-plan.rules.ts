import { addMs, DAY_MS, fieldProblem, type Instant, maxInstant, type Money, msBetween } from '../kernel';
import { type SubscriptionState } from '../subscriptions';
import {
  type BoughtPlanFacts,
  type PlanEffect,
  type RefundFacts,
  type RefundInputFacts,
} from './refund.types';

/** Whether a plan still runs or waits, so that it can be stopped or shortened. */
export const canEnd = (plan: BoughtPlanFacts | null): plan is BoughtPlanFacts =>
  plan?.state === 'active' || plan?.state === 'queued';

/** What a refund can do to what was bought. */
export const effectsOf = ({ isAddOn }: Pick<BoughtPlanFacts, 'isAddOn'>): readonly PlanEffect[] =>
  isAddOn ? ['keep', 'takeBack'] : ['keep', 'stopNow', 'shorten'];

export interface PlanAfter {
  /** Null where there is no plan. */
  planAfter: SubscriptionState | null;
  planEndsAfter: Instant | null;
}

/**
 * What becomes of the plan. It can only be ended while it runs or waits and no later purchase rests on it; a new end lies
 * between now (or its start) and its end. A pack is only kept or taken back, whatever rests on the plan under it. Throws the problem at its field.
 */
export function planAfterRefund({ plan }: RefundFacts, input: RefundInputFacts, now: Instant): PlanAfter {
  const { planEffect, planEndsAt } = input;
  if (planEffect !== 'shorten' && planEndsAt) throw fieldProblem('planEndsAt', 'refund_plan_end');
  if (planEffect === 'keep')
    return { planAfter: plan?.state ?? null, planEndsAfter: plan?.runsUntil ?? null };
  if (plan && !effectsOf(plan).includes(planEffect)) throw fieldProblem('planEffect', 'refund_add_on_effect');
  if (!canEnd(plan)) throw fieldProblem('planEffect', 'refund_no_plan_to_stop');
  if (plan.restedOn) throw fieldProblem('planEffect', 'refund_plan_needed');
  if (planEffect === 'takeBack') return { planAfter: 'revoked', planEndsAfter: now };
  if (planEffect === 'stopNow') return { planAfter: 'revoked', planEndsAfter: now };
  const from = maxInstant(now, plan.startsAt);
  const between = planEndsAt && msBetween(from, planEndsAt) > 0 && msBetween(planEndsAt, plan.runsUntil) > 0;
  if (!between) throw fieldProblem('planEndsAt', 'refund_plan_end');
  return { planAfter: plan.state, planEndsAfter: planEndsAt };
}

/**
 * When a plan could end for this refund: it keeps the share of its days that stays paid, but at least until tomorrow. Null
 * where there is nothing to shorten.
 */
export function proposedEnd(facts: RefundFacts, amount: Money, now: Instant): Instant | null {
  const { plan, payment } = facts;
  if (!canEnd(plan) || plan.isAddOn) return null;
  const kept = payment.captured.amount - payment.refunded.amount - amount.amount;
  const share = payment.captured.amount > 0 ? Math.max(0, kept) / payment.captured.amount : 0;
  const days = Math.round((msBetween(plan.startsAt, plan.endsAt) * share) / DAY_MS);
  const end = maxInstant(addMs(plan.startsAt, days * DAY_MS), addMs(maxInstant(now, plan.startsAt), DAY_MS));
  return msBetween(end, plan.runsUntil) > 0 ? end : null;
}
