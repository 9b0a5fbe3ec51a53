import fc from 'fast-check';
import { money, type Problem } from '../kernel';
import { type ReplacedPlanFacts } from '../refunds';
import {
  agreementOf,
  canRetryStep,
  decideRenewal,
  heldForRenewal,
  nextStepOf,
  refuseUnlessCovered,
  RENEWAL_STEP_STATES,
  RENEWAL_STEPS,
  renewalStateOf,
  type RenewalFacts,
  sameCredit,
  type StepRecord,
} from './index';

const NOW = '2026-11-20T10:00:00.000Z';
const LATER = '2026-11-20T10:05:00.000Z';
const facts = (changes: Partial<RenewalFacts> = {}): RenewalFacts => ({
  customer: { status: 'active', currency: 'CNY', zone: 'Asia/Shanghai', country: 'CN' },
  taxRateBps: 600,
  lineState: 'active',
  plan: {
    id: 'v1',
    planId: 'p1',
    code: 'asia',
    kind: 'plan',
    versionNo: 1,
    state: 'released',
    releasedAt: NOW,
    name: { en: 'Asia', zh: '亚洲' },
    voiceSeconds: 600,
    smsCount: 0,
    dataBytes: null,
    validity: { days: 30 },
    prices: [{ currency: 'CNY', amount: 3_900, floor: 0 }],
    coverage: ['CN'],
    regions: [],
    terms: { en: '', zh: '' },
  },
  services: [],
  policy: 'queue',
  subscriptions: [],
  walletAvailableMinor: 5_000,
  payment: { useWallet: true },
  method: null,
  linkProvider: null,
  candidates: [],
  replaced: null,
  ...changes,
});
const refusal = (code: string) => expect.objectContaining({ code }) as Problem;
const request = { customerId: 'c', lineId: 'l', policy: 'queue' };
const agreed = (changes: Partial<RenewalFacts> = {}, now = NOW) =>
  agreementOf(request, 'v1', decideRenewal(facts(changes), now));

describe('a renewal', () => {
  it('says what is paid, when it runs and what it grants', () => {
    const decision = decideRenewal(facts(), NOW);
    expect(decision.price.payable).toEqual([{ source: 'wallet', methodId: null, amountMinor: 3_900 }]);
    expect(decision.subscription).toMatchObject({ state: 'active', startsAt: NOW });
    expect(decision.lots.map((l) => [l.kind, l.granted, l.expiresAt])).toEqual([
      ['voice', 600, '2026-12-20T10:00:00.000Z'],
      ['data', null, '2026-12-20T10:00:00.000Z'],
    ]);
  });

  it('grants a bonus as a lot of its own', () => {
    const bonus = { kind: 'data' as const, quantity: 1_000 };
    const candidates = [
      {
        rule: 'promotion' as const,
        code: 'x',
        name: null,
        verdict: { applies: true as const, actions: [{ kind: 'bonus' as const, bonus }] },
      },
    ];
    expect(decideRenewal(facts({ candidates }), NOW).lots.at(-1)).toMatchObject({
      kind: 'data',
      origin: 'bonus',
      granted: 1_000,
    });
  });

  it('runs longer by bonus days, with everything that it grants, and that is part of what was agreed', () => {
    const candidates = [
      {
        rule: 'promotion' as const,
        code: 'x',
        name: null,
        verdict: {
          applies: true as const,
          actions: [{ kind: 'bonus' as const, bonus: { kind: 'days' as const, quantity: 5 } }],
        },
      },
    ];
    const decision = decideRenewal(facts({ candidates }), NOW);
    expect(decision.subscription.endsAt).toBe('2026-12-25T10:00:00.000Z');
    expect(decision.lots.map(({ kind, origin, expiresAt }) => [kind, origin, expiresAt])).toEqual([
      ['voice', 'plan', '2026-12-25T10:00:00.000Z'],
      ['data', 'plan', '2026-12-25T10:00:00.000Z'],
    ]);
    expect(agreed({ candidates })).not.toBe(agreed());
  });

  describe('of an add-on pack', () => {
    const running = {
      id: 's1',
      planId: 'p0',
      state: 'active' as const,
      startsAt: '2026-11-01T00:00:00.000Z',
      endsAt: '2026-12-01T00:00:00.000Z',
      anchorDay: 1,
      zone: 'Asia/Shanghai',
    };
    const pack = (changes: Partial<RenewalFacts> = {}): RenewalFacts =>
      facts({
        plan: { ...facts().plan, kind: 'addOn' },
        policy: 'addOn',
        subscriptions: [running],
        ...changes,
      });
    const promotion = (...kinds: ('days' | 'data')[]) => ({
      rule: 'promotion' as const,
      code: 'x',
      name: null,
      verdict: {
        applies: true as const,
        actions: kinds.map((kind) => ({ kind: 'bonus' as const, bonus: { kind, quantity: 5 } })),
      },
    });

    it('has a price like a plan, and grants until the plan that runs ends', () => {
      const decision = decideRenewal(pack(), NOW);
      expect(decision.price.totalMinor).toBe(3_900);
      expect(decision.subscription).toMatchObject({
        kind: 'addOn',
        subscriptionId: 's1',
        endsAt: running.endsAt,
      });
      expect(decision.lots.map(({ kind, validFrom, expiresAt }) => [kind, validFrom, expiresAt])).toEqual([
        ['voice', NOW, running.endsAt],
        ['data', NOW, running.endsAt],
      ]);
    });

    it.each([
      ['days alone do nothing', ['days'], [], 'noEffect'],
      ['of days and data only the data', ['days', 'data'], ['data'], undefined],
      ['data as with a plan', ['data'], ['data'], undefined],
    ] as const)('is given bonuses, but no days: %s', (_how, kinds, given, reason) => {
      const { price, subscription } = decideRenewal(pack({ candidates: [promotion(...kinds)] }), NOW);
      expect(price.bonuses.map(({ kind }) => kind)).toEqual(given);
      expect(price.notApplied.find(({ code }) => code === 'x')?.reason).toBe(reason);
      expect(subscription.endsAt).toBe(running.endsAt);
    });

    it.each([
      ['a pack is not queued', { policy: 'queue' }, 'add_on_only_added'],
      ['a pack extends nothing', { policy: 'extend' }, 'add_on_only_added'],
      ['a pack replaces nothing', { policy: 'replaceNow' }, 'add_on_only_added'],
      ['a plan is no pack', { plan: facts().plan }, 'add_on_not_one'],
      ['nothing runs', { subscriptions: [] }, 'add_on_no_plan'],
    ] as [string, Partial<RenewalFacts>, string][])('is refused at the plan: %s', (_what, changes, code) => {
      expect(() => decideRenewal(pack(changes), NOW)).toThrow(
        expect.objectContaining({ code, errors: [expect.objectContaining({ field: 'planId', code })] }),
      );
    });

    it('what is agreed names the plan that it is added to', () => {
      const agreement = (id: string) =>
        agreementOf(request, 'v1', decideRenewal(pack({ subscriptions: [{ ...running, id }] }), NOW));
      expect(agreement('s1')).not.toBe(agreement('s2'));
    });
  });

  const customer = facts().customer;
  it.each<[string, Partial<RenewalFacts>, string]>([
    ['a closed account', { customer: { ...customer, status: 'closed' } }, 'customer_closed'],
    ['a suspended account', { customer: { ...customer, status: 'suspended' } }, 'wrong_state'],
    ['a retired line', { lineState: 'retired' }, 'line_not_renewable'],
    ['a line that is not in service yet', { lineState: 'ordered' }, 'line_not_renewable'],
    [
      'an expired card',
      { method: { state: 'active', expiryYear: 2026, expiryMonth: 9, block: null } },
      'payment_method_unusable',
    ],
    [
      'a removed card',
      { method: { state: 'removed', expiryYear: 2030, expiryMonth: 9, block: null } },
      'payment_method_unusable',
    ],
  ])('is refused for %s', (_what, changes, code) => {
    expect(() => decideRenewal(facts(changes), NOW)).toThrow(refusal(code));
  });

  const link = {
    provider: 'stripe' as const,
    methodKinds: ['card' as const],
    validForMinutes: 60,
    saveMethod: false,
  };
  const linkProvider = {
    on: true,
    currency: 'CNY' as const,
    capabilities: { currencies: ['CNY' as const], linkMethodKinds: ['card' as const] },
  };

  it('may be paid by a link, the balance first', () => {
    const poor = { walletAvailableMinor: 900, payment: { useWallet: true, link }, linkProvider };
    expect(decideRenewal(facts(poor), NOW).price).toMatchObject({
      payable: [
        { source: 'wallet', amountMinor: 900 },
        { source: 'link', methodId: null, amountMinor: 3_000 },
      ],
      missingMinor: 0,
    });
  });

  it('is refused for a provider that is off, at its field, and for a card and a link together', () => {
    const payment = { useWallet: false, link };
    const off = { ...linkProvider, on: false };
    expect(() => decideRenewal(facts({ payment, linkProvider: off }), NOW)).toThrow(
      expect.objectContaining({ errors: [expect.objectContaining({ field: 'payment.link.provider' })] }),
    );
    expect(() => decideRenewal(facts({ payment: { ...payment, methodId: 'm' }, linkProvider }), NOW)).toThrow(
      expect.objectContaining({ errors: [{ field: 'payment.link', code: 'not_both' }] }),
    );
  });

  it('may be bought for a suspended line', () => {
    expect(() => decideRenewal(facts({ lineState: 'suspended' }), NOW)).not.toThrow();
  });

  it('is quoted with what is missing, and refused when it is taken up', () => {
    const poor = facts({ walletAvailableMinor: 100 });
    const decision = decideRenewal(poor, NOW);
    expect(decision.price.missingMinor).toBe(3_800);
    expect(() => refuseUnlessCovered(poor, decision)).toThrow(refusal('balance_too_low'));
    expect(() => refuseUnlessCovered(facts(), decideRenewal(facts(), NOW))).not.toThrow();
  });
});

describe('what was agreed', () => {
  const running = {
    id: 's1',
    planId: 'p1',
    state: 'active' as const,
    startsAt: '2026-11-01T00:00:00.000Z',
    endsAt: '2026-12-01T00:00:00.000Z',
    anchorDay: 1,
    zone: 'Asia/Shanghai',
  };

  it('is the same five minutes later', () => {
    expect(agreed({}, LATER)).toBe(agreed());
  });

  it('is the same with more money in the wallet', () => {
    expect(agreed({ walletAvailableMinor: 9_000 })).toBe(agreed());
  });

  it.each<[string, Partial<RenewalFacts>]>([
    ['another plan was queued meanwhile', { subscriptions: [running] }],
    [
      'the card has to pay more',
      {
        walletAvailableMinor: 10,
        payment: { useWallet: true, methodId: 'm' },
        method: { state: 'active', expiryYear: 2030, expiryMonth: 1, block: null },
      },
    ],
    [
      'the price changed',
      { plan: { ...facts().plan, prices: [{ currency: 'CNY', amount: 4_000, floor: 0 }] } },
    ],
  ])('is another when %s', (_what, changes) => {
    expect(agreed(changes)).not.toBe(agreed());
  });
});

describe('a renewal that replaces the plan that runs', () => {
  const running = {
    id: 's1',
    planId: 'p1',
    state: 'active' as const,
    startsAt: '2026-11-10T11:00:00.000Z',
    endsAt: '2026-12-10T11:00:00.000Z',
    anchorDay: 10,
    zone: 'Asia/Shanghai',
  };
  const cny = (amount: number) => money(amount, 'CNY');
  /** Bought for ¥30.00, with a third of its days used, unless it says otherwise. */
  const replaced = (used = 200): ReplacedPlanFacts => ({
    subscriptionId: 's1',
    subscriptionReference: 'SB-1',
    planName: { en: 'Europe', zh: '欧洲' },
    state: 'active',
    endsAt: running.endsAt,
    currency: 'CNY',
    paidBy: [
      {
        payment: {
          id: 'y1',
          reference: 'PY-1',
          provider: 'wallet',
          purpose: 'renewal',
          purposeId: 'r1',
          state: 'captured',
          captured: cny(3_000),
          refunded: cny(0),
          capturedAt: running.startsAt,
          inWallet: cny(0),
          source: 'walletPaid',
          paidWith: null,
          disputedBy: null,
        },
        purchase: { posted: cny(3_000), refunded: cny(0), uses: 0 },
        customer: { id: 'c', status: 'active', walletCurrency: 'CNY' },
        walletBalance: cny(0),
        plan: {
          subscriptionId: 's1',
          subscriptionReference: 'SB-1',
          planName: { en: 'Europe', zh: '欧洲' },
          state: 'active',
          startsAt: running.startsAt,
          endsAt: running.endsAt,
          runsUntil: running.endsAt,
          stoppedAt: null,
          restedOn: false,
          isAddOn: false,
          lots: [{ kind: 'voice', granted: 600, used, bonus: false }],
        },
        refundsInYear: 0,
        reasons: [],
      },
    ],
  });
  const replacing = (changes: Partial<RenewalFacts> = {}): RenewalFacts =>
    facts({ policy: 'replaceNow', subscriptions: [running], replaced: replaced(), ...changes });

  it('starts at once and is paid with the value of the old one first, then from the wallet', () => {
    expect(decideRenewal(replacing({ walletAvailableMinor: 1_900 }), NOW)).toMatchObject({
      subscription: { state: 'active', startsAt: NOW, predecessorId: 's1' },
      credit: { amount: cny(2_000), parts: [{ paymentId: 'y1', amount: cny(2_000) }] },
      price: { payable: [{ source: 'wallet', amountMinor: 3_900 }], missingMinor: 0 },
    });
  });

  it.each([
    [
      'the value pays first though the wallet is not to be used',
      { useWallet: false, methodId: 'm' },
      2_000,
      1_900,
    ],
    ['the wallet pays next', { useWallet: true, methodId: 'm' }, 2_500, 1_400],
  ])('%s, and a card the rest', (_what, payment, fromWallet, byCard) => {
    const method = { state: 'active' as const, expiryYear: 2030, expiryMonth: 9, block: null };
    const { price } = decideRenewal(replacing({ payment, method, walletAvailableMinor: 500 }), NOW);
    expect(price.payable.map(({ amountMinor }) => amountMinor)).toEqual([fromWallet, byCard]);
  });

  it('says what was there when even that does not suffice', () => {
    const poor = replacing({ walletAvailableMinor: 500 });
    const decision = decideRenewal(poor, NOW);
    expect(decision.price.missingMinor).toBe(1_400);
    expect(() => refuseUnlessCovered(poor, decision)).toThrow(
      expect.objectContaining({ params: { available: cny(2_500), needed: cny(3_900) } }),
    );
  });

  it('agrees to the value that is credited, however it was calculated', () => {
    const agreement = (used: number, now = NOW) =>
      agreementOf(request, 'v1', decideRenewal(replacing({ replaced: replaced(used) }), now));
    expect(agreement(200, LATER)).toBe(agreement(200));
    expect(agreement(100)).toBe(agreement(200));
    expect(agreement(300)).not.toBe(agreement(200));
    const credits = [200, 100, 300].map(
      (used) => decideRenewal(replacing({ replaced: replaced(used) }), NOW).credit,
    );
    expect(credits.map((credit) => sameCredit(credit, credits[0] ?? null))).toEqual([true, true, false]);
    expect(sameCredit(credits[0] ?? null, null)).toBe(false);
  });
});

describe('what happens with the money', () => {
  const cny = (amount: number) => money(amount, 'CNY');
  const wallet = { source: 'wallet' as const, amount: cny(1_000) };
  const card = { source: 'method' as const, amount: cny(2_900) };
  const split = { price: { payable: [wallet, card] }, total: cny(3_900), credit: null };
  const charge = (captured: number) => [{ provider: 'stripe' as const, captured: cny(captured) }];

  it.each([
    [
      'is held while the card has no answer',
      { state: 'waiting' as const, payments: charge(0) },
      'held',
      1_000,
    ],
    ['is free again after a decline', { state: 'failed' as const, payments: charge(0) }, 'freed', 1_000],
    [
      'lies in the balance when it was charged',
      { state: 'failed' as const, payments: charge(2_900) },
      'inBalance',
      2_900,
    ],
    ['is spent when it succeeded', { state: 'succeeded' as const, payments: charge(2_900) }, 'nothing', 0],
    [
      'is held without the value of the plan that is replaced, which is not there yet',
      { state: 'waiting' as const, payments: charge(0), credit: { amount: cny(700) } },
      'held',
      300,
    ],
    [
      'never moved when the card pays what that value leaves',
      { state: 'waiting' as const, payments: charge(0), credit: { amount: cny(1_000) } },
      'nothing',
      0,
    ],
    [
      'never moved when the card alone was declined',
      { state: 'failed' as const, payments: charge(0), price: { payable: [card] } },
      'nothing',
      0,
    ],
  ])('%s', (_what, changes, kind, amount) => {
    expect(heldForRenewal({ ...split, ...changes })).toEqual({ kind, amount: cny(amount) });
  });
});

describe('the steps', () => {
  const at = (...states: StepRecord['state'][]): StepRecord[] =>
    RENEWAL_STEPS.map((step, index) => ({ step, state: states[index] ?? 'pending' }));

  it.each([
    ['running while something is to do', at('done', 'running'), 'running', 'charged'],
    ['waiting while the charge is unknown', at('done', 'waiting'), 'waiting', 'charged'],
    ['failed when the card was declined', at('done', 'failed'), 'failed', 'charged'],
    ['succeeded when all is done', at('done', 'done', 'done', 'done', 'done'), 'succeeded', null],
  ] as const)('%s', (_what, steps, state, next) => {
    expect(renewalStateOf(steps)).toBe(state);
    expect(nextStepOf(steps)).toBe(next);
  });

  it('only a failed step can be tried again, and only when all before it is done', () => {
    expect(canRetryStep(at('done', 'failed'), 'charged')).toBe(true);
    expect(canRetryStep(at('done', 'done', 'failed'), 'posted')).toBe(true);
    expect(canRetryStep(at('done', 'done', 'failed'), 'charged')).toBe(false);
    const gone = at('done', 'done', 'failed').map((step) => ({ ...step, error: 'plan_credit_changed' }));
    expect(canRetryStep(gone, 'posted')).toBe(false);
    expect(canRetryStep(at('done', 'waiting'), 'charged')).toBe(false);
    expect(canRetryStep(at('failed'), 'quoted')).toBe(false);
  });

  it('R1 a charge that is under way can be gone on with once it has its answer', () => {
    for (const state of ['running', 'waiting'] as const) {
      expect(canRetryStep(at('done', state), 'charged')).toBe(false);
      expect(canRetryStep(at('done', state), 'charged', true)).toBe(true);
      expect(canRetryStep(at('done', state), 'posted', true)).toBe(false);
    }
    expect(canRetryStep(at('done', 'done', 'running'), 'charged', true)).toBe(false);
  });

  it('whatever their states, at most one step can be tried again, and none of a waiting or ended renewal', () => {
    const states = fc.array(fc.constantFrom(...RENEWAL_STEP_STATES), { minLength: 5, maxLength: 5 });
    fc.assert(
      fc.property(states, fc.boolean(), (given, answered) => {
        const steps = at(...given);
        const retryable = RENEWAL_STEPS.filter((step) => canRetryStep(steps, step, answered));
        expect(retryable.length).toBeLessThanOrEqual(1);
        if (renewalStateOf(steps) === 'succeeded') expect(retryable).toEqual([]);
      }),
    );
  });
});
