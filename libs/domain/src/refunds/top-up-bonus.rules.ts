import { shareOf } from '../kernel';
import { type RefundFacts, type TopUpBonusLot } from './refund.types';

/** What is taken back of one lot, minor units, more than zero. */
export interface BonusBack {
  lotId: string;
  amountMinor: number;
}

/**
 * What a refund takes back of the bonuses that promotions gave with a top-up (docs/decisions/0491): of each the share of the top-up
 * that has been refunded by then (`refundedMinor`, this refund included), rounded half up, less what came back before, and no more
 * than is left of it: what was spent of a bonus stays a cost of the promotion.
 */
export const bonusesBack = (
  lots: readonly TopUpBonusLot[],
  { refundedMinor, capturedMinor }: { refundedMinor: number; capturedMinor: number },
): BonusBack[] =>
  lots.flatMap(({ lotId, granted, returned, remaining }) => {
    const due = shareOf(granted, Math.min(refundedMinor, capturedMinor), capturedMinor) - returned;
    const amountMinor = Math.min(Math.max(0, due), remaining);
    return amountMinor > 0 ? [{ lotId, amountMinor }] : [];
  });

/** All of them together, minor units, for a refund to the source of the top-up. */
export function bonusBackMinor({ payment, bonuses = [] }: RefundFacts, toSourceMinor: number): number {
  if (toSourceMinor === 0) return 0;
  const refundedMinor = payment.refunded.amount + toSourceMinor;
  const back = bonusesBack(bonuses, { refundedMinor, capturedMinor: payment.captured.amount });
  return back.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
}
