import { generateKeyPairSync, sign, verify } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { type ProviderEventContent } from '@ur-desk/domain/payments';
import {
  aCapture,
  anOrder,
  aPayPalRefund,
  dollars,
  FakePayPal,
  payPalError,
} from '../../../../test/providers/fake-paypal';
import { type TakenRequest } from '../../../../test/providers/fake-server';
import { readEventOf } from '../provider-calls';
import { PayPalProvider } from './paypal.provider';

const VERIFY = 'POST /v1/notifications/verify-webhook-signature';
const now = '2026-09-21T14:13:20.000Z';
const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const { privateKey: strangersKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });

const fake = new FakePayPal();
let paypal: PayPalProvider;

const bodyOf = (type: string, resource: object): Buffer =>
  Buffer.from(
    JSON.stringify({ id: 'WH-1', event_type: type, create_time: '2026-09-21T14:13:00Z', resource }, null, 1),
  );

/** As PayPal documents it: RSA over transmission, time, webhook and the CRC-32 of the raw body. */
const signedText = (time: string, webhook: string, body: Buffer): Buffer =>
  Buffer.from(`transmission-1|${time}|${webhook}|${crc32(body)}`);

function headersOf(body: Buffer, { time = '2026-09-21T14:13:10Z', key = privateKey, webhook = 'WH1' } = {}) {
  return {
    'paypal-auth-algo': 'SHA256withRSA',
    'paypal-cert-url': 'https://api.paypal.com/v1/notifications/certs/CERT-1',
    'paypal-transmission-id': 'transmission-1',
    'paypal-transmission-time': time,
    'paypal-transmission-sig': sign('sha256', signedText(time, webhook, body), key).toString('base64'),
  };
}

/** PayPal's own check, over the event's bytes as they stand in the request. */
function verifying({ raw, params }: TakenRequest) {
  const text = raw.toString('utf8');
  const event = Buffer.from(text.slice(text.indexOf('"webhook_event":') + 16, -1));
  const { transmission_time: time, webhook_id: webhook, transmission_sig: signature } = params;
  const genuine = verify(
    'sha256',
    signedText(String(time), String(webhook), event),
    publicKey,
    Buffer.from(String(signature), 'base64'),
  );
  return { body: { verification_status: genuine ? 'SUCCESS' : 'FAILURE' } };
}

beforeAll(() => fake.start());
afterAll(() => fake.stop());
beforeEach(() => {
  fake.letIn();
  fake.on(VERIFY, verifying);
  paypal = new PayPalProvider({
    paypal: { clientId: 'client', clientSecret: 'secret', webhookId: 'WH1', baseUrl: fake.url },
  });
});
afterEach(() => {
  const violations = [...fake.violations];
  fake.reset();
  expect(violations).toEqual([]);
});

const body = bodyOf('PAYMENT.CAPTURE.COMPLETED', aCapture());

describe('F23, F24 an event is believed', () => {
  it('when PayPal says that it sent these bytes', async () => {
    expect(await paypal.readEvent({ body, headers: headersOf(body) }, now)).toMatchObject({
      verified: true,
      event: { id: 'WH-1', type: 'PAYMENT.CAPTURE.COMPLETED', occurredAt: '2026-09-21T14:13:00.000Z' },
    });
  });

  it('also three days later: so long PayPal sends it again', async () => {
    const headers = headersOf(body, { time: '2026-09-18T14:13:20Z' });
    expect(await paypal.readEvent({ body, headers }, now)).toMatchObject({ verified: true });
  });

  const changed = Buffer.from(body.toString('utf8').replace('19.99', '99.99'));

  it.each([
    ['with a changed byte', changed, headersOf(body)],
    ['with the key of somebody else', body, headersOf(body, { key: strangersKey })],
    ['for another webhook', body, headersOf(body, { webhook: 'WH2' })],
    [
      'with another time than was signed',
      body,
      { ...headersOf(body), 'paypal-transmission-time': '2026-09-21T14:13:11Z' },
    ],
  ])('but not %s: PayPal was asked', async (_name, raw, headers) => {
    const expected = { verified: false, reason: 'signatureWrong' };
    expect(await paypal.readEvent({ body: raw, headers }, now)).toEqual(expected);
    expect(fake.only(VERIFY).params['webhook_id']).toBe('WH1');
  });

  const without = { ...headersOf(body), 'paypal-transmission-sig': undefined };
  const elsewhere = { ...headersOf(body), 'paypal-cert-url': 'https://api.paypal.com.evil.example/cert' };

  it.each<[string, Buffer, Record<string, string | string[] | undefined>, string]>([
    ['without a signature', body, without, 'signatureMissing'],
    ['with two of a header', body, { ...headersOf(body), 'paypal-auth-algo': ['a', 'b'] }, 'signatureWrong'],
    ['with a certificate of somebody else', body, elsewhere, 'signatureWrong'],
    ['that is too old', body, headersOf(body, { time: '2026-09-18T13:13:19Z' }), 'timestampTooOld'],
    ['from the future', body, headersOf(body, { time: '2026-09-21T14:18:21Z' }), 'timestampInFuture'],
    ['without a time', body, headersOf(body, { time: 'yesterday' }), 'signatureWrong'],
    ['that is no JSON', Buffer.from('{"id":'), headersOf(Buffer.from('{"id":')), 'malformed'],
    [
      'that breaks out of the request',
      Buffer.from('{},"x":{}'),
      headersOf(Buffer.from('{},"x":{}')),
      'malformed',
    ],
  ])('but not %s: PayPal is not even asked', async (_name, raw, headers, reason) => {
    expect(await paypal.readEvent({ body: raw, headers }, now)).toEqual({ verified: false, reason });
    expect(fake.requests).toEqual([]);
  });

  it('but not one that PayPal finds malformed', async () => {
    fake.on(VERIFY, payPalError(400, 'VALIDATION_ERROR'));
    const reading = await paypal.readEvent({ body, headers: headersOf(body) }, now);
    expect(reading).toEqual({ verified: false, reason: 'signatureWrong' });
  });

  it.each([
    payPalError(500, ''),
    payPalError(429, ''),
    { body: '<html>' },
    { body: { verification_status: 'PERHAPS' } },
    'hangUp' as const,
  ])('nor refused when PayPal cannot say: it shall send it again (%#)', async (answer) => {
    fake.on(VERIFY, answer);
    const reading = readEventOf(paypal, { body, headers: headersOf(body) }, now);
    await expect(reading).rejects.toMatchObject({ code: 'unavailable' });
  });
});

describe('in our words', () => {
  async function contentOf(type: string, resource: object): Promise<ProviderEventContent> {
    const raw = bodyOf(type, resource);
    const reading = await paypal.readEvent({ body: raw, headers: headersOf(raw) }, now);
    if (!reading.verified) throw new Error(reading.reason);
    return reading.event.content;
  }

  it('an order that was approved is not paid yet', async () => {
    expect(await contentOf('CHECKOUT.ORDER.APPROVED', anOrder({ status: 'APPROVED' }))).toEqual({
      kind: 'payment',
      paymentId: 'payment-1',
      answer: { result: 'processing', providerReference: '5O190127TN364715T' },
    });
  });

  it('an approval that was taken back', async () => {
    const reversed = await contentOf('CHECKOUT.PAYMENT-APPROVAL.REVERSED', { order_id: '5O190127TN364715T' });
    expect(reversed).toMatchObject({ answer: { result: 'expired', providerReference: '5O190127TN364715T' } });
  });

  it.each([
    [
      'COMPLETED',
      {
        result: 'captured',
        providerReference: '3C679366HH908993F',
        amount: { amount: 1999, currency: 'USD' },
      },
    ],
    ['PENDING', { result: 'processing', providerReference: '5O190127TN364715T' }],
    ['DECLINED', { result: 'declined', providerReference: '5O190127TN364715T', declineCode: 'cardDeclined' }],
  ])('a capture that is %s', async (status, answer) => {
    const supplementary_data = { related_ids: { order_id: '5O190127TN364715T' } };
    const content = await contentOf(`PAYMENT.CAPTURE.${status}`, aCapture({ status, supplementary_data }));
    expect(content).toMatchObject({ kind: 'payment', paymentId: 'payment-1', answer });
  });

  it.each([
    ['PAYMENT.CAPTURE.REFUNDED', 'COMPLETED', 'succeeded'],
    ['PAYMENT.REFUND.PENDING', 'PENDING', 'processing'],
    ['PAYMENT.REFUND.FAILED', 'FAILED', 'failed'],
  ])('%s', async (type, status, result) => {
    expect(await contentOf(type, aPayPalRefund({ status }))).toMatchObject({
      kind: 'refund',
      refundId: 'refund-1',
      paymentReference: '3C679366HH908993F',
      answer: { result, providerReference: '1JU08902781691411' },
    });
  });

  it.each([
    [{ status: 'WAITING_FOR_SELLER_RESPONSE', dispute_life_cycle_stage: 'INQUIRY' }, 'needsResponse', false],
    [{ status: 'UNDER_REVIEW', dispute_life_cycle_stage: 'CHARGEBACK' }, 'underReview', true],
    [{ status: 'RESOLVED', dispute_outcome: { outcome_code: 'RESOLVED_BUYER_FAVOUR' } }, 'lost', true],
    [{ status: 'RESOLVED', dispute_outcome: { outcome_code: 'RESOLVED_SELLER_FAVOUR' } }, 'won', false],
  ])('a dispute: %j is %s', async (more, state, fundsTaken) => {
    const dispute = {
      dispute_id: 'PP-D-1',
      disputed_transactions: [{ seller_transaction_id: '3C679366HH908993F' }],
      dispute_amount: dollars('19.99'),
      reason: 'MERCHANDISE_OR_SERVICE_NOT_RECEIVED',
      seller_response_due_date: '2026-10-01T00:00:00.000Z',
      ...more,
    };
    expect(await contentOf('CUSTOMER.DISPUTE.UPDATED', dispute)).toEqual({
      kind: 'dispute',
      disputeReference: 'PP-D-1',
      paymentReference: '3C679366HH908993F',
      amount: { amount: 1999, currency: 'USD' },
      fee: null,
      reason: 'MERCHANDISE_OR_SERVICE_NOT_RECEIVED',
      state,
      evidenceDueAt: '2026-10-01T00:00:00.000Z',
      fundsTaken,
    });
  });

  it('what does not concern us', async () => {
    expect(await contentOf('BILLING.PLAN.CREATED', { id: 'P-1' })).toEqual({ kind: 'other' });
  });
});
