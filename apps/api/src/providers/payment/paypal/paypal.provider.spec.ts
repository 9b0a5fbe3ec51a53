import { type Money } from '@ur-desk/domain/kernel';
import {
  aCapture,
  anOrder,
  aPaidOrder,
  aPayPalRefund,
  dollars,
  FakePayPal,
  NOT_FOUND,
  payPalError,
} from '../../../../test/providers/fake-paypal';
import { type CreateLinkRequest, type LookupRequest } from '../payment-provider.port';
import { createLinkAt, lookUpLinkAt, refundAt } from '../provider-calls';
import { PayPalProvider } from './paypal.provider';

const fake = new FakePayPal();
let paypal: PayPalProvider;

const ORDER = '5O190127TN364715T';
const CAPTURE_ID = '3C679366HH908993F';
const CREATE = 'POST /v2/checkout/orders';
const SHOW = 'GET /v2/checkout/orders/:id';
const PATCH = 'PATCH /v2/checkout/orders/:id';
const TAKE = 'POST /v2/checkout/orders/:id/capture';
const TAKEN = 'GET /v2/payments/captures/:id';
const REFUND = 'POST /v2/payments/captures/:id/refund';

const usd = (amount: number): Money => ({ amount, currency: 'USD' });
const startedAt = '2026-09-21T14:13:20.000Z';

const linking = (changes: Partial<CreateLinkRequest> = {}): CreateLinkRequest => ({
  idempotencyKey: 'payment-1',
  reference: 'PY-7Q2M-4KX9',
  description: 'Top-up',
  amount: usd(1999),
  expiresAt: '2026-09-21T16:13:20.000Z',
  methodKinds: ['paypal'],
  returnUrl: 'https://desk.example.com/pay/back',
  locale: 'zh',
  saveMethod: false,
  ...changes,
});

const looking = (changes: Partial<LookupRequest> = {}): LookupRequest => ({
  idempotencyKey: 'payment-1',
  providerReference: ORDER,
  amount: usd(1999),
  startedAt,
  ...changes,
});

const refunding = {
  idempotencyKey: 'refund-1',
  paymentId: 'payment-1',
  paymentReference: CAPTURE_ID,
  amount: usd(500),
};

const captured = {
  result: 'captured',
  providerReference: CAPTURE_ID,
  amount: usd(1999),
  paidWith: { kind: 'paypal', brand: null, lastFour: null },
};

beforeAll(() => fake.start());
afterAll(() => fake.stop());
beforeEach(() => {
  fake.letIn();
  paypal = new PayPalProvider({
    paypal: { clientId: 'client', clientSecret: 'secret', webhookId: 'WH1', baseUrl: fake.url },
  });
});
afterEach(() => {
  const violations = [...fake.violations];
  fake.reset();
  expect(violations).toEqual([]);
});

it('says what it needs while it is off', () => {
  const nothing = { clientId: '', clientSecret: '', webhookId: '', baseUrl: fake.url };
  const { missing } = new PayPalProvider({ paypal: nothing });
  expect(missing).toEqual(['PAYPAL_CLIENT_ID', 'PAYPAL_CLIENT_SECRET', 'PAYPAL_WEBHOOK_ID']);
  expect(paypal.missing).toEqual([]);
});

it.each([
  ['an unknown parameter', { amuont: dollars('5.00') }],
  ['a wrong type', { amount: { currency_code: 'USD', value: 5 } }],
  ['a missing one', { amount: { currency_code: 'USD' } }],
])('the local PayPal refuses %s', async (_name, body) => {
  const headers = {
    authorization: 'Bearer A21AA',
    'content-type': 'application/json',
    'paypal-request-id': 'refund-1',
  };
  const url = `${fake.url}/v2/payments/captures/${CAPTURE_ID}/refund`;
  const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
  expect(answer.status).toBe(400);
  expect(fake.violations).toHaveLength(1);
  fake.reset();
});

it('asks for a token once, and again when it is refused', async () => {
  const refused = { status: 401, body: { name: 'AUTHENTICATION_FAILURE', message: '', debug_id: '1' } };
  fake.on(SHOW, { body: anOrder() }, { body: anOrder() }, refused, { body: anOrder() });
  await paypal.lookupLink(looking());
  await paypal.lookupLink(looking());
  const tokens = () => fake.requests.filter(({ route }) => route === 'POST /v1/oauth2/token').length;
  expect(tokens()).toBe(1);
  expect(await lookUpLinkAt(paypal, looking())).toEqual({ result: 'noAnswer' });
  await paypal.lookupLink(looking());
  expect(tokens()).toBe(2);
});

describe('an order', () => {
  it('is made with our id as the key and as its note, and moves no money', async () => {
    fake.on(CREATE, { status: 201, body: anOrder({}, { custom_id: 'payment-1;1790007200' }) });
    expect(await paypal.createLink(linking())).toEqual({
      result: 'open',
      providerReference: ORDER,
      url: 'https://www.paypal.com/checkoutnow?token=5O',
      expiresAt: '2026-09-21T16:13:20.000Z',
    });
    const { headers, params } = fake.only(CREATE);
    expect(headers['paypal-request-id']).toBe('payment-1');
    expect(params).toEqual({
      intent: 'CAPTURE',
      purchase_units: [
        {
          custom_id: 'payment-1;1790007200',
          description: 'Top-up',
          amount: { currency_code: 'USD', value: '19.99' },
        },
      ],
      payment_source: {
        paypal: {
          experience_context: {
            locale: 'zh-CN',
            shipping_preference: 'NO_SHIPPING',
            user_action: 'PAY_NOW',
            return_url: 'https://desk.example.com/pay/back',
            cancel_url: 'https://desk.example.com/pay/back',
          },
        },
      },
    });
  });

  it.each<[Money, string]>([
    [{ amount: 500, currency: 'JPY' }, '500'],
    [{ amount: 30_000, currency: 'TWD' }, '300'],
    [{ amount: 5, currency: 'EUR' }, '0.05'],
  ])('%j is written %s', async (amount, value) => {
    const said = { currency_code: amount.currency, value };
    fake.on(CREATE, { status: 201, body: anOrder({}, { amount: said }) });
    expect(await paypal.createLink(linking({ amount }))).toMatchObject({ result: 'open' });
    expect(fake.only(CREATE).params).toMatchObject({ purchase_units: [{ amount: said }] });
  });

  it.each<[string, Partial<CreateLinkRequest>]>([
    ['currencyNotSupported', { amount: { amount: 5000, currency: 'KWD' } }],
    ['amountNotSupported', { amount: { amount: 30_050, currency: 'TWD' } }],
    ['methodNotSupported', { methodKinds: ['card'] }],
  ])('is not made: %s; nothing is sent', async (reason, changes) => {
    expect(await paypal.createLink(linking(changes))).toEqual({ result: 'refused', reason });
    expect(fake.requests).toEqual([]);
  });

  it('for another amount is refused', async () => {
    fake.on(CREATE, { status: 201, body: anOrder({}, { amount: dollars('199.90') }) });
    await expect(paypal.createLink(linking())).rejects.toThrow('another amount');
  });

  it.each([
    ['too many requests', payPalError(429, 'RATE_LIMIT_REACHED')],
    ['a fault of PayPal', payPalError(500, 'INTERNAL_SERVER_ERROR')],
    ['HTML', { status: 502, body: '<html>' }],
    ['JSON that ends in the middle', { status: 201, body: '{"id":"5O' }],
    ['a lost connection', 'hangUp' as const],
  ])('is no answer for %s', async (_name, answer) => {
    fake.on(CREATE, answer);
    expect(await createLinkAt(paypal, linking())).toEqual({ result: 'noAnswer' });
    expect(fake.only(CREATE).route).toBe(CREATE);
  });

  it.each(['silence', 'drip'] as const)('is no answer in time: %s', async (answer) => {
    paypal.client.budgetMs = 300;
    fake.on(CREATE, answer);
    expect(await createLinkAt(paypal, linking())).toEqual({ result: 'noAnswer' });
  });

  it('does not follow a redirect', async () => {
    fake.on(CREATE, { status: 307, body: '', headers: { location: `${fake.url}/v2/checkout/orders` } });
    expect(await createLinkAt(paypal, linking())).toEqual({ result: 'noAnswer' });
    expect(fake.only(CREATE).route).toBe(CREATE);
  });
});

describe('how an order stands', () => {
  it('waits for the customer', async () => {
    fake.on(SHOW, { body: anOrder() });
    expect(await paypal.lookupLink(looking())).toMatchObject({ result: 'open', providerReference: ORDER });
    expect(await paypal.lookup(looking())).toMatchObject({
      result: 'requiresAction',
      providerReference: ORDER,
    });
  });

  it('without a reference there is none: nobody was sent to its page', async () => {
    expect(await paypal.lookupLink(looking({ providerReference: null }))).toEqual({ result: 'notFound' });
  });

  it('approved: the money is taken now', async () => {
    fake.on(SHOW, { body: anOrder({ status: 'APPROVED', update_time: '2026-09-21T14:15:00Z' }) });
    fake.on(TAKE, { status: 201, body: aPaidOrder() });
    expect(await paypal.lookupLink(looking())).toEqual(captured);
    expect(fake.only(TAKE).headers['paypal-request-id']).toBe(`${ORDER}-2026-09-21T14:15:00Z`);
  });

  it('F25 approved for another amount: nothing is taken', async () => {
    fake.on(SHOW, { body: anOrder({ status: 'APPROVED' }, { amount: dollars('199.90') }) });
    await expect(paypal.lookupLink(looking())).rejects.toThrow('another amount');
  });

  it('F25 tells the amount that was taken, not the one asked for', async () => {
    fake.on(SHOW, { body: aPaidOrder({ amount: dollars('18.99') }) });
    expect(await paypal.lookupLink(looking())).toMatchObject({ result: 'captured', amount: usd(1899) });
  });

  it.each([
    ['PENDING', {}, { result: 'processing', providerReference: ORDER }],
    [
      'DECLINED',
      { status_details: { reason: 'DECLINED_BY_RISK_FRAUD_FILTERS' } },
      { result: 'declined', providerReference: ORDER, declineCode: 'suspectedFraud' },
    ],
    ['REFUNDED', {}, captured],
  ])('with a capture that is %s', async (status, more, expected) => {
    fake.on(SHOW, { body: aPaidOrder({ status, ...more }) });
    expect(await paypal.lookupLink(looking())).toEqual(expected);
  });

  it('approved, but another way to pay is needed: the customer goes back to the page', async () => {
    fake.on(SHOW, { body: anOrder({ status: 'APPROVED' }) });
    const links = [
      { rel: 'redirect', href: 'https://www.paypal.com/checkoutnow?token=5O&again', method: 'GET' },
    ];
    fake.on(TAKE, payPalError(422, 'INSTRUMENT_DECLINED', { links }));
    expect(await paypal.lookupLink(looking())).toMatchObject({ result: 'open', url: links[0]?.href });
  });

  it.each([
    ['TRANSACTION_REFUSED', 'cardDeclined'],
    ['PAYER_CANNOT_PAY', 'insufficientFunds'],
    ['COMPLIANCE_VIOLATION', 'suspectedFraud'],
    ['TRANSACTION_LIMIT_EXCEEDED', 'limitExceeded'],
    ['PAYER_ACCOUNT_RESTRICTED', 'methodUnavailable'],
  ])('refused for good: %s is %s, and the order is closed', async (issue, declineCode) => {
    fake.on(SHOW, { body: anOrder({ status: 'APPROVED' }) });
    fake.on(TAKE, payPalError(422, issue));
    fake.on(PATCH, { status: 204, body: '' });
    expect(await paypal.lookupLink(looking())).toEqual({
      result: 'declined',
      providerReference: ORDER,
      declineCode,
    });
    expect(fake.only(PATCH).params).toEqual([
      {
        op: 'replace',
        path: "/purchase_units/@reference_id=='default'/custom_id",
        value: 'payment-1;closed',
      },
    ]);
  });

  it('an issue that we do not know is no answer', async () => {
    fake.on(SHOW, { body: anOrder({ status: 'APPROVED' }) });
    fake.on(TAKE, payPalError(422, 'SOMETHING_OF_NEXT_YEAR'));
    expect(await lookUpLinkAt(paypal, looking())).toEqual({ result: 'noAnswer' });
  });

  it('P3 captured already: the answer is that capture', async () => {
    fake.on(SHOW, { body: anOrder({ status: 'APPROVED' }) }, { body: aPaidOrder() });
    fake.on(TAKE, payPalError(422, 'ORDER_ALREADY_CAPTURED'));
    expect(await paypal.lookupLink(looking())).toEqual(captured);
  });

  it.each(['APPROVED', 'PAYER_ACTION_REQUIRED'])(
    '%s after its end: it is closed, nothing is taken',
    async (status) => {
      fake.on(SHOW, { body: anOrder({ status }, { custom_id: 'payment-1;1700000000' }) });
      fake.on(PATCH, { status: 204, body: '' });
      expect(await paypal.lookupLink(looking())).toEqual({ result: 'expired', providerReference: ORDER });
    },
  );

  it('closed, then approved all the same: nothing is taken', async () => {
    fake.on(SHOW, { body: anOrder({ status: 'APPROVED' }, { custom_id: 'payment-1;closed' }) });
    expect(await paypal.lookupLink(looking())).toEqual({ result: 'expired', providerReference: ORDER });
  });

  it.each([
    ['paid', { body: aCapture() }, captured],
    ['gone', NOT_FOUND, { result: 'expired', providerReference: CAPTURE_ID }],
  ])('by the id of its capture: %s', async (_name, answer, expected) => {
    fake.on(SHOW, NOT_FOUND);
    fake.on(TAKEN, answer);
    expect(await paypal.lookup(looking({ providerReference: CAPTURE_ID }))).toEqual(expected);
  });
});

describe('closing an order', () => {
  it('takes nothing, even when it was approved', async () => {
    fake.on(SHOW, { body: anOrder({ status: 'APPROVED' }) });
    fake.on(PATCH, { status: 204, body: '' });
    expect(await paypal.cancelLink(looking())).toEqual({ result: 'expired', providerReference: ORDER });
  });

  it('comes too late when it was paid', async () => {
    fake.on(SHOW, { body: aPaidOrder() });
    expect(await paypal.cancelLink(looking())).toEqual(captured);
  });

  it('comes too late when it was paid while we closed it', async () => {
    fake.on(SHOW, { body: anOrder({ status: 'APPROVED' }) }, { body: aPaidOrder() });
    fake.on(PATCH, payPalError(422, 'ORDER_ALREADY_COMPLETED'));
    expect(await paypal.cancelLink(looking())).toEqual(captured);
  });
});

it('saves nothing, so it charges nothing without the customer', async () => {
  expect(await paypal.charge()).toMatchObject({ result: 'declined', declineCode: 'methodUnavailable' });
  expect(await paypal.saveMethod()).toEqual({ result: 'refused', reason: 'kindNotSupported' });
});

describe('a refund', () => {
  it('is made with our refund id as the key and as its note', async () => {
    fake.on(REFUND, { status: 201, body: aPayPalRefund() });
    expect(await paypal.refund(refunding)).toEqual({
      result: 'succeeded',
      providerReference: '1JU08902781691411',
      amount: usd(500),
    });
    const { id, headers, params } = fake.only(REFUND);
    expect(id).toBe(CAPTURE_ID);
    expect(headers['paypal-request-id']).toBe('refund-1');
    expect(params).toEqual({ amount: dollars('5.00'), custom_id: 'refund-1' });
  });

  it.each([
    ['PENDING', 'processing'],
    ['FAILED', 'failed'],
    ['CANCELLED', 'failed'],
  ])('%s is %s', async (status, result) => {
    fake.on(REFUND, { status: 201, body: aPayPalRefund({ status }) });
    expect(await paypal.refund(refunding)).toMatchObject({ result, providerReference: '1JU08902781691411' });
  });

  it.each([
    ['CAPTURE_FULLY_REFUNDED', 'alreadyRefunded'],
    ['REFUND_TIME_LIMIT_EXCEEDED', 'tooLate'],
    ['CAPTURE_DISPUTED_PARTIAL_REFUND_NOT_ALLOWED', 'disputed'],
    ['REFUND_FAILED_INSUFFICIENT_FUNDS', 'providerBalanceTooLow'],
  ])('is refused: %s is %s', async (issue, failureCode) => {
    fake.on(REFUND, payPalError(422, issue));
    const expected = { result: 'failed', providerReference: null, failureCode };
    expect(await paypal.refund(refunding)).toEqual(expected);
  });

  it.each([payPalError(500, ''), payPalError(429, ''), payPalError(422, 'NEW'), 'hangUp' as const])(
    'is no answer when PayPal does not say what happened (%#)',
    async (answer) => {
      fake.on(REFUND, answer);
      expect(await refundAt(paypal, refunding)).toEqual({ result: 'noAnswer' });
    },
  );

  const lookingFor = { ...refunding, providerReference: null, startedAt };

  it('is found among those of its order', async () => {
    fake.on(TAKEN, { body: aCapture({ supplementary_data: { related_ids: { order_id: ORDER } } }) });
    const refunds = [aPayPalRefund({ id: 'R0', custom_id: 'refund-0' }), aPayPalRefund()];
    fake.on(SHOW, { body: anOrder({}, { payments: { refunds } }) }, { body: aPaidOrder() });
    expect(await paypal.lookupRefund(lookingFor)).toMatchObject({ providerReference: '1JU08902781691411' });
    expect(await paypal.lookupRefund(lookingFor)).toEqual({ result: 'notFound' });
  });

  it('is asked by its reference', async () => {
    fake.on('GET /v2/payments/refunds/:id', { body: aPayPalRefund({ status: 'PENDING' }) });
    const answer = await paypal.lookupRefund({ ...lookingFor, providerReference: '1JU08902781691411' });
    expect(answer).toEqual({ result: 'processing', providerReference: '1JU08902781691411' });
  });
});
