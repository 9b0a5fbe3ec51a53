import { couponCodeStatus, couponRefusal, requireFreeCode } from './coupon.rules';
import { type CouponCodeFacts } from './coupon.types';

const AT = '2026-11-27T12:00:00.000Z';
const code = (changes: Partial<CouponCodeFacts> = {}): CouponCodeFacts => ({
  state: 'free',
  disabledAt: null,
  batchDisabledAt: null,
  customerId: null,
  ...changes,
});

describe('a code of a batch', () => {
  it.each<[string, Partial<CouponCodeFacts>, string, string | null]>([
    ['nobody’s', {}, 'free', null],
    ['bound to the customer', { customerId: 'me' }, 'free', null],
    ['bound to another one', { customerId: 'other' }, 'free', 'codeOfAnother'],
    ['reserved', { state: 'reserved' }, 'reserved', 'codeUsed'],
    ['redeemed', { state: 'redeemed' }, 'redeemed', 'codeUsed'],
    ['disabled', { disabledAt: AT }, 'disabled', 'codeDisabled'],
    ['of a disabled batch', { batchDisabledAt: AT }, 'disabled', 'codeDisabled'],
    ['redeemed, and disabled later', { state: 'redeemed', batchDisabledAt: AT }, 'redeemed', 'codeUsed'],
  ])('that is %s', (_what, changes, status, refusal) => {
    const facts = code(changes);
    expect([couponCodeStatus(facts), couponRefusal(facts, 'me')]).toEqual([status, refusal]);
    if (status === 'free') expect(() => requireFreeCode(facts)).not.toThrow();
    else expect(() => requireFreeCode(facts)).toThrow(expect.objectContaining({ code: 'wrong_state' }));
  });
});
