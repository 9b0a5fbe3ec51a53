import { DAY_MS, type Instant, localDateAt } from '../kernel';
import { type BudgetPeriod } from './promotion.types';

/** Of the whole time: what a budget without a period is counted under. */
export const WHOLE_TIME = 'all';

/**
 * Which of the operator's periods an instant falls into, as its spending is counted: `2026-11-27`, `W2026-11-23` (the week’s
 * Monday) or `2026-11`. Zone: the operator's.
 */
export function budgetPeriodAt(period: BudgetPeriod, at: Instant, zone: string): string {
  const date = localDateAt(at, zone);
  switch (period) {
    case 'day':
      return date;
    case 'week': {
      const day = new Date(`${date}T00:00:00Z`);
      const sinceMonday = (day.getUTCDay() + 6) % 7;
      return `W${new Date(day.getTime() - sinceMonday * DAY_MS).toISOString().slice(0, 10)}`;
    }
    case 'month':
      return date.slice(0, 7);
  }
}
