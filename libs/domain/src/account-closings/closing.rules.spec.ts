import fc from 'fast-check';
import { type Money, money } from '../kernel';
import {
  closingObstacle,
  decideClosing,
  decideRestPayOut,
  mayCancelClosing,
  nextOfClosing,
  payOutOf,
  previewClosing,
  refuseCancelClosing,
} from './closing.rules';
import { type ClosingFacts, type ClosingMoneyFacts, type ClosingSource } from './closing.types';

const cny = (amount: number): Money => money(amount, 'CNY');

const source = (id: string, unspent: number, changes: Partial<ClosingSource> = {}): ClosingSource => ({
  paymentId: id,
  reference: `PY-${id}`,
  provider: 'sandbox',
  paidWith: { kind: 'card', brand: 'visa', lastFour: '4242' },
  capturedAt: '2026-11-01T00:00:00.000Z',
  unspent: cny(unspent),
  source: 'open',
  methodExpired: false,
  ...changes,
});

const wallet = (balance: number, changes: Partial<ClosingMoneyFacts> = {}): ClosingMoneyFacts => ({
  currency: 'CNY',
  balance: cny(balance),
  held: cny(0),
  granted: cny(0),
  sources: [],
  refused: [],
  ...changes,
});

const account = (money_: ClosingMoneyFacts, changes: Partial<ClosingFacts> = {}): ClosingFacts => ({
  customer: { id: 'c', status: 'active' },
  money: money_,
  owed: cny(0),
  plans: [],
  lines: [],
  blockers: [],
  waiting: null,
  ...changes,
});

const parts = (facts: ClosingMoneyFacts) =>
  payOutOf(facts).parts.map((p) => [p.paymentId, p.amount.amount, p.byHand]);

describe('what is paid out', () => {
  it('is what each payment left in the wallet, the newest first, never more than there is', () => {
    const facts = wallet(120, { sources: [source('new', 70), source('old', 100)] });
    expect(parts(facts)).toEqual([
      ['new', 70, null],
      ['old', 50, null],
    ]);
    expect(payOutOf(facts).rest).toEqual(cny(0));
  });

  it.each([
    ['offline', source('p', 10, { provider: 'offline', source: 'byHand' })],
    ['providerOff', source('p', 10, { source: 'off' })],
    ['methodExpired', source('p', 10, { methodExpired: true })],
  ] as const)('goes by hand: %s', (cause, from) =>
    expect(parts(wallet(10, { sources: [from] }))).toEqual([['p', 10, cause]]),
  );

  it('leaves what we gave, and what is held; the rest has no payment behind it', () => {
    const facts = wallet(100, { granted: cny(20), held: cny(30), sources: [source('p', 40)] });
    expect(previewClosing({ money: facts })).toMatchObject({
      parts: [{ amount: cny(40) }],
      rest: cny(10),
      payOut: cny(50),
      granted: cny(20),
    });
  });

  it('L1: parts, rest, what we gave, what is held and what waits are the balance', () =>
    fc.assert(
      fc.property(
        fc.array(fc.record({ unspent: fc.nat(500), refused: fc.boolean() }), { maxLength: 6 }),
        fc.nat(300),
        fc.nat(300),
        fc.nat(300),
        (payments, other, granted, held) => {
          const sources = payments.map(({ unspent }, n) => source(`p${n}`, unspent));
          const refused = payments.flatMap((p, n) =>
            p.refused && p.unspent > 0 ? [{ paymentId: `p${n}`, toSource: cny(p.unspent) }] : [],
          );
          const paid = payments.reduce((sum, p) => sum + p.unspent, other);
          const facts = wallet(paid + granted + held, {
            granted: cny(granted),
            held: cny(held),
            sources,
            refused,
          });
          const out = payOutOf(facts);
          const waits = refused.reduce((sum, r) => sum + r.toSource.amount, 0);
          const given = out.parts.reduce((sum, p) => sum + p.amount.amount, out.rest.amount);
          expect(given + waits + granted + held).toBe(facts.balance.amount);
          expect(out.parts.every((p) => p.amount.amount > 0)).toBe(true);
        },
      ),
    ));
});

describe('closing an account', () => {
  const open = account(wallet(50, { sources: [source('p', 50)] }));
  const blocker = { kind: 'payment', id: 'x', reference: 'PY-1' } as const;

  it('is decided for the amount that was seen', () => {
    expect(decideClosing(open, { payOut: cny(50) }).payOut).toEqual(cny(50));
    expect(() => decideClosing(open, { payOut: cny(49) })).toThrow(
      expect.objectContaining({ code: 'closing_changed' }),
    );
    expect(() => decideClosing(open, { payOut: money(50, 'EUR') })).toThrow(
      expect.objectContaining({ code: 'currency_mismatch' }),
    );
  });

  it.each([
    ['customer_closed', { customer: { id: 'c', status: 'closed' } }],
    ['customer_closing', { customer: { id: 'c', status: 'closing' } }],
    ['closing_waits', { waiting: 'CL-1' }],
    ['closing_blocked', { blockers: [blocker] }],
  ] as const)('is refused: %s', (code, changes) => {
    const facts = { ...open, ...changes } as ClosingFacts;
    expect(closingObstacle(facts)).toMatchObject({ code });
    expect(() => decideClosing(facts, { payOut: cny(50) })).toThrow(expect.objectContaining({ code }));
  });

  it('of a suspended account is possible', () =>
    expect(closingObstacle({ ...open, customer: { id: 'c', status: 'suspended' } })).toBeNull());
});

describe('what comes next', () => {
  it.each([
    ['money that came meanwhile goes back, too', wallet(5, { sources: [source('p', 5)] }), 'order'],
    ['also what no payment stands behind', wallet(5), 'order'],
    ['while something is held it waits', wallet(5, { held: cny(5) }), 'wait'],
    ['an empty wallet is closed', wallet(0), 'finish'],
    ['what we gave is no reason to stay open', wallet(7, { granted: cny(7) }), 'finish'],
    [
      'what was refused waits for a human',
      wallet(5, { sources: [source('p', 5)], refused: [{ paymentId: 'p', toSource: cny(5) }] }),
      'wait',
    ],
    [
      'what was refused and is less by now is ordered anew',
      wallet(3, { sources: [source('p', 3)], refused: [{ paymentId: 'p', toSource: cny(5) }] }),
      'order',
    ],
  ] as const)('%s', (_, facts, step) => expect(nextOfClosing(facts)).toMatchObject({ step }));
});

describe('taking a closing back', () => {
  const none = { state: 'paying', refunds: [], rest: { paid: cny(0) } } as const;

  it('is possible while nothing was paid out', () => {
    const failed = [{ reference: 'RF-1', state: 'failed' as const }];
    expect(() => refuseCancelClosing({ ...none, refunds: failed })).not.toThrow();
    expect(mayCancelClosing({ ...none, refunds: failed })).toBe(true);
  });

  it.each([
    ['wrong_state', { ...none, state: 'done' as const }],
    ['wrong_state', { ...none, rest: { paid: cny(1) } }],
    ['closing_paying_out', { ...none, refunds: [{ reference: 'RF-1', state: 'submitted' as const }] }],
    ['closing_paying_out', { ...none, refunds: [{ reference: 'RF-1', state: 'succeeded' as const }] }],
  ])('is refused: %s', (code, closing) =>
    expect(() => refuseCancelClosing(closing)).toThrow(expect.objectContaining({ code })),
  );
});

describe('the rest, paid out by hand', () => {
  const facts = { owed: cny(5), orderedBy: { id: 'a' }, evidenceFiles: 1 };
  const order = { amount: cny(5), bankReference: ' ICBC 1 ' };

  it('needs a reference, a file, and somebody else', () => {
    expect(decideRestPayOut(facts, order, { id: 'b' })).toBe('ICBC 1');
    expect(() => decideRestPayOut(facts, order, { id: 'a' })).toThrow(
      expect.objectContaining({ code: 'pay_out_own' }),
    );
    expect(() => decideRestPayOut({ ...facts, evidenceFiles: 0 }, order, { id: 'b' })).toThrow();
    expect(() => decideRestPayOut({ ...facts, owed: cny(0) }, order, { id: 'b' })).toThrow(
      expect.objectContaining({ code: 'wrong_state' }),
    );
  });

  it('is not booked for another amount than is owed by now', () => {
    for (const amount of [cny(4), money(5, 'USD')])
      expect(() => decideRestPayOut(facts, { ...order, amount }, { id: 'b' })).toThrow(
        expect.objectContaining({
          errors: [expect.objectContaining({ field: 'amount', code: 'closing_changed' })],
        }),
      );
  });
});
