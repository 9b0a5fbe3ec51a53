import { addMs, DAY_MS, type Instant, type LocalText } from '@ur-desk/domain/kernel';
import {
  type CriteriaGroup,
  emptyPromotionContent,
  type PromotionContent,
  type PromotionState,
} from '@ur-desk/domain/promotions';

const GB = 1024 ** 3;
const FRIDAY = 5;

type DemoState = Extract<PromotionState, 'draft' | 'test' | 'released' | 'suspended' | 'retired'>;

export interface DemoPromotion {
  code: string;
  state: DemoState;
  /** Days from now: when it begins and ends; null: without an end. */
  days: readonly [from: number, to: number | null];
  content: Pick<PromotionContent, 'name' | 'actions'> & Partial<PromotionContent>;
}

const all = (...criteria: CriteriaGroup['criteria']): CriteriaGroup[] => [{ match: 'all', criteria }];
const named = (en: string, zh: string): LocalText => ({ en, zh });
const percent = (discountBps: number, capMinor?: number): PromotionContent['actions'] => [
  {
    kind: 'percentOff',
    discountBps,
    caps: capMinor === undefined ? [] : [{ amount: capMinor, currency: 'CNY' }],
  },
];
const once = (totalMinor: number): Pick<PromotionContent, 'limits'> => ({
  limits: {
    totalUses: null,
    usesPerCustomer: 1,
    budgets: [{ currency: 'CNY', totalMinor, periodMinor: null }],
    budgetPeriod: 'month',
  },
});
const demo = (
  code: string,
  state: DemoState,
  days: DemoPromotion['days'],
  content: DemoPromotion['content'],
): DemoPromotion => ({ code, state, days, content });

/**
 * The promotions of the demo operator, in every state. What runs needs a code, a tag or a channel that no story has: the
 * prices that the stories tell stay as they are.
 */
export const DEMO_PROMOTIONS: readonly DemoPromotion[] = [
  demo('welcome-10', 'released', [-90, null], {
    name: named('Welcome: 10 % off the first plan', '新客首单九折'),
    criteria: all({ kind: 'firstPurchase' }),
    actions: percent(1_000, 2_000),
    coupon: { kind: 'shared', code: 'WELCOME10' },
    ...once(800_000),
  }),
  demo('student-15', 'released', [-60, 120], {
    name: named('Students: 15 % off', '学生八五折'),
    criteria: all({ kind: 'tags', tags: ['student'] }),
    actions: percent(1_500),
    priority: 20,
    ...once(500_000),
  }),
  demo('student-friday', 'released', [-30, 60], {
    name: named('Friday evening: 1 GB more for students', '周五晚学生加赠 1GB'),
    criteria: all(
      { kind: 'tags', tags: ['student'] },
      { kind: 'hours', weekdays: [FRIDAY], from: '18:00', until: '24:00', zone: 'Asia/Shanghai' },
    ),
    actions: [{ kind: 'bonusData', quantity: GB }],
  }),
  demo('partner-5', 'released', [-200, null], {
    name: named('Partners: 5 % off through the API', '合作渠道九五折'),
    criteria: all({ kind: 'channel', channels: ['api'] }),
    actions: percent(500),
  }),
  demo('newsletter', 'released', [-10, 50], {
    name: named('Newsletter: ¥8 off with your own code', '订阅用户专属码立减 8 元'),
    criteria: all({ kind: 'currency', currencies: ['CNY'] }),
    actions: [{ kind: 'amountOff', amounts: [{ amount: 800, currency: 'CNY' }] }],
    coupon: { kind: 'unique', code: null },
    ...once(400_000),
  }),
  demo('top-up-student', 'released', [-45, 90], {
    name: named('Students: ¥10 on top of a top-up of ¥100', '学生充 100 送 10'),
    criteria: all(
      { kind: 'tags', tags: ['student'] },
      { kind: 'minimumAmount', amounts: [{ amount: 10_000, currency: 'CNY' }] },
    ),
    actions: [{ kind: 'walletCredit', amounts: [{ amount: 1_000, currency: 'CNY' }], validDays: 90 }],
    ...once(300_000),
  }),
  demo('spring-sale', 'released', [-240, -200], {
    name: named('Spring sale: 20 % off', '春季大促八折'),
    actions: percent(2_000, 3_000),
  }),
  demo('summer-data', 'released', [-150, -90], {
    name: named('Summer: 2 GB more', '夏日加赠 2GB'),
    actions: [{ kind: 'bonusData', quantity: 2 * GB }],
  }),
  demo('new-year', 'released', [25, 45], {
    name: named('New Year: 12 % off', '新年八八折'),
    actions: percent(1_200),
    priority: 10,
    ...once(900_000),
  }),
  demo('gold-week', 'released', [10, 17], {
    name: named('Gold week: 20 % off', '金卡周八折'),
    criteria: all({ kind: 'tier', tiers: ['gold', 'platinum'] }),
    actions: percent(2_000),
    group: { code: 'members', mode: 'best' },
    ...once(600_000),
  }),
  demo('back-15', 'suspended', [-20, 40], {
    name: named('Welcome back: 15 % off with a code', '回归优惠码八五折'),
    criteria: all({ kind: 'daysSinceExpiry', minDays: 30, maxDays: null }),
    actions: percent(1_500),
    coupon: { kind: 'shared', code: 'BACK15' },
    ...once(300_000),
  }),
  demo('loyal-3', 'retired', [-400, null], {
    name: named('Loyalty: 3 % off (before there were tiers)', '老客九七折（会员制度之前）'),
    actions: percent(300),
  }),
  demo('double-sms', 'test', [5, 35], {
    name: named('100 messages more', '加赠 100 条短信'),
    actions: [{ kind: 'bonusSms', quantity: 100 }],
  }),
  demo('autumn-20', 'draft', [7, 21], {
    name: named('Autumn: 20 % off everything', '秋季全场八折'),
    actions: percent(2_000, 2_500),
    ...once(1_000_000),
  }),
];

/** What it says, at the time of the seed. */
export const demoContent = (
  { days: [from, to], content }: DemoPromotion,
  now: Instant,
): PromotionContent => ({
  ...emptyPromotionContent({
    startsAt: addMs(now, from * DAY_MS),
    endsAt: to === null ? null : addMs(now, to * DAY_MS),
  }),
  ...content,
});
