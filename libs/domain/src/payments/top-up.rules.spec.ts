import { type TopUpLimits } from '../charge-limits';
import { type Money, money } from '../kernel';
import {
  balanceAfterTopUp,
  decideTopUp,
  isExpired,
  isSandboxToken,
  isUsable,
  SANDBOX_CARDS,
  SANDBOX_TOKENS,
  type TopUpFacts,
} from './index';

const now = '2026-11-22T12:00:00.000Z';
const limits: TopUpLimits = { currency: 'CNY', presets: [3_000], least: 300, most: 1_000_000 };
const facts: TopUpFacts = {
  customerStatus: 'active',
  limits,
  method: { state: 'active', expiryYear: 2028, expiryMonth: 4, block: null },
  openPayment: null,
};
const input = { amount: money(5000, 'CNY') };

describe('topping up', () => {
  it('charges what was asked for', () => {
    expect(decideTopUp(facts, input, now)).toEqual(money(5000, 'CNY'));
    expect(balanceAfterTopUp(money(100, 'CNY'), input.amount)).toEqual(money(5100, 'CNY'));
  });

  it.each<[string, Partial<TopUpFacts>, { amount: Money }, string]>([
    ['a closed account', { customerStatus: 'closed' }, input, 'customer_closed'],
    ['another currency', {}, { amount: money(5000, 'USD') }, 'currency_mismatch'],
    ['less than the least', {}, { amount: money(299, 'CNY') }, 'amount_too_small'],
    ['more than the most', {}, { amount: money(1_000_001, 'CNY') }, 'amount_too_large'],
    [
      'an expired card',
      { method: { state: 'active', expiryYear: 2026, expiryMonth: 10, block: null } },
      input,
      'payment_method_unusable',
    ],
    [
      'a removed card',
      { method: { state: 'removed', expiryYear: 2028, expiryMonth: 4, block: null } },
      input,
      'payment_method_unusable',
    ],
    [
      'a blocked card',
      {
        method: { state: 'active', expiryYear: 2028, expiryMonth: 4, block: { until: null, liftedAt: null } },
      },
      input,
      'payment_method_blocked',
    ],
    [
      'an earlier charge without an answer',
      { openPayment: { reference: 'PY-1', state: 'unknown' } },
      input,
      'payment_unknown',
    ],
    [
      'a link that the customer can still use',
      { openPayment: { reference: 'PY-1', state: 'requiresAction' } },
      input,
      'payment_link_open',
    ],
  ])('refuses %s', (_name, changed, wanted, code) => {
    expect(() => decideTopUp({ ...facts, ...changed }, wanted, now)).toThrow(
      expect.objectContaining({ code }),
    );
  });

  it('takes a card whose block is over', () => {
    const method = {
      ...facts.method,
      state: 'active',
      expiryYear: 2028,
      expiryMonth: 4,
      block: { until: now, liftedAt: null },
    } as const;
    expect(decideTopUp({ ...facts, method }, input, now)).toEqual(input.amount);
  });

  it('needs no card when the customer pays on a page', () => {
    expect(decideTopUp({ ...facts, method: null }, input, now)).toEqual(input.amount);
  });

  it('a suspended customer may still pay in', () => {
    expect(decideTopUp({ ...facts, customerStatus: 'suspended' }, input, now)).toEqual(input.amount);
  });
});

describe('cards', () => {
  it.each([
    ['in its last month', '2026-11-30T23:59:59.999Z', false],
    ['while its last day lasts somewhere', '2026-12-01T11:59:59.999Z', false],
    ['after its last month', '2026-12-01T12:00:00.000Z', true],
  ])('%s', (_name, at, expired) => {
    expect(isExpired({ expiryYear: 2026, expiryMonth: 11 }, at)).toBe(expired);
  });

  it('December ends with the year', () => {
    expect(isExpired({ expiryYear: 2025, expiryMonth: 12 }, '2025-12-31T00:00:00.000Z')).toBe(false);
    expect(isExpired({ expiryYear: 2025, expiryMonth: 12 }, '2026-01-02T00:00:00.000Z')).toBe(true);
  });

  it('a removed card is not usable', () => {
    expect(isUsable({ state: 'removed', expiryYear: 2030, expiryMonth: 1, block: null }, now)).toBe(false);
  });

  it('test cards are told apart by their last four digits', () => {
    expect(new Set(Object.values(SANDBOX_CARDS).map((card) => card.lastFour)).size).toBe(
      SANDBOX_TOKENS.length,
    );
    expect(isSandboxToken('tok_success')).toBe(true);
    expect(isSandboxToken('4242424242424242')).toBe(false);
    expect(isSandboxToken('constructor')).toBe(false);
  });
});
