import fc from 'fast-check';
import { money, Problem } from '../kernel';
import {
  type AccountCode,
  type Accounts,
  applyTransfers,
  availableOf,
  balanceOf,
  deltasOf,
  emptyAccount,
  isAccountCode,
  normalSide,
  postingsForCapture,
  postingsForChargeback,
  postingsForDebitAdjustment,
  postingsForGoodwill,
  postingsForPurchase,
  postingsForRefund,
  postingsForRefundPayout,
  postingsForReversal,
  postingsForTopUpBonus,
  type TransferDraft,
  walletChange,
} from './index';

const cause = {
  kind: 'payment',
  id: '01900000-0000-7000-8000-000000000001',
  reference: 'PY-0000-0000',
} as const;
const cny = (amount: number) => money(amount, 'CNY');
const sides = (drafts: TransferDraft[]) => drafts.map((d) => `${d.debit} → ${d.credit} ${d.amount.amount}`);

/** Applies and holds the invariants: every transfer adds the same to both sides, and no wallet is below zero. */
function applied(accounts: Accounts, drafts: TransferDraft[]): Accounts {
  const after = applyTransfers(accounts, drafts, 'CNY');
  const all = Object.values(after).filter((account) => account !== undefined);
  const sum = (side: 'debits' | 'credits') => all.reduce((total, account) => total + account[side], 0);
  expect(sum('debits')).toBe(sum('credits'));
  expect(availableOf('wallet', after.wallet ?? emptyAccount())).toBeGreaterThanOrEqual(0);
  return after;
}

describe('the postings of rules 2', () => {
  it.each<[string, TransferDraft[], string[]]>([
    [
      'a captured payment fills the wallet',
      postingsForCapture({ cause, amount: cny(5000), provider: 'sandbox' }),
      ['cash:sandbox → wallet 5000'],
    ],
    [
      'a renewal is revenue at sale',
      postingsForPurchase({ cause, amount: cny(1999) }),
      ['wallet → revenue 1999'],
    ],
    ['a renewal that costs nothing moves nothing', postingsForPurchase({ cause, amount: cny(0) }), []],
    ['a refund takes revenue back', postingsForRefund({ cause, amount: cny(300) }), ['revenue → wallet 300']],
    [
      'a refund to its source leaves the wallet',
      postingsForRefundPayout({ cause, amount: cny(300), provider: 'sandbox' }),
      ['wallet → cash:sandbox 300'],
    ],
    ['goodwill is a cost', postingsForGoodwill({ cause, amount: cny(10) }), ['goodwill_cost → wallet 10']],
    [
      'a top-up bonus is a cost',
      postingsForTopUpBonus({ cause, promotionId: 'p', amount: cny(10) }),
      ['promotion_cost → wallet 10'],
    ],
    [
      'a debit adjustment',
      postingsForDebitAdjustment({ cause, amount: cny(10) }),
      ['wallet → goodwill_cost 10'],
    ],
    [
      'a chargeback that the wallet covers',
      postingsForChargeback({ cause, amount: cny(100), provider: 'sandbox', walletAvailable: cny(150) }),
      ['wallet → cash:sandbox 100'],
    ],
    [
      'a chargeback that the wallet covers in part',
      postingsForChargeback({ cause, amount: cny(100), provider: 'sandbox', walletAvailable: cny(30) }),
      ['wallet → cash:sandbox 30', 'receivable → cash:sandbox 70'],
    ],
    [
      'a chargeback on an empty wallet',
      postingsForChargeback({ cause, amount: cny(100), provider: 'sandbox', walletAvailable: cny(0) }),
      ['receivable → cash:sandbox 100'],
    ],
  ])('%s', (_name, drafts, expected) => {
    expect(sides(drafts)).toEqual(expected);
  });

  it('a reversal swaps the accounts and names what it reverses', () => {
    const written = { id: cause.id, debit: 'wallet', credit: 'revenue', amount: cny(5), cause } as const;
    const [reversal] = postingsForReversal(written, 'posted by mistake');
    expect(reversal).toMatchObject({
      debit: 'revenue',
      credit: 'wallet',
      reversesId: cause.id,
      kind: 'reversal',
    });
  });

  it.each([0, -1])('L6 refuses to move %d', (amount) => {
    expect(() => postingsForRefund({ cause, amount: cny(amount) })).toThrow(RangeError);
  });

  it('legs of one cause never collide', () => {
    const all = [
      ...postingsForCapture({ cause, amount: cny(1), provider: 'sandbox' }),
      ...postingsForPurchase({ cause, amount: cny(1) }),
      ...postingsForRefund({ cause, amount: cny(1) }),
      ...postingsForRefundPayout({ cause, amount: cny(1), provider: 'sandbox' }),
      ...postingsForGoodwill({ cause, amount: cny(1) }),
      ...postingsForTopUpBonus({ cause, promotionId: 'p', amount: cny(1) }),
      ...postingsForDebitAdjustment({ cause, amount: cny(1) }),
      ...postingsForChargeback({ cause, amount: cny(2), provider: 'sandbox', walletAvailable: cny(1) }),
    ];
    expect(new Set(all.map((d) => d.leg)).size).toBe(all.length);
  });
});

describe('accounts', () => {
  it.each<[AccountCode, 'debit' | 'credit']>([
    ['wallet', 'credit'],
    ['revenue', 'credit'],
    ['cash:sandbox', 'debit'],
    ['goodwill_cost', 'debit'],
    ['promotion_cost', 'debit'],
    ['receivable', 'debit'],
  ])('%s grows by its %s side', (code, side) => {
    expect(normalSide(code)).toBe(side);
    expect(
      balanceOf(code, { debits: side === 'debit' ? 7 : 0, credits: side === 'credit' ? 7 : 0, held: 0 }),
    ).toBe(7);
  });

  it.each(['wallet', 'cash:sandbox', 'receivable'])('%s is an account', (code) =>
    expect(isAccountCode(code)).toBe(true),
  );
  it.each(['', 'cash:', 'cash:Stripe', 'Wallet', "wallet'"])('%j is none', (code) =>
    expect(isAccountCode(code)).toBe(false),
  );

  it('L3 the wallet never falls below zero, and the refusal names both amounts', () => {
    const accounts = { wallet: { debits: 0, credits: 1000, held: 200 } };
    const spend = (amount: number) =>
      applyTransfers(accounts, postingsForPurchase({ cause, amount: cny(amount) }), 'CNY');
    expect(spend(800).wallet).toMatchObject({ debits: 800 });
    expect(() => spend(801)).toThrow(
      expect.objectContaining({ code: 'balance_too_low', params: { available: cny(800), needed: cny(801) } }),
    );
  });

  it('a capture and the purchase it pays for go together', () => {
    const after = applied({}, [
      ...postingsForCapture({ cause, amount: cny(1999), provider: 'sandbox' }),
      ...postingsForPurchase({ cause, amount: cny(1999) }),
    ]);
    expect(balanceOf('wallet', after.wallet ?? emptyAccount())).toBe(0);
    expect(balanceOf('cash:sandbox', after['cash:sandbox'] ?? emptyAccount())).toBe(1999);
  });

  it('a foreign currency is refused', () => {
    const foreign = postingsForRefund({ cause, amount: money(1, 'JPY') });
    expect(() => applyTransfers({}, foreign, 'CNY')).toThrow(
      expect.objectContaining({ code: 'currency_mismatch' }),
    );
  });
});

const amounts = fc.integer({ min: 1, max: 1_000_000_000_000 }).map(cny);
const drafts = fc.oneof(
  amounts.map((amount) => postingsForCapture({ cause, amount, provider: 'sandbox' })),
  amounts.map((amount) => postingsForPurchase({ cause, amount })),
  amounts.map((amount) => postingsForRefund({ cause, amount })),
  amounts.map((amount) => postingsForGoodwill({ cause, amount })),
  amounts.map((amount) => postingsForDebitAdjustment({ cause, amount })),
  fc
    .tuple(amounts, amounts)
    .map(([amount, walletAvailable]) =>
      postingsForChargeback({ cause, amount, provider: 'sandbox', walletAvailable }),
    ),
);

describe('whatever is posted', () => {
  it('L1 debits equal credits and L3 the floor holds, in every sequence', () => {
    fc.assert(
      fc.property(fc.array(drafts, { maxLength: 40 }), (sequence) => {
        sequence.reduce<Accounts>((accounts, posting) => {
          try {
            return applied(accounts, posting);
          } catch (error) {
            expect(error).toBeInstanceOf(Problem);
            return accounts;
          }
        }, {});
      }),
    );
  });

  it('L2 the wallet equals the sum of its statement lines', () => {
    fc.assert(
      fc.property(fc.array(drafts, { maxLength: 40 }), (sequence) => {
        const all = sequence.flat();
        const delta = deltasOf(all).get('wallet') ?? { debit: 0, credit: 0 };
        const lines = all.map((d) => walletChange({ ...d, amountMinor: d.amount.amount }));
        expect(lines.reduce((total, line) => total + line, 0)).toBe(delta.credit - delta.debit);
      }),
    );
  });

  it('a reversal restores every account', () => {
    fc.assert(
      fc.property(drafts, (posting) => {
        const back = posting.flatMap((d) => postingsForReversal({ id: cause.id, ...d }, 'undone'));
        for (const delta of deltasOf([...posting, ...back]).values()) expect(delta.debit).toBe(delta.credit);
      }),
    );
  });
});
