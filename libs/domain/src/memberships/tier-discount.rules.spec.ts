import fc from 'fast-check';
import { decidePrice, type PriceCandidate, type PriceDecision } from '../pricing';
import { type PricedTier, tierCandidates } from './index';

const FLOOR = 3_000;
const gold = (discountBps: number): PricedTier => ({
  code: 'gold',
  name: { en: 'Gold', zh: '金卡' },
  discountBps,
  freeServices: [],
});
const percent = (rule: 'promotion' | 'coupon', discountBps: number): PriceCandidate => ({
  rule,
  code: rule,
  name: null,
  verdict: { applies: true, actions: [{ kind: 'percentOff', discountBps, capMinor: null }] },
});

const priceOf = (candidates: readonly PriceCandidate[]): PriceDecision =>
  decidePrice({
    plan: {
      id: 'v',
      planId: 'p',
      code: 'plan',
      state: 'released',
      name: { en: 'Plan', zh: '套餐' },
      voiceSeconds: 0,
      smsCount: 0,
      dataBytes: 0,
      validity: { days: 30 },
      prices: [{ currency: 'CNY', amount: 9_999, floor: FLOOR }],
      coverage: [],
      regions: [],
    } as never,
    currency: 'CNY',
    candidates,
    walletAvailableMinor: 0,
    payment: { useWallet: true },
    taxRateBps: 0,
  });
const linesOf = ({ lines }: PriceDecision) => lines.map(({ rule, amountMinor }) => [rule, amountMinor]);

describe('the discount of a tier', () => {
  it('is the second layer: promotions and coupons are taken off what it leaves', () => {
    const price = priceOf([
      percent('coupon', 1_000),
      percent('promotion', 1_000),
      ...tierCandidates(gold(500)),
    ]);
    expect(linesOf(price)).toEqual([
      ['planPrice', 9_999],
      ['tierDiscount', -500],
      ['promotion', -950],
      ['coupon', -855],
    ]);
  });

  it.each([
    ['nobody’s', null, { code: null, reason: 'noMembership' }],
    ['a tier’s without one', gold(0), { code: 'gold', reason: 'noEffect' }],
  ])('says why there is none: %s', (_what, tier, reason) => {
    const { notApplied } = priceOf(tierCandidates(tier));
    expect(notApplied.find(({ rule }) => rule === 'tierDiscount')).toMatchObject(reason);
  });

  it('never goes below the floor, and more discount never costs more', () => {
    const bps = fc.integer({ min: 0, max: 10_000 });
    fc.assert(
      fc.property(bps, bps, bps, (tier, more, promotion) => {
        const total = (discountBps: number) =>
          priceOf([...tierCandidates(gold(discountBps)), percent('promotion', promotion)]).totalMinor;
        expect(total(tier)).toBeGreaterThanOrEqual(FLOOR);
        expect(total(Math.max(tier, more))).toBeLessThanOrEqual(total(Math.min(tier, more)));
      }),
    );
  });
});
