import { type Money } from '@ur-desk/domain/kernel';
import {
  aCard,
  aCharge,
  aList,
  anIntent,
  aPage,
  aRefund,
  FakeStripe,
  stripeError,
} from '../../../../test/providers/fake-stripe';
import {
  type ChargeRequest,
  type CreateLinkRequest,
  type LookupRequest,
  type RefundLookupRequest,
} from '../payment-provider.port';
import { chargeAt, refundAt } from '../provider-calls';
import { StripeProvider } from './stripe.provider';

const fake = new FakeStripe();
let stripe: StripeProvider;

const CHARGE = 'POST /v1/payment_intents';
const REFUND = 'POST /v1/refunds';
const PAGE = 'POST /v1/checkout/sessions';
const SEARCH = 'GET /v1/payment_intents/search';
const LIST = 'GET /v1/payment_intents';

const cny = (amount: number): Money => ({ amount, currency: 'CNY' });
const startedAt = '2026-09-21T14:13:20.000Z';

const charging = (changes: Partial<ChargeRequest> = {}): ChargeRequest => ({
  idempotencyKey: 'payment-1',
  reference: 'PY-7Q2M-4KX9',
  token: 'cus_1:pm_1',
  amount: cny(1999),
  returnUrl: 'https://desk.example.com/pay/back',
  ...changes,
});

const looking = (changes: Partial<LookupRequest> = {}): LookupRequest => ({
  idempotencyKey: 'payment-1',
  providerReference: null,
  amount: cny(1999),
  startedAt,
  ...changes,
});

const linking = (changes: Partial<CreateLinkRequest> = {}): CreateLinkRequest => ({
  idempotencyKey: 'payment-1',
  reference: 'PY-7Q2M-4KX9',
  description: '充值',
  amount: cny(1999),
  expiresAt: new Date(Date.now() + 2 * 3_600_000).toISOString(),
  methodKinds: ['card', 'alipay', 'wechatPay'],
  returnUrl: 'https://desk.example.com/pay/back',
  locale: 'zh',
  saveMethod: true,
  ...changes,
});

const refunding = {
  idempotencyKey: 'refund-1',
  paymentId: 'payment-1',
  paymentReference: 'pi_1',
  amount: cny(500),
};
const refundLooking: RefundLookupRequest = { ...refunding, providerReference: null, startedAt };

beforeAll(() => fake.start());
afterAll(() => fake.stop());
beforeEach(() => {
  stripe = new StripeProvider({
    stripe: { secretKey: 'sk_test_local', webhookSecrets: ['whsec_1'], baseUrl: fake.url },
  });
});
afterEach(() => {
  const violations = [...fake.violations];
  fake.reset();
  expect(violations).toEqual([]);
});

it('says what it needs while it is off', () => {
  const off = new StripeProvider({ stripe: { secretKey: '', webhookSecrets: [], baseUrl: fake.url } });
  expect(off.missing).toEqual(['STRIPE_SECRET_KEY', 'STRIPE_WEBHOOK_SECRET']);
  expect(stripe.missing).toEqual([]);
});

it.each([
  ['an unknown parameter', 'payment_intent=pi_1&amonut=500'],
  ['a wrong type', 'payment_intent=pi_1&amount=five'],
  ['a value that is not documented', 'payment_intent=pi_1&origin=nowhere'],
])('the local Stripe refuses %s', async (_name, body) => {
  const headers = {
    authorization: 'Bearer sk_test_local',
    'stripe-version': '2026-10-28.endive',
    'content-type': 'application/x-www-form-urlencoded',
    'idempotency-key': 'refund-1',
  };
  const answer = await fetch(`${fake.url}/v1/refunds`, { method: 'POST', headers, body });
  expect(answer.status).toBe(400);
  expect(fake.violations).toHaveLength(1);
  fake.reset();
});

describe('a charge', () => {
  it('is made with our id as the key and on the payment, off session', async () => {
    fake.on(CHARGE, { body: anIntent() });
    expect(await stripe.charge(charging())).toEqual({
      result: 'captured',
      providerReference: 'pi_1',
      amount: cny(1999),
      paidWith: { kind: 'card', brand: 'visa', lastFour: '4242' },
    });
    const { headers, params } = fake.only(CHARGE);
    expect(headers['idempotency-key']).toBe('payment-1');
    expect(params).toMatchObject({
      amount: 1999,
      currency: 'cny',
      customer: 'cus_1',
      payment_method: 'pm_1',
      confirm: true,
      metadata: { payment_id: 'payment-1', kind: 'charge' },
    });
    expect(String(params['off_session'])).toBe('true');
  });

  it('P3 is made once, however often it is asked for', async () => {
    fake.on(CHARGE, { body: anIntent() }, { body: anIntent({ id: 'pi_2' }) });
    const first = await stripe.charge(charging());
    expect(await stripe.charge(charging())).toEqual(first);
  });

  it('P3 with another amount under the same key is no answer', async () => {
    fake.on(CHARGE, { body: anIntent() });
    await stripe.charge(charging());
    expect(await chargeAt(stripe, charging({ amount: cny(2999) }))).toEqual({ result: 'noAnswer' });
  });

  it.each<[string, Money, number]>([
    ['yen has no decimals', { amount: 500, currency: 'JPY' }, 500],
    ['dinar have three, the last one 0', { amount: 5120, currency: 'KWD' }, 5120],
  ])('%s', async (_name, amount, sent) => {
    const currency = amount.currency.toLowerCase();
    const received = { amount_received: sent, currency };
    fake.on(CHARGE, {
      body: anIntent({ ...received, latest_charge: aCharge({ amount_captured: sent, currency }) }),
    });
    expect(await stripe.charge(charging({ amount }))).toMatchObject({ result: 'captured', amount });
    expect(fake.only(CHARGE).params).toMatchObject({ amount: sent, currency });
  });

  it.each<[string, Partial<ChargeRequest>]>([
    ['dinar that Stripe would have us round', { amount: { amount: 5124, currency: 'KWD' } }],
    ['more than eight digits', { amount: cny(100_000_000) }],
    ['a token that is none of Stripe', { token: 'tok_visa' }],
  ])('is declined here for %s: nothing is sent', async (_name, changes) => {
    expect(await stripe.charge(charging(changes))).toMatchObject({ declineCode: 'methodUnavailable' });
    expect(fake.requests).toEqual([]);
  });

  it.each([
    ['insufficient_funds', 'insufficientFunds'],
    ['expired_card', 'expiredCard'],
    ['fraudulent', 'suspectedFraud'],
    ['stolen_card', 'suspectedFraud'],
    ['card_velocity_exceeded', 'limitExceeded'],
    ['authentication_required', 'authenticationRequired'],
    ['try_again_later', 'methodUnavailable'],
    ['do_not_honor', 'cardDeclined'],
    ['a_code_of_next_year', 'cardDeclined'],
  ])('is declined: %s is %s', async (decline_code, declineCode) => {
    const payment_intent = anIntent({ status: 'requires_payment_method', latest_charge: 'ch_1' });
    const body = { type: 'card_error', code: 'card_declined', decline_code, message: 'no', payment_intent };
    fake.on(CHARGE, stripeError(402, body));
    const expected = { result: 'declined', providerReference: 'pi_1', declineCode };
    expect(await stripe.charge(charging())).toEqual(expected);
  });

  it('is declined when Stripe knows the card no more', async () => {
    fake.on(
      CHARGE,
      stripeError(400, { type: 'invalid_request_error', code: 'resource_missing', message: '' }),
    );
    expect(await stripe.charge(charging())).toMatchObject({
      result: 'declined',
      declineCode: 'methodUnavailable',
    });
  });

  it('waits for the customer where the bank asks for it', async () => {
    const redirect_to_url = { url: 'https://hooks.stripe.com/3ds', return_url: null };
    const next_action = { type: 'redirect_to_url', redirect_to_url };
    fake.on(CHARGE, { body: anIntent({ status: 'requires_action', next_action, latest_charge: null }) });
    expect(await stripe.charge(charging())).toEqual({
      result: 'requiresAction',
      providerReference: 'pi_1',
      actionUrl: 'https://hooks.stripe.com/3ds',
      expiresAt: '2026-09-22T14:13:20.000Z',
    });
  });

  it('F25 tells the amount that was taken, not the one asked for', async () => {
    fake.on(CHARGE, { body: anIntent({ amount_received: 19_990 }) });
    expect(await stripe.charge(charging())).toMatchObject({ result: 'captured', amount: cny(19_990) });
  });

  it.each([
    [
      'too many requests',
      stripeError(429, { type: 'invalid_request_error', code: 'rate_limit', message: '' }),
    ],
    ['a fault of Stripe', stripeError(500, { type: 'api_error', message: '' })],
    ['a wrong key of ours', stripeError(401, { type: 'invalid_request_error', message: '' })],
    [
      'a request that is on its way',
      stripeError(409, { type: 'invalid_request_error', code: 'idempotency_key_in_use', message: '' }),
    ],
    [
      'an unknown parameter',
      stripeError(400, { type: 'invalid_request_error', code: 'parameter_unknown', message: '' }),
    ],
    ['HTML', { status: 502, body: '<html>Bad gateway</html>' }],
    ['JSON that ends in the middle', { body: '{"id":"pi_1","status":"succee' }],
    ['a state of next year', { body: anIntent({ status: 'requires_thought' }) }],
    ['a currency that is none of ours', { body: anIntent({ currency: 'xau' }) }],
    ['a lost connection', 'hangUp' as const],
  ])('P4 is no answer for %s', async (_name, answer) => {
    fake.on(CHARGE, answer);
    expect(await chargeAt(stripe, charging())).toEqual({ result: 'noAnswer' });
    expect(fake.requests).toHaveLength(1);
  });

  it.each(['silence', 'drip'] as const)('P4 is no answer in time: %s', async (answer) => {
    stripe.client.budgetMs = 150;
    fake.on(CHARGE, answer);
    expect(await chargeAt(stripe, charging())).toEqual({ result: 'noAnswer' });
    expect(fake.requests).toHaveLength(1);
  });

  it('does not follow a redirect', async () => {
    fake.on(CHARGE, { status: 307, body: '', headers: { location: `${fake.url}/v1/refunds` } });
    expect(await chargeAt(stripe, charging())).toEqual({ result: 'noAnswer' });
    expect(fake.requests).toHaveLength(1);
  });
});

describe('what became of a charge', () => {
  it('is asked by its reference', async () => {
    fake.on('GET /v1/payment_intents/:id', { body: anIntent({ status: 'processing', latest_charge: null }) });
    expect(await stripe.lookup(looking({ providerReference: 'pi_1' }))).toEqual({
      result: 'processing',
      providerReference: 'pi_1',
    });
  });

  it('is found by our id', async () => {
    fake.on(SEARCH, { body: { object: 'search_result', data: [anIntent()], has_more: false, url: '' } });
    expect(await stripe.lookup(looking())).toMatchObject({ result: 'captured', providerReference: 'pi_1' });
    expect(fake.only(SEARCH).params['query']).toBe("metadata['payment_id']:'payment-1'");
  });

  it('is found in the list while the search lags behind', async () => {
    fake.on(SEARCH, { body: aList() });
    fake.on(LIST, { body: aList(anIntent({ id: 'pi_0', metadata: {} }), anIntent()) });
    expect(await stripe.lookup(looking())).toMatchObject({ result: 'captured', providerReference: 'pi_1' });
    expect(fake.only(LIST).params['created']).toEqual({ gte: 1_789_999_700, lte: 1_790_000_900 });
  });

  it('is unknown to Stripe only when the list says so, too', async () => {
    fake.on(SEARCH, { body: aList() });
    fake.on(LIST, { body: aList() });
    expect(await stripe.lookup(looking())).toEqual({ result: 'notFound' });
  });

  it('P4 is no guess when there is too much to look through', async () => {
    fake.on(SEARCH, { body: aList() });
    fake.on(LIST, { body: { ...aList(anIntent({ metadata: {} })), has_more: true } });
    await expect(stripe.lookup(looking())).rejects.toThrow('too many');
  });

  it('of one that nobody confirmed in a day: it is cancelled', async () => {
    const next_action = { type: 'redirect_to_url', redirect_to_url: { url: 'https://hooks.stripe.com/3ds' } };
    const waiting = anIntent({ status: 'requires_action', next_action, created: 1_700_000_000 });
    fake.on('GET /v1/payment_intents/:id', { body: waiting });
    fake.on('POST /v1/payment_intents/:id/cancel', {
      body: anIntent({ status: 'canceled', latest_charge: null }),
    });
    const answer = await stripe.lookup(looking({ providerReference: 'pi_1' }));
    expect(answer).toEqual({ result: 'expired', providerReference: 'pi_1' });
  });

  it('of a try on a page is what the page says: it may be tried again there', async () => {
    const onPage = { status: 'requires_payment_method', metadata: { payment_id: 'payment-1', kind: 'link' } };
    fake.on(SEARCH, { body: aList(anIntent(onPage)) });
    fake.on('GET /v1/checkout/sessions', { body: aList(aPage()) });
    expect(await stripe.lookup(looking())).toMatchObject({
      result: 'requiresAction',
      providerReference: 'cs_1',
      actionUrl: 'https://checkout.stripe.com/c/pay/cs_1',
    });
  });
});

describe('a page', () => {
  it('is made for one payment, with the ways to pay that were asked for', async () => {
    fake.on(PAGE, { body: aPage() });
    expect(await stripe.createLink(linking())).toEqual({
      result: 'open',
      providerReference: 'cs_1',
      url: 'https://checkout.stripe.com/c/pay/cs_1',
      expiresAt: '2026-09-21T15:13:20.000Z',
    });
    const { headers, params } = fake.only(PAGE);
    expect(headers['idempotency-key']).toBe('payment-1');
    expect(params).toMatchObject({
      client_reference_id: 'payment-1',
      allowed_payment_method_types: ['card', 'alipay', 'wechat_pay'],
      payment_method_options: { card: { setup_future_usage: 'off_session' }, wechat_pay: { client: 'web' } },
      customer_creation: 'always',
      locale: 'zh',
      payment_intent_data: { metadata: { payment_id: 'payment-1', kind: 'link', save_method: 'yes' } },
    });
  });

  it('stays open for half an hour at least, whatever was asked for', async () => {
    fake.on(PAGE, { body: aPage() });
    await stripe.createLink(linking({ expiresAt: new Date().toISOString() }));
    const inMinutes = (Number(fake.only(PAGE).params['expires_at']) - Date.now() / 1_000) / 60;
    expect(inMinutes).toBeGreaterThan(30);
    expect(inMinutes).toBeLessThan(32);
  });

  it('that asks for another amount is refused', async () => {
    fake.on(PAGE, { body: aPage({ amount_total: 1 }) });
    await expect(stripe.createLink(linking())).rejects.toThrow('another amount');
  });

  it.each([
    ['amountNotSupported', { code: 'amount_too_small' }],
    ['currencyNotSupported', { param: 'line_items[0][price_data][currency]' }],
    ['methodNotSupported', { param: 'allowed_payment_method_types' }],
  ])('is not made: %s', async (reason, said) => {
    fake.on(PAGE, stripeError(400, { type: 'invalid_request_error', message: '', ...said }));
    expect(await stripe.createLink(linking())).toEqual({ result: 'refused', reason });
  });

  it('is not made with PayPal on it', async () => {
    const answer = await stripe.createLink(linking({ methodKinds: ['paypal'] }));
    expect(answer).toEqual({ result: 'refused', reason: 'methodNotSupported' });
  });

  it('that was paid says with what, and names the card that may be kept', async () => {
    const charge = aCharge({ customer: 'cus_9', payment_method: 'pm_9', metadata: { save_method: 'yes' } });
    const paid = {
      status: 'complete',
      payment_status: 'paid',
      payment_intent: anIntent({ latest_charge: charge }),
    };
    fake.on('GET /v1/checkout/sessions/:id', { body: aPage(paid) });
    expect(await stripe.lookupLink(looking({ providerReference: 'cs_1' }))).toEqual({
      result: 'captured',
      providerReference: 'pi_1',
      amount: cny(1999),
      paidWith: { kind: 'card', brand: 'visa', lastFour: '4242' },
      savedMethod: {
        kind: 'card',
        brand: 'visa',
        lastFour: '4242',
        token: 'cus_9:pm_9',
        expiryMonth: 8,
        expiryYear: 2031,
      },
    });
  });

  it.each([
    ['processing', { status: 'processing' }, { result: 'processing', providerReference: 'cs_1' }],
    [
      'failed afterwards',
      { status: 'requires_payment_method', last_payment_error: { code: 'payment_method_customer_decline' } },
      { result: 'declined', providerReference: 'cs_1', declineCode: 'customerCancelled' },
    ],
  ])('that is complete but %s', async (_name, intent, expected) => {
    const body = aPage({ status: 'complete', payment_intent: anIntent({ ...intent, latest_charge: null }) });
    fake.on('GET /v1/checkout/sessions/:id', { body });
    expect(await stripe.lookupLink(looking({ providerReference: 'cs_1' }))).toEqual(expected);
  });

  it('is found by our id', async () => {
    fake.on('GET /v1/checkout/sessions', {
      body: aList(aPage({ id: 'cs_0', client_reference_id: null }), aPage()),
    });
    expect(await stripe.lookupLink(looking())).toMatchObject({ result: 'open', providerReference: 'cs_1' });
  });

  it('is closed', async () => {
    fake.on('POST /v1/checkout/sessions/:id/expire', { body: aPage({ status: 'expired', url: null }) });
    const answer = await stripe.cancelLink(looking({ providerReference: 'cs_1' }));
    expect(answer).toEqual({ result: 'expired', providerReference: 'cs_1' });
  });

  it('is not closed when the customer was faster', async () => {
    const refused = { type: 'invalid_request_error', message: 'not open' };
    fake.on('POST /v1/checkout/sessions/:id/expire', stripeError(400, refused));
    const paid = aPage({ status: 'complete', payment_status: 'paid', payment_intent: anIntent() });
    fake.on('GET /v1/checkout/sessions/:id', { body: paid });
    expect(await stripe.cancelLink(looking({ providerReference: 'cs_1' }))).toMatchObject({
      result: 'captured',
    });
  });
});

describe('a card', () => {
  const saving = { token: 'pm_1', customerId: 'customer-1', expiryMonth: 1, expiryYear: 2099 };
  const METHOD = 'GET /v1/payment_methods/:id';
  const method = { id: 'pm_1', object: 'payment_method', type: 'card', card: aCard, customer: null };

  it('is kept: brand, last four and expiry are what Stripe says', async () => {
    fake.on(METHOD, { body: method });
    fake.on('POST /v1/customers', { body: { id: 'cus_1', object: 'customer', metadata: {} } });
    expect(await stripe.saveMethod(saving)).toEqual({
      result: 'saved',
      method: {
        kind: 'card',
        token: 'cus_1:pm_1',
        brand: 'visa',
        lastFour: '4242',
        expiryMonth: 8,
        expiryYear: 2031,
      },
    });
    expect(fake.only('POST /v1/customers').params).toEqual({
      payment_method: 'pm_1',
      metadata: { customer_id: 'customer-1' },
    });
  });

  it.each([
    ['customer-1', { result: 'saved' }],
    ['somebody-else', { result: 'refused', reason: 'tokenUnknown' }],
  ])('that Stripe keeps for %s already', async (customer_id, expected) => {
    fake.on(METHOD, { body: { ...method, customer: 'cus_7' } });
    fake.on('GET /v1/customers/:id', {
      body: { id: 'cus_7', object: 'customer', metadata: { customer_id } },
    });
    expect(await stripe.saveMethod(saving)).toMatchObject(expected);
  });

  it.each([
    ['declined', 'card_declined'],
    ['expired', 'expired_card'],
  ])('is refused: %s', async (reason, code) => {
    fake.on(METHOD, { body: method });
    fake.on('POST /v1/customers', stripeError(402, { type: 'card_error', code, message: '' }));
    expect(await stripe.saveMethod(saving)).toEqual({ result: 'refused', reason });
  });

  it('that Stripe does not know is refused, and so is what is no token', async () => {
    fake.on(
      METHOD,
      stripeError(404, { type: 'invalid_request_error', code: 'resource_missing', message: '' }),
    );
    expect(await stripe.saveMethod(saving)).toEqual({ result: 'refused', reason: 'tokenUnknown' });
    const typed = { ...saving, token: '4242424242424242' };
    expect(await stripe.saveMethod(typed)).toEqual({ result: 'refused', reason: 'tokenUnknown' });
    expect(fake.requests).toHaveLength(1);
  });

  it('is forgotten, and forgetting it again does no harm', async () => {
    fake.on(METHOD, { body: { ...method, customer: 'cus_1' } }, { body: method });
    fake.on('POST /v1/payment_methods/:id/detach', { body: method });
    await stripe.removeMethod('cus_1:pm_1');
    await stripe.removeMethod('cus_1:pm_1');
    expect(fake.only('POST /v1/payment_methods/:id/detach').id).toBe('pm_1');
  });
});

describe('a refund', () => {
  it('is made with our refund id as the key', async () => {
    fake.on(REFUND, { body: aRefund() });
    expect(await stripe.refund(refunding)).toEqual({
      result: 'succeeded',
      providerReference: 're_1',
      amount: cny(500),
    });
    const { headers, params } = fake.only(REFUND);
    expect(headers['idempotency-key']).toBe('refund-1');
    expect(params).toEqual({
      payment_intent: 'pi_1',
      amount: 500,
      metadata: { refund_id: 'refund-1', payment_id: 'payment-1' },
    });
  });

  it.each([
    ['pending', undefined, { result: 'processing', providerReference: 're_1' }],
    [
      'failed',
      'expired_or_canceled_card',
      { result: 'failed', providerReference: 're_1', failureCode: 'methodClosed' },
    ],
    ['canceled', undefined, { result: 'failed', providerReference: 're_1', failureCode: 'refused' }],
  ])('is %s', async (status, failure_reason, expected) => {
    fake.on(REFUND, { body: aRefund({ status, failure_reason }) });
    expect(await stripe.refund(refunding)).toEqual(expected);
  });

  it.each([
    ['charge_already_refunded', 'alreadyRefunded'],
    ['charge_disputed', 'disputed'],
    ['balance_insufficient', 'providerBalanceTooLow'],
  ])('is refused: %s is %s', async (code, failureCode) => {
    fake.on(REFUND, stripeError(400, { type: 'invalid_request_error', code, message: '' }));
    const expected = { result: 'failed', providerReference: null, failureCode };
    expect(await stripe.refund(refunding)).toEqual(expected);
  });

  it.each([
    stripeError(500, { type: 'api_error', message: '' }),
    stripeError(429, { type: 'invalid_request_error', message: '' }),
    'hangUp' as const,
  ])('is no answer when Stripe says nothing (%#)', async (answer) => {
    fake.on(REFUND, answer);
    expect(await refundAt(stripe, refunding)).toEqual({ result: 'noAnswer' });
  });

  it('is found among those of its payment', async () => {
    const others = aRefund({ id: 're_0', metadata: { refund_id: 'refund-0' } });
    fake.on('GET /v1/refunds', { body: aList(others, aRefund()) }, { body: aList(others) });
    expect(await stripe.lookupRefund(refundLooking)).toMatchObject({ providerReference: 're_1' });
    expect(await stripe.lookupRefund(refundLooking)).toEqual({ result: 'notFound' });
  });

  it('is asked by its reference', async () => {
    fake.on('GET /v1/refunds/:id', { body: aRefund({ status: 'pending' }) });
    const answer = await stripe.lookupRefund({ ...refundLooking, providerReference: 're_1' });
    expect(answer).toEqual({ result: 'processing', providerReference: 're_1' });
  });
});
