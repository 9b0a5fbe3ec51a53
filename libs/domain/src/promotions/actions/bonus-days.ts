import { type PriceAction } from '../../pricing';

/** The most that one promotion adds: a year, and a day for a leap year. */
export const MAX_BONUS_DAYS = 366;

/** Days of validity on top of the plan's own, on the customer's calendar. */
export interface BonusDaysAction {
  kind: 'bonusDays';
  quantity: number;
}

export const bonusDaysIn = ({ quantity }: BonusDaysAction): PriceAction => ({
  kind: 'bonus',
  bonus: { kind: 'days', quantity },
});
