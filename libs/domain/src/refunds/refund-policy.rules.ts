import { BPS_PER_WHOLE, DAY_MS, type Instant, msBetween } from '../kernel';
import {
  type PolicyCheck,
  type PolicyVerdict,
  type RefundFacts,
  type RefundSuggestion,
} from './refund.types';

/** The operator's refund policy; its verdict is shown, and who goes beyond it says why (rules 7). */
export const REFUND_POLICY = { windowDays: 30, usedBps: 5_000, refundsPerYear: 5 } as const;

/** What went to another customer is used in full for who paid. */
function usedBpsOf({ basis, usedBps }: RefundSuggestion): number {
  if (basis === 'movedOn') return BPS_PER_WHOLE;
  return basis === 'usedShare' ? usedBps : 0;
}

/** Days are counted as begun since the money was taken; the refund being decided counts among those of the year. */
export function judgeRefund(facts: RefundFacts, suggestion: RefundSuggestion, now: Instant): PolicyVerdict {
  const { capturedAt } = facts.payment;
  const days = capturedAt === null ? 0 : Math.max(0, Math.floor(msBetween(capturedAt, now) / DAY_MS));
  const usedBps = usedBpsOf(suggestion);
  const checks = [
    check('window', days, REFUND_POLICY.windowDays),
    check('usedShare', usedBps, REFUND_POLICY.usedBps),
    check('perYear', facts.refundsInYear + 1, REFUND_POLICY.refundsPerYear),
  ];
  return { within: checks.every((c) => c.kept), checks };
}

const check = (rule: PolicyCheck['rule'], value: number, limit: number): PolicyCheck => ({
  rule,
  value,
  limit,
  kept: value <= limit,
});
