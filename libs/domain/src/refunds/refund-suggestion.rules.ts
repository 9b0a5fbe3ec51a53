import { BPS_PER_WHOLE, DAY_MS, type Instant, money, msBetween, minInstant, shareOf } from '../kernel';
import { refundableRest } from './refund-parts.rules';
import { canGoBack } from './hand-payout.rules';
import {
  type BoughtPlanFacts,
  type LotUse,
  type RefundFacts,
  type RefundSuggestion,
  type SuggestionBasis,
  type UseKind,
  type UseTerm,
} from './refund.types';

/** Nothing used within this time of the payment: everything back (rules 7). */
export const COOLING_OFF_DAYS = 14;

interface Use {
  kind: UseKind;
  used: number;
  total: number;
}

/** Days of validity: a day that has begun is used, and the whole span counts as at least one day. */
function daysUsed(plan: BoughtPlanFacts, now: Instant): Use {
  const total = Math.max(1, Math.round(msBetween(plan.startsAt, plan.endsAt) / DAY_MS));
  const until = minInstant(plan.stoppedAt ?? now, now);
  const begun = Math.ceil(msBetween(plan.startsAt, until) / DAY_MS);
  return { kind: 'days', used: Math.min(total, Math.max(0, begun)), total };
}

/** The finite allowances that were paid for, lots of one kind added up. */
function allowancesUsed(lots: readonly LotUse[]): Use[] {
  const kinds = ['voice', 'sms', 'data'] as const;
  return kinds.flatMap((kind) => {
    const finite = lots.filter((lot) => lot.kind === kind && lot.granted !== null && !lot.bonus);
    const total = finite.reduce((sum, lot) => sum + (lot.granted ?? 0), 0);
    const used = finite.reduce((sum, lot) => sum + lot.used, 0);
    return total > 0 ? [{ kind, used: Math.min(total, Math.max(0, used)), total }] : [];
  });
}

/** Whether a's used share is larger than b's; exact, without dividing. */
const usesMore = (a: Use, b: Use): boolean =>
  BigInt(a.used) * BigInt(b.total) > BigInt(b.used) * BigInt(a.total);

const shareBps = (use: Use): number => shareOf(BPS_PER_WHOLE, use.used, use.total);

const untouched = (plan: BoughtPlanFacts): boolean => plan.lots.every((lot) => lot.used === 0);

function basisOf(facts: RefundFacts, now: Instant): SuggestionBasis {
  const { payment, plan } = facts;
  if (canGoBack(payment.source) && payment.inWallet.amount > 0) return 'unspent';
  if (facts.purchase.posted.amount === 0) return 'alreadyInWallet';
  if (!plan) return 'notDelivered';
  if (plan.movedAt) return 'movedOn';
  if (untouched(plan) && (plan.stoppedAt ?? now) < plan.startsAt) return 'notStarted';
  const paidMs = payment.capturedAt === null ? Infinity : msBetween(payment.capturedAt, now);
  return untouched(plan) && paidMs <= COOLING_OFF_DAYS * DAY_MS ? 'nothingUsed' : 'usedShare';
}

/**
 * What a refund should be: what was really paid × (1 − used share), where the used share is the largest over the finite
 * parts (days, voice, SMS, data); all of it when nothing was used within the cooling-off period, when the plan has not
 * started, or when there never was one; nothing of what went to another customer, who goes on with it; of money that still lies in the wallet all of it. What was given back before is subtracted. Rounded half up, once (rules 1, 7).
 */
export function suggestRefund(facts: RefundFacts, now: Instant): RefundSuggestion {
  const { captured: paid, refunded: alreadyRefunded } = facts.payment;
  const basis = basisOf(facts, now);
  const uses = facts.plan ? [daysUsed(facts.plan, now), ...allowancesUsed(facts.plan.lots)] : [];
  const most = uses.reduce<Use | null>((top, use) => (top === null || usesMore(use, top) ? use : top), null);
  const rest = refundableRest(facts);
  const due =
    basis === 'unspent'
      ? facts.payment.inWallet.amount
      : dueMinor(basis, paid.amount, most) - alreadyRefunded.amount;
  return {
    amount: money(Math.max(0, Math.min(due, rest.amount)), paid.currency),
    basis,
    paid,
    alreadyRefunded,
    usedBps: most ? shareBps(most) : 0,
    terms: uses.map((use): UseTerm => ({
      ...use,
      usedBps: shareBps(use),
      decides: basis === 'usedShare' && use === most,
    })),
  };
}

function dueMinor(basis: Exclude<SuggestionBasis, 'unspent'>, paidMinor: number, most: Use | null): number {
  switch (basis) {
    case 'alreadyInWallet':
    case 'movedOn':
      return 0;
    case 'notDelivered':
    case 'notStarted':
    case 'nothingUsed':
      return paidMinor;
    case 'usedShare':
      return most ? shareOf(paidMinor, most.total - most.used, most.total) : paidMinor;
  }
}
