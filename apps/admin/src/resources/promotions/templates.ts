import {
  addMs,
  DAY_MS,
  endOfLocalDate,
  type Instant,
  localDateAt,
  startOfLocalDate,
} from '@ur-desk/domain/kernel';
import { emptyPromotionContent, type PromotionContent } from '@ur-desk/domain/promotions';

export const TEMPLATES = ['blank', 'tierWeek', 'winBack'] as const;
export type Template = (typeof TEMPLATES)[number];

const DAYS_OF_WEEK = 7;
const ONCE = {
  totalUses: null,
  usesPerCustomer: 1,
  budgets: [{ currency: 'CNY' as const, totalMinor: 1_000_000, periodMinor: null }],
  budgetPeriod: 'month' as const,
};

/** From the next Monday to the Sunday after it, whole days on the operator's clock. */
function nextWeek(now: Instant, zone: string): PromotionContent['window'] {
  const weekday =
    (new Date(`${localDateAt(now, zone)}T00:00:00Z`).getUTCDay() + DAYS_OF_WEEK - 1) % DAYS_OF_WEEK;
  const monday = localDateAt(addMs(now, (DAYS_OF_WEEK - weekday) * DAY_MS), zone);
  const sunday = new Date(Date.parse(monday) + (DAYS_OF_WEEK - 1) * DAY_MS).toISOString().slice(0, 10);
  return { startsAt: startOfLocalDate(monday, zone), endsAt: endOfLocalDate(sunday, zone) };
}

/** What a new promotion begins with. */
export function contentOf(template: Template, now: Instant, zone: string): PromotionContent {
  const tomorrow = startOfLocalDate(localDateAt(addMs(now, DAY_MS), zone), zone);
  const blank = emptyPromotionContent({ startsAt: tomorrow, endsAt: null });
  switch (template) {
    case 'blank':
      return blank;
    case 'tierWeek':
      return {
        ...blank,
        name: { en: 'Members’ week: 20 % off', zh: '会员周八折' },
        window: nextWeek(now, zone),
        criteria: [{ match: 'all', criteria: [{ kind: 'tier', tiers: ['gold'] }] }],
        actions: [{ kind: 'percentOff', discountBps: 2_000, caps: [] }],
        limits: ONCE,
      };
    case 'winBack':
      return {
        ...blank,
        name: { en: 'Welcome back: 15 % off', zh: '欢迎回来，八五折' },
        criteria: [{ match: 'all', criteria: [{ kind: 'daysSinceExpiry', minDays: 30, maxDays: null }] }],
        actions: [{ kind: 'percentOff', discountBps: 1_500, caps: [] }],
        limits: ONCE,
      };
  }
}
