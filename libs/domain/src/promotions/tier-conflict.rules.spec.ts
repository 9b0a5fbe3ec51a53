import 'reflect-metadata';
import { type PriceCandidate } from '../pricing';
import { type PlanVersionFacts } from '../plans';
import { tierConflicts } from './index';
import { someVersion } from './promotion.samples';
import { type PromotionContent } from './promotion.types';

const plan: PlanVersionFacts & { code: string } = {
  id: 'v1',
  planId: 'asia',
  code: 'asia-10',
  versionNo: 1,
  state: 'released',
  releasedAt: null,
  name: { en: 'Asia', zh: '亚洲' },
  voiceSeconds: 0,
  smsCount: 0,
  dataBytes: null,
  validity: { days: 30 },
  prices: [{ currency: 'CNY', amount: 4_000, floor: 3_500 }],
  coverage: [],
  regions: [],
  terms: { en: '', zh: '' },
};
const discount = (discountBps: number): PriceCandidate => ({
  rule: 'tierDiscount',
  code: 'gold',
  name: null,
  verdict: { applies: true, actions: [{ kind: 'percentOff', discountBps, capMinor: null }] },
});
const tenPercent: Partial<PromotionContent> = {
  actions: [{ kind: 'percentOff', discountBps: 1_000, caps: [] }],
};
const forTier = (...tiers: string[]): Partial<PromotionContent> => ({
  ...tenPercent,
  criteria: [{ match: 'all', criteria: [{ kind: 'tier', tiers }] }],
});

describe('a tier and the floors of plans', () => {
  it.each<[string, number, Partial<PromotionContent> | null, [string | null, number][]]>([
    ['meet where the tier alone goes below', 2_000, null, [[null, 300]]],
    ['do not meet above', 1_000, null, []],
    ['meet with a promotion that both apply to', 500, tenPercent, [['a', 80]]],
    ['meet with a promotion for this tier', 500, forTier('gold'), [['a', 80]]],
    ['do not meet with a promotion for another tier', 500, forTier('silver'), []],
  ])('%s', (_what, discountBps, promotion, expected) => {
    const tier = { code: 'gold', candidates: [discount(discountBps)] };
    const live = promotion ? [someVersion('a', promotion)] : [];
    const found = tierConflicts(tier, live, [plan]);
    expect(found.map((one) => [one.promotion?.id ?? null, one.cutMinor])).toEqual(expected);
  });
});
