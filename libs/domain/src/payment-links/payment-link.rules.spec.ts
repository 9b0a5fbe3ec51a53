import fc from 'fast-check';
import { PAYMENT_METHOD_KINDS, PAYMENT_STATES } from '../payments';
import {
  isLinkWaiting,
  LINK_VALID_FOR_MINUTES,
  linkExpiresAt,
  type LinkOrder,
  type LinkProviderFacts,
  linkStateOf,
  PAYMENT_LINK_STATES,
  refuseLinkOrder,
} from './index';

const now = '2026-11-22T12:00:00.000Z';

describe('how a link stands', () => {
  it.each([
    ['pending', null, 'opening'],
    ['requiresAction', null, 'open'],
    ['requiresAction', now, 'cancelling'],
    ['unknown', null, 'unknown'],
    ['captured', null, 'paid'],
    ['captured', now, 'paid'],
    ['failed', null, 'failed'],
    ['expired', null, 'expired'],
    ['expired', now, 'cancelled'],
  ] as const)('a %s payment, closed by us at %s: %s', (paymentState, cancelledAt, state) => {
    expect(linkStateOf({ paymentState, cancelledAt })).toBe(state);
  });

  it('is waiting exactly while its payment has no end', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...PAYMENT_STATES),
        fc.constantFrom(null, now),
        (paymentState, cancelledAt) => {
          const state = linkStateOf({ paymentState, cancelledAt });
          expect(PAYMENT_LINK_STATES).toContain(state);
          expect(isLinkWaiting(state)).toBe(!['captured', 'failed', 'expired'].includes(paymentState));
        },
      ),
    );
  });

  it('ends after the minutes that were chosen', () => {
    expect(linkExpiresAt({ validForMinutes: 90 }, now)).toBe('2026-11-22T13:30:00.000Z');
    for (const choice of LINK_VALID_FOR_MINUTES.choices) {
      expect(choice).toBeGreaterThanOrEqual(LINK_VALID_FOR_MINUTES.min);
      expect(choice).toBeLessThanOrEqual(LINK_VALID_FOR_MINUTES.max);
    }
  });
});

describe('whether a page can take it', () => {
  const order: LinkOrder = {
    provider: 'stripe',
    methodKinds: ['card', 'alipay'],
    validForMinutes: 60,
    saveMethod: false,
  };
  const facts: LinkProviderFacts = {
    on: true,
    capabilities: { currencies: ['CNY', 'USD'], linkMethodKinds: ['card', 'alipay'] },
    currency: 'CNY',
  };

  it('takes what it can', () => {
    expect(() => refuseLinkOrder(order, facts, 'link')).not.toThrow();
  });

  it.each([
    ['a provider that is off', order, { ...facts, on: false }, 'payment_provider_off', 'link.provider'],
    [
      'a currency it does not take',
      order,
      { ...facts, currency: 'JPY' as const },
      'payment_link_unsupported',
      'link.provider',
    ],
    [
      'a way to pay that it does not offer',
      { ...order, methodKinds: PAYMENT_METHOD_KINDS },
      facts,
      'payment_link_unsupported',
      'link.methodKinds',
    ],
  ])('refuses %s', (_name, wanted, given, code, field) => {
    const errors = [expect.objectContaining({ field, code })];
    expect(() => refuseLinkOrder(wanted, given, 'link')).toThrow(expect.objectContaining({ code, errors }));
  });
});
