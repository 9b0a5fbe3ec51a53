import { type PurchaseFacts } from './facts.types';
import { type PromotionContent, type PromotionVersionFacts } from './promotion.types';

/** For tests: one purchase for ¥39.99 on a Friday evening in Shanghai, by a customer without tier and tags. */
export const somePromotionFacts = (changes: Partial<PurchaseFacts> = {}): PurchaseFacts => ({
  at: '2026-11-27T12:00:00.000Z',
  planId: 'asia',
  tier: null,
  country: 'CN',
  currency: 'CNY',
  channel: 'agent',
  purchases: 1,
  amountMinor: 3_999,
  lastEndedAt: null,
  tags: [],
  coupon: null,
  ...changes,
});

/** For tests: 10 % off for everybody in 2026. */
export const someContent = (changes: Partial<PromotionContent> = {}): PromotionContent => ({
  name: { en: 'Ten off', zh: '九折' },
  window: { startsAt: '2026-01-01T00:00:00.000Z', endsAt: '2027-01-01T00:00:00.000Z' },
  criteria: [],
  actions: [{ kind: 'percentOff', discountBps: 1_000, caps: [] }],
  coupon: null,
  priority: 100,
  group: null,
  exclusive: false,
  incompatibleWith: [],
  limits: { totalUses: null, usesPerCustomer: null, budgets: [], budgetPeriod: 'month' },
  ...changes,
});

export const someVersion = (
  code: string,
  changes: Partial<PromotionContent> = {},
): PromotionVersionFacts => ({
  id: `${code}-v1`,
  promotionId: code,
  code,
  versionNo: 1,
  state: 'released',
  content: someContent(changes),
});
