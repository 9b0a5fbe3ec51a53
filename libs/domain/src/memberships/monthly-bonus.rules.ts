import { type LotDraft } from '../allowances';
import { endOfLocalDate, type Instant, localDateAt } from '../kernel';
import { type TierContent } from './tier.types';

/** A month on the operator's calendar, in which each member gets his bonuses once. */
export interface BonusMonth {
  /** `2026-11`. */
  month: string;
  /** Exclusive: what is left of the bonuses ends with the month. */
  endsAt: Instant;
}

/** The month that an instant falls into, in the operator's zone. */
export function bonusMonthAt(now: Instant, zone: string): BonusMonth {
  const month = localDateAt(now, zone).slice(0, 7);
  const [year = 0, number = 0] = month.split('-').map(Number);
  const lastDay = new Date(Date.UTC(year, number, 0)).getUTCDate();
  return { month, endsAt: endOfLocalDate(`${month}-${lastDay}`, zone) };
}

/** What a member gets for the month (rules 6): one lot per bonus of his tier, from now on to the end of the month. */
export const monthlyBonusLots = (
  { monthlyBonuses }: Pick<TierContent, 'monthlyBonuses'>,
  { endsAt }: BonusMonth,
  now: Instant,
): LotDraft[] =>
  monthlyBonuses.map(({ kind, quantity }) => ({
    kind,
    origin: 'bonus',
    granted: quantity,
    validFrom: now,
    expiresAt: endsAt,
  }));
