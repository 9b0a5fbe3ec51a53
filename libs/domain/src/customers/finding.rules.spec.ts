import { type LineOrderState } from '../lines';
import { addMs, MINUTE_MS, money } from '../kernel';
import {
  FINDING_CODES,
  SEVERITY_OF_FINDING,
  findProblems,
  type FindingFacts,
  type LineFacts,
  type RunningPlan,
} from './index';

const now = '2026-11-22T12:00:00.000Z';

const plan: RunningPlan = {
  endsAt: '2026-12-20T00:00:00.000Z',
  price: money(5_000, 'CNY'),
  allowances: { voiceSeconds: 0, smsCount: null, dataBytes: 100 },
  granted: [
    { kind: 'data', granted: 100 },
    { kind: 'sms', granted: null },
  ],
};

const line: LineFacts = {
  id: 'line',
  msisdn: '+8613800138000',
  state: 'active',
  autoRenew: true,
  paymentOrder: 'walletFirst',
  autoRenewStop: null,
  active: plan,
  queued: false,
  order: null,
  lastEndedAt: null,
  allowances: [{ kind: 'data', granted: 100, remaining: 80 }],
};

const healthy: FindingFacts = {
  customer: {
    id: 'customer',
    status: 'active',
    phone: '+8613800138000',
    email: 'wang@example.com',
    phoneVerifiedAt: '2026-01-01T00:00:00.000Z',
    emailVerifiedAt: '2026-01-01T00:00:00.000Z',
    phoneBouncedAt: null,
    emailBouncedAt: null,
  },
  available: money(10_000, 'CNY'),
  lines: [line],
  payments: [
    {
      id: 'p',
      reference: 'PY',
      purpose: 'topUp',
      purposeId: 't',
      lineId: null,
      state: 'captured',
      amount: money(5_000, 'CNY'),
      refunded: money(0, 'CNY'),
      createdAt: now,
      review: null,
      capturedAt: now,
    },
  ],
  blocks: [],
  methods: [],
  renewals: [],
  refunds: [],
  disputes: [],
  others: [],
  messages: [],
};

const codes = (change: Partial<FindingFacts>) =>
  findProblems({ ...healthy, ...change }, now).map((f) => f.code);
const contact = (change: Partial<FindingFacts['customer']>) =>
  codes({ customer: { ...healthy.customer, ...change } });
const ordered = (state: LineOrderState, requestedAt = now): LineFacts['order'] => ({
  kind: 'replaceSim',
  state,
  requestedAt,
});
const ofLine = (change: Partial<LineFacts>, more: Partial<FindingFacts> = {}) =>
  codes({ lines: [{ ...line, ...change }], ...more });
const card = {
  id: 'm',
  lastFour: '4242',
  expiryMonth: 1,
  expiryYear: 2030,
  automaticUse: true,
};
const renewal = (state: string, at = now) => ({
  id: at,
  reference: 'RN',
  lineId: 'line',
  state,
  error: 'declined',
  at,
});

describe('what is wrong with a customer', () => {
  it('is nothing when all is well', () => {
    expect(codes({})).toEqual([]);
  });

  it.each([
    ['suspended', contact({ status: 'suspended' }), ['customer_suspended']],
    ['being closed', contact({ status: 'closing' }), ['customer_closing']],
    [
      'an e-mail from which messages come back, whoever has confirmed it',
      contact({ emailBouncedAt: now, emailVerifiedAt: null }),
      ['email_bounced'],
    ],
    ['a phone that takes none', contact({ phoneBouncedAt: now, phoneVerifiedAt: null }), ['phone_bounced']],
    ['an e-mail that nobody confirmed', contact({ emailVerifiedAt: null }), ['email_unverified']],
    [
      'an e-mail that looks mistyped',
      contact({ email: 'a@gmial.com', emailVerifiedAt: null }),
      ['email_suspect'],
    ],
    ['a phone that nobody confirmed', contact({ phoneVerifiedAt: null }), ['phone_unverified']],
    ['no way to reach him', contact({ phone: null, email: null }), ['contact_missing']],
    [
      'another record with the same phone',
      codes({ others: [{ id: 'other', reference: 'CU-2' }] }),
      ['possible_duplicate'],
    ],
  ])('%s', (_name, found, expected) => {
    expect(found).toEqual(expected);
  });

  const soon = { ...plan, endsAt: '2026-11-25T00:00:00.000Z' };
  const poor = { available: money(1_200, 'CNY') };
  it.each([
    [
      'ends in seven days or less, nothing renews it',
      ofLine({ active: soon, autoRenew: false }),
      ['expires_soon'],
    ],
    ['ends soon, renews by itself, enough money', ofLine({ active: soon }), []],
    ['ends soon, renews by itself, too little money', ofLine({ active: soon }, poor), ['balance_too_low']],
    ['ends soon, the next plan is queued', ofLine({ active: soon, queued: true }, poor), []],
    ['nothing runs', ofLine({ active: null }), ['no_active_plan']],
    ['nothing runs on a retired line', ofLine({ active: null, state: 'retired' }), []],
    ['suspended', ofLine({ state: 'suspended' }), ['line_suspended']],
    ['refused by the network', ofLine({ order: ordered('failed') }), ['line_order_refused']],
    ['never activated', ofLine({ state: 'ordered', order: ordered('failed') }), ['line_order_refused']],
    [
      'left without an answer',
      ofLine({ order: ordered('requested', '2026-11-22T11:49:59.999Z') }),
      ['line_order_late'],
    ],
    ['just ordered', ofLine({ order: ordered('requested') }), []],
    ['let go', ofLine({ order: ordered('withdrawn') }), []],
    ['confirmed', ofLine({ order: ordered('confirmed') }), []],
    ['used up', ofLine({ allowances: [{ kind: 'sms', granted: 10, remaining: 0 }] }), ['allowance_used_up']],
    [
      'nearly used up',
      ofLine({ allowances: [{ kind: 'sms', granted: 10, remaining: 2 }] }),
      ['allowance_low'],
    ],
    ['unlimited', ofLine({ allowances: [{ kind: 'data', granted: null, remaining: null }] }), []],
    ['not part of the plan', ofLine({ allowances: [{ kind: 'data', granted: 0, remaining: 0 }] }), []],
  ])('a line: %s', (_name, found, expected) => {
    expect(found).toEqual(expected);
  });

  const [paid] = healthy.payments;
  const charge = { ...paid!, purpose: 'renewal' as const, purposeId: now, lineId: 'line' };
  const minutesAgo = (minutes: number) => addMs(now, -minutes * MINUTE_MS);
  it.each([
    ['the plan could not be started', 'failed', { capturedAt: now }, ['paid_not_active']],
    ['nothing went on for minutes', 'running', { capturedAt: minutesAgo(3) }, ['paid_not_active']],
    ['also after the charge was waited for', 'waiting', { capturedAt: minutesAgo(3) }, ['paid_not_active']],
    ['it goes on just now', 'running', { capturedAt: minutesAgo(1) }, []],
    ['it was given back', 'failed', { refunded: paid!.amount }, ['renewal_failed']],
    ['it never came', 'failed', { state: 'failed' as const, capturedAt: null }, ['renewal_failed']],
    ['the plan runs', 'succeeded', { capturedAt: minutesAgo(9) }, []],
  ])('money for a renewal, and %s', (_name, state, change, expected) => {
    expect(codes({ renewals: [renewal(state)], payments: [{ ...charge, ...change }] })).toEqual(expected);
  });

  it.each<[string, Partial<RunningPlan>, string[]]>([
    ['all of it', {}, []],
    ['more, as an extended plan', { granted: [...plan.granted, ...plan.granted] }, []],
    ['less data', { granted: [{ kind: 'data', granted: 99 }, plan.granted[1]!] }, ['data']],
    ['unlimited data', { granted: [{ kind: 'data', granted: null }, plan.granted[1]!] }, []],
    ['no unlimited messages', { granted: [plan.granted[0]!, { kind: 'sms', granted: 9 }] }, ['sms']],
    ['nothing', { granted: [] }, ['sms', 'data']],
  ])('what a plan granted of what it promises: %s', (_name, change, kinds) => {
    const found = findProblems({ ...healthy, lines: [{ ...line, active: { ...plan, ...change } }] }, now);
    expect(found.map(({ code, params }) => [code, params['kind']])).toEqual(
      kinds.map((kind) => ['allowance_missing', kind]),
    );
  });

  const blocked = { id: 'b', lastFour: '4242', cause: 'staff' as const, reason: null };
  it.each<[string, Partial<LineFacts>, Partial<FindingFacts>, string | null]>([
    ['the balance suffices', {}, {}, null],
    ['a card covers what the balance lacks', {}, { ...poor, methods: [card] }, null],
    [
      'a card that we may not charge',
      {},
      { ...poor, methods: [{ ...card, automaticUse: false }] },
      'balance',
    ],
    ['only the balance may pay', { paymentOrder: 'walletOnly' }, { ...poor, methods: [card] }, 'balance'],
    ['only a card may pay, and there is none', { paymentOrder: 'methodOnly' }, {}, 'noMethod'],
    [
      'the card ends before the plan',
      { paymentOrder: 'methodOnly' },
      { methods: [{ ...card, expiryMonth: 10, expiryYear: 2026 }] },
      'methodExpired',
    ],
    [
      'the card is blocked',
      { paymentOrder: 'methodOnly' },
      { methods: [card], blocks: [{ ...blocked, methodId: card.id }] },
      'methodBlocked',
    ],
    ['the plan is sold no more', { active: { ...soon, price: null } }, {}, 'planNotSold'],
  ])('an automatic renewal in three days: %s', (_name, change, more, obstacle) => {
    const found = findProblems({ ...healthy, ...more, lines: [{ ...line, active: soon, ...change }] }, now);
    const ofRenewal = found.filter(({ subject }) => subject.kind === 'line');
    expect(ofRenewal.map(({ code, params }) => params['obstacle'] ?? code)).toEqual(
      obstacle === null ? [] : [obstacle === 'balance' ? 'balance_too_low' : obstacle],
    );
  });

  it('says nothing about money to a role that does not see it', () => {
    expect(ofLine({ active: soon }, { available: null })).toEqual([]);
  });

  it('says how much money is missing', () => {
    const [finding] = findProblems({ ...healthy, ...poor, lines: [{ ...line, active: soon }] }, now);
    expect(finding?.params['missing']).toEqual(money(3_800, 'CNY'));
  });

  it.each([
    [
      'a payment without an answer',
      { payments: [{ ...healthy.payments[0]!, state: 'unknown' as const }] },
      ['payment_unknown'],
    ],
    [
      'a dispute that waits for an answer',
      { disputes: [{ id: 'd', reference: 'DS', amount: money(5_000, 'CNY'), evidenceDueAt: now }] },
      ['dispute_open'],
    ],
    [
      'a payment that was taken twice',
      {
        payments: [
          healthy.payments[0]!,
          { ...healthy.payments[0]!, id: 'p2', reference: 'PY2', purposeId: 't2' },
        ],
      },
      ['payment_duplicate'],
    ],
    ['a default card that has ended', { methods: [{ ...card, expiryYear: 2020 }] }, ['method_expired']],
    [
      'a default card that soon ends',
      {
        methods: [
          {
            ...card,
            expiryMonth: new Date(now).getUTCMonth() + 1,
            expiryYear: new Date(now).getUTCFullYear(),
          },
        ],
      },
      ['method_expiring'],
    ],
    [
      'a charge of another amount than was agreed',
      {
        payments: [{ ...healthy.payments[0]!, state: 'unknown' as const, review: 'amountDiffers' as const }],
      },
      ['charge_differs'],
    ],
    [
      'payments that are blocked',
      { blocks: [{ id: 'b', methodId: null, lastFour: null, cause: 'staff' as const, reason: 'stolen' }] },
      ['payments_blocked'],
    ],
    [
      'a card that the bank suspects',
      {
        blocks: [
          { id: 'b', methodId: 'm', lastFour: '4242', cause: 'suspectedFraud' as const, reason: null },
        ],
      },
      ['method_blocked'],
    ],
    ['a failed renewal', { renewals: [renewal('failed')] }, ['renewal_failed']],
    ['a renewal that failed long ago', { renewals: [renewal('failed', '2026-10-22T00:00:00.000Z')] }, []],
    ['a renewal that waits', { renewals: [renewal('waiting')] }, ['renewal_stuck']],
    [
      'a renewal that waits for a payment without an answer',
      {
        renewals: [renewal('waiting')],
        payments: [{ ...healthy.payments[0]!, state: 'unknown' as const, purposeId: renewal('waiting').id }],
      },
      ['payment_unknown'],
    ],
    [
      'a renewal that waits for the customer to pay',
      {
        renewals: [renewal('waiting')],
        payments: [
          { ...healthy.payments[0]!, state: 'requiresAction' as const, purposeId: renewal('waiting').id },
        ],
      },
      ['renewal_awaits_customer'],
    ],
    [
      'a failure that a later renewal cured',
      { renewals: [renewal('succeeded'), renewal('failed', '2026-11-20T00:00:00.000Z')] },
      [],
    ],
    ['a refund that failed', { refunds: [{ id: 'r', reference: 'RF', state: 'failed' }] }, ['refund_stuck']],
    [
      'a message that bounced',
      { messages: [{ id: 'm', state: 'failed', event: 'renewal.succeeded' }] },
      ['message_failed'],
    ],
  ])('money: %s', (_name, change, expected) => {
    expect(codes(change)).toEqual(expected);
  });

  it('comes worst first', () => {
    const found = findProblems(
      { ...healthy, customer: { ...healthy.customer, phoneVerifiedAt: null }, renewals: [renewal('failed')] },
      now,
    );
    expect(found.map((f) => f.severity)).toEqual(['error', 'info']);
    const ranks = FINDING_CODES.map((code) =>
      ['error', 'warning', 'info'].indexOf(SEVERITY_OF_FINDING[code]),
    );
    expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
  });
});
