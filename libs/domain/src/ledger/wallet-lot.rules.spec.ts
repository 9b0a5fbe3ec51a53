import fc from 'fast-check';
import { type Instant, money } from '../kernel';
import {
  compareWalletLots,
  grantedPartOfRefund,
  postingsForCapture,
  postingsForExpiry,
  postingsForGoodwill,
  postingsForPurchase,
  postingsForRefund,
  postingsForRefundPayout,
  postingsForReversal,
  postingsForTopUpBonus,
  takeFromWalletLots,
  type TransferDraft,
  type WalletLot,
  walletLotsOf,
} from './index';

const cause = {
  kind: 'payment',
  id: '01900000-0000-7000-8000-000000000001',
  reference: 'PY-0000-0000',
} as const;
const cny = (amount: number) => money(amount, 'CNY');
const day = (n: number): Instant => `2026-01-${String(n).padStart(2, '0')}T00:00:00.000Z`;
const inWords = (drafts: TransferDraft[]) =>
  drafts.flatMap(walletLotsOf).map((l) => `${l.kind} ${l.amountMinor} ${l.expiresAt ?? 'stays'}`);

describe('the lots that a credit makes (rules 2)', () => {
  it.each<[string, TransferDraft[], string[]]>([
    [
      'a captured payment is paid money',
      postingsForCapture({ cause, amount: cny(50), provider: 'sandbox' }),
      ['paid 50 stays'],
    ],
    ['goodwill is granted', postingsForGoodwill({ cause, amount: cny(10) }), ['granted 10 stays']],
    [
      'goodwill may expire',
      postingsForGoodwill({ cause, amount: cny(10), expiresAt: day(9) }),
      [`granted 10 ${day(9)}`],
    ],
    [
      'a top-up bonus is granted',
      postingsForTopUpBonus({ cause, promotionId: 'p', amount: cny(5), expiresAt: day(2) }),
      [`granted 5 ${day(2)}`],
    ],
    ['a refund is paid money', postingsForRefund({ cause, amount: cny(30) }), ['paid 30 stays']],
    [
      'a refund of what was partly bought with a gift',
      postingsForRefund({ cause, amount: cny(30), grantedMinor: 20 }),
      ['paid 10 stays', 'granted 20 stays'],
    ],
    [
      'a refund of a gift',
      postingsForRefund({ cause, amount: cny(30), grantedMinor: 99 }),
      ['granted 30 stays'],
    ],
    ['a purchase makes none', postingsForPurchase({ cause, amount: cny(30) }), []],
    [
      'a payout makes none',
      postingsForRefundPayout({ cause, amount: cny(30), provider: 'sandbox', lotIds: [cause.id] }),
      [],
    ],
  ])('%s', (_name, drafts, expected) => {
    expect(inWords(drafts)).toEqual(expected);
  });

  it('what takes a credit back takes it from its own lot', () => {
    const credit = { id: cause.id, debit: 'goodwill_cost', credit: 'wallet', amount: cny(5), cause } as const;
    expect(postingsForReversal(credit, 'by mistake')).toMatchObject([
      { debit: 'wallet', lotIds: [cause.id] },
    ]);
    const lot = { id: cause.id, grantedBy: 'promotion_cost', remainingMinor: 5 } as const;
    expect(postingsForExpiry({ cause, amount: cny(5), lot })).toMatchObject([
      { kind: 'expiry', debit: 'wallet', credit: 'promotion_cost', lotIds: [cause.id] },
    ]);
  });
});

const lot = (id: string, changes: Partial<WalletLot>): WalletLot => ({
  id,
  kind: 'paid',
  remainingMinor: 10,
  expiresAt: null,
  at: day(1),
  ...changes,
});

describe('spending', () => {
  const lots = [
    lot('old paid', { at: day(1) }),
    lot('new paid', { at: day(5) }),
    lot('lasting gift', { kind: 'granted', at: day(2) }),
    lot('late gift', { kind: 'granted', expiresAt: day(20), at: day(1) }),
    lot('early gift', { kind: 'granted', expiresAt: day(10), at: day(4) }),
  ];

  it('takes granted before paid, soonest expiry first, then oldest', () => {
    expect(takeFromWalletLots(lots, 50).map((t) => t.lotId)).toEqual([
      'early gift',
      'late gift',
      'lasting gift',
      'old paid',
      'new paid',
    ]);
  });

  it('takes no more than it needs, and the lot that was named first', () => {
    expect(takeFromWalletLots(lots, 15, 'new paid')).toEqual([
      { lotId: 'new paid', amountMinor: 10 },
      { lotId: 'early gift', amountMinor: 5 },
    ]);
  });

  it('refuses what the lots do not have', () => {
    expect(() => takeFromWalletLots(lots, 51)).toThrow(RangeError);
  });

  const anyLots = fc
    .array(
      fc.record({
        kind: fc.constantFrom('granted' as const, 'paid' as const),
        remainingMinor: fc.integer({ min: 1, max: 1_000_000_000_000 }),
        expiresAt: fc.option(fc.integer({ min: 1, max: 28 }).map(day)),
        at: fc.integer({ min: 1, max: 28 }).map(day),
      }),
      { maxLength: 12 },
    )
    .map((all) => all.map((one, n): WalletLot => ({ ...one, id: `lot ${n}` })));

  it('L2 L3 takes exactly the amount, never more than a lot has, in order, and a later lot only when all before are empty', () => {
    fc.assert(
      fc.property(anyLots, fc.double({ min: 0, max: 1, noNaN: true }), (all, share) => {
        const total = all.reduce((sum, one) => sum + one.remainingMinor, 0);
        const amount = Math.floor(total * share);
        const takes = takeFromWalletLots(all, amount);
        expect(takes.reduce((sum, take) => sum + take.amountMinor, 0)).toBe(amount);
        const order = [...all].sort(compareWalletLots);
        takes.forEach((take, n) => {
          const from = order[n];
          expect(take.lotId).toBe(from?.id);
          expect(take.amountMinor).toBeGreaterThan(0);
          if (n < takes.length - 1) expect(take.amountMinor).toBe(from?.remainingMinor);
          else expect(take.amountMinor).toBeLessThanOrEqual(from?.remainingMinor ?? 0);
        });
      }),
    );
  });

  it('L2 the lots of a wallet add up to its balance after every sequence of credits and debits', () => {
    const step = fc.oneof(
      fc.record({
        kind: fc.constantFrom('granted' as const, 'paid' as const),
        credit: fc.integer({ min: 1, max: 999 }),
      }),
      fc.record({ debit: fc.integer({ min: 1, max: 999 }) }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        let balance = 0;
        let held: WalletLot[] = [];
        for (const [n, one] of steps.entries()) {
          if ('credit' in one) {
            held.push(lot(`lot ${n}`, { kind: one.kind, remainingMinor: one.credit }));
            balance += one.credit;
          } else if (one.debit <= balance) {
            const takes = takeFromWalletLots(held, one.debit);
            balance -= one.debit;
            held = held.map((each) => {
              const taken = takes.find((take) => take.lotId === each.id)?.amountMinor ?? 0;
              return { ...each, remainingMinor: each.remainingMinor - taken };
            });
          }
          expect(held.reduce((sum, each) => sum + each.remainingMinor, 0)).toBe(balance);
          expect(held.every((each) => each.remainingMinor >= 0)).toBe(true);
        }
      }),
    );
  });
});

describe('the granted part of a refund', () => {
  it.each([
    ['paid money comes back first', 30, { grantedMinor: 20, paidMinor: 30 }, 0],
    ['then what was granted', 40, { grantedMinor: 20, paidMinor: 30 }, 10],
    ['all of it', 50, { grantedMinor: 20, paidMinor: 30 }, 20],
    ['a gift alone', 15, { grantedMinor: 20, paidMinor: 0 }, 15],
    ['never more than was granted', 99, { grantedMinor: 20, paidMinor: 30 }, 20],
  ])('%s', (_name, refund, taken, expected) => {
    expect(grantedPartOfRefund(refund, taken)).toBe(expected);
  });
});
