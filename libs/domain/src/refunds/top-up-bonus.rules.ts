import { shareOf } from '../kernel';
import { type GivenTopUpBonus, type RefundFacts } from './refund.types';

/** What is taken back of one lot, minor units, more than zero. */
export interface BonusBack {
  lotId: string;
  amountMinor: number;
}

/** What of a top-up went back to its payer, and what it had brought, minor units. */
export interface TopUpShare {
  /** Refunded to the source, or taken by disputes, by now. */
  gone: number;
  captured: number;
}

function fromLots({ lots }: GivenTopUpBonus, due: number): BonusBack[] {
  let open = due;
  return lots.flatMap(({ lotId, remaining }) => {
    const amountMinor = Math.min(Math.max(0, open), remaining);
    open -= amountMinor;
    return amountMinor > 0 ? [{ lotId, amountMinor }] : [];
  });
}

/**
 * What is taken back of the bonuses that promotions gave with a top-up (docs/decisions/0491, 0506): of each the share of the top-up that
 * has gone back to its payer by then, rounded half up, less what came back before, and no more than is left of it: what was spent
 * of a bonus stays a cost of the promotion. `availableMinor`: what of the wallet no hold keeps.
 */
export function bonusesBack(
  bonuses: readonly GivenTopUpBonus[],
  { gone, captured }: TopUpShare,
  availableMinor = Number.MAX_SAFE_INTEGER,
): BonusBack[] {
  let available = availableMinor;
  return bonuses.flatMap((bonus) => {
    const due = shareOf(bonus.granted, Math.min(gone, captured), captured) - bonus.returned;
    const back = fromLots(bonus, Math.min(due, available));
    available -= sumOf(back);
    return back;
  });
}

const sumOf = (back: readonly BonusBack[]): number =>
  back.reduce((sum, { amountMinor }) => sum + amountMinor, 0);

/** All of them together, minor units, for a refund to the source of the top-up. */
export function bonusBackMinor({ payment, bonuses = [] }: RefundFacts, toSourceMinor: number): number {
  if (toSourceMinor === 0) return 0;
  const gone = payment.refunded.amount + toSourceMinor;
  return sumOf(bonusesBack(bonuses, { gone, captured: payment.captured.amount }));
}
