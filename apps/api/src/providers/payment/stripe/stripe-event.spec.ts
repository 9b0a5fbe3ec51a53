import { type ProviderEventContent } from '@ur-desk/domain/payments';
import { createHmac } from 'node:crypto';
import { aCharge, anIntent, aPage, aRefund } from '../../../../test/providers/fake-stripe';
import { StripeProvider } from './stripe.provider';

const SECRET = 'whsec_new';
const now = '2026-09-21T14:13:20.000Z';
const nowSeconds = Date.parse(now) / 1_000;

const stripe = new StripeProvider({
  stripe: { secretKey: 'sk', webhookSecrets: [SECRET, 'whsec_old'], baseUrl: 'https://api.stripe.com' },
});

const bodyOf = (type: string, object: object): Buffer =>
  Buffer.from(JSON.stringify({ id: 'evt_1', object: 'event', type, created: nowSeconds, data: { object } }));

/** As Stripe documents it: HMAC-SHA-256 of the time, a dot and the raw body. */
function signed(body: Buffer, seconds = nowSeconds, secret = SECRET): string {
  const hex = createHmac('sha256', secret).update(`${seconds}.`).update(body).digest('hex');
  return `t=${seconds},v1=${hex}`;
}

const read = (body: Buffer, header: string | string[] | undefined) =>
  stripe.readEvent({ body, headers: { 'stripe-signature': header } }, now);

async function contentOf(type: string, object: object): Promise<ProviderEventContent> {
  const body = bodyOf(type, object);
  const reading = await read(body, signed(body));
  if (!reading.verified) throw new Error(reading.reason);
  return reading.event.content;
}

const body = bodyOf('charge.succeeded', aCharge({ metadata: { payment_id: 'payment-1' } }));

describe('F23, F24 an event is believed', () => {
  it('with its signature, and says when it happened', async () => {
    expect(await read(body, signed(body))).toMatchObject({
      verified: true,
      event: { id: 'evt_1', type: 'charge.succeeded', occurredAt: now },
    });
  });

  it('with the secret before this one, while both are given', async () => {
    expect(await read(body, signed(body, nowSeconds, 'whsec_old'))).toMatchObject({ verified: true });
  });

  it('with one good signature among several', async () => {
    const header = `${signed(body)},v1=${'0'.repeat(64)}`;
    expect(await read(body, header)).toMatchObject({ verified: true });
  });

  const changed = Buffer.from(body);
  changed[changed.length - 5] = 0x39;

  it.each<[string, Buffer, string | string[] | undefined, string]>([
    ['without a signature', body, undefined, 'signatureMissing'],
    ['with two headers', body, [signed(body), signed(body)], 'signatureWrong'],
    ['with a changed byte', changed, signed(body), 'signatureWrong'],
    ['with the secret of somebody else', body, signed(body, nowSeconds, 'whsec_evil'), 'signatureWrong'],
    [
      'with another time than was signed',
      body,
      signed(body).replace(/t=\d+/, `t=${nowSeconds + 1}`),
      'signatureWrong',
    ],
    ['with a signature of another kind only', body, signed(body).replace('v1=', 'v0='), 'signatureWrong'],
    ['with nonsense', body, 'let me in', 'signatureWrong'],
    ['that is too old', body, signed(body, nowSeconds - 301), 'timestampTooOld'],
    ['from the future', body, signed(body, nowSeconds + 301), 'timestampInFuture'],
    ['that is no JSON', Buffer.from('{"id":'), signed(Buffer.from('{"id":')), 'malformed'],
    ['that is no event', Buffer.from('null'), signed(Buffer.from('null')), 'malformed'],
  ])('but not %s', async (_name, raw, header, reason) => {
    expect(await read(raw, header)).toEqual({ verified: false, reason });
  });
});

describe('in our words', () => {
  it('a charge that succeeded is a captured payment, with its card', async () => {
    expect(await contentOf('charge.succeeded', aCharge({ metadata: { payment_id: 'payment-1' } }))).toEqual({
      kind: 'payment',
      paymentId: 'payment-1',
      answer: {
        result: 'captured',
        providerReference: 'pi_1',
        amount: { amount: 1999, currency: 'CNY' },
        paidWith: { kind: 'card', brand: 'visa', lastFour: '4242' },
      },
    });
  });

  it.each([
    ['alipay', 'alipay'],
    ['wechat_pay', 'wechatPay'],
  ])('paid with %s', async (type, kind) => {
    const content = await contentOf('charge.succeeded', aCharge({ payment_method_details: { type } }));
    expect(content).toMatchObject({ answer: { paidWith: { kind, brand: null, lastFour: null } } });
  });

  it('a charge of ours that failed is declined, a try on a page is not', async () => {
    const failed = { status: 'requires_payment_method', last_payment_error: { decline_code: 'lost_card' } };
    const content = await contentOf('payment_intent.payment_failed', anIntent(failed));
    expect(content).toMatchObject({ answer: { result: 'declined', declineCode: 'suspectedFraud' } });
    const onPage = anIntent({ ...failed, metadata: { payment_id: 'payment-1', kind: 'link' } });
    expect(await contentOf('payment_intent.payment_failed', onPage)).toEqual({ kind: 'other' });
  });

  it.each([
    ['checkout.session.expired', { status: 'expired', url: null }, 'expired'],
    ['checkout.session.async_payment_failed', { status: 'complete' }, 'declined'],
  ])('%s', async (type, changes, result) => {
    expect(await contentOf(type, aPage(changes))).toMatchObject({
      kind: 'payment',
      paymentId: 'payment-1',
      answer: { result, providerReference: 'cs_1' },
    });
  });

  it.each([
    [
      'refund.updated',
      { status: 'succeeded' },
      { result: 'succeeded', amount: { amount: 500, currency: 'CNY' } },
    ],
    [
      'refund.failed',
      { status: 'failed', failure_reason: 'lost_or_stolen_card' },
      { result: 'failed', failureCode: 'methodClosed' },
    ],
  ])('%s', async (type, changes, answer) => {
    expect(await contentOf(type, aRefund(changes))).toMatchObject({
      kind: 'refund',
      refundId: 'refund-1',
      paymentReference: 'pi_1',
      answer,
    });
  });

  it('a dispute, with what it costs and until when to answer', async () => {
    const dispute = {
      id: 'du_1',
      amount: 1999,
      currency: 'cny',
      payment_intent: 'pi_1',
      reason: 'fraudulent',
      status: 'needs_response',
      evidence_details: { due_by: nowSeconds },
      balance_transactions: [{ amount: -1999, fee: 1500, currency: 'usd' }],
    };
    expect(await contentOf('charge.dispute.created', dispute)).toEqual({
      kind: 'dispute',
      disputeReference: 'du_1',
      paymentReference: 'pi_1',
      amount: { amount: 1999, currency: 'CNY' },
      fee: { amount: 1500, currency: 'USD' },
      reason: 'fraudulent',
      state: 'needsResponse',
      evidenceDueAt: now,
      fundsTaken: true,
    });
    const lost = { ...dispute, status: 'lost', balance_transactions: [] };
    expect(await contentOf('charge.dispute.closed', lost)).toMatchObject({
      state: 'lost',
      fee: null,
      fundsTaken: true,
    });
    const inquiry = { ...dispute, status: 'warning_needs_response', balance_transactions: [] };
    expect(await contentOf('charge.dispute.created', inquiry)).toMatchObject({
      state: 'needsResponse',
      fundsTaken: false,
    });
    const returned = [...dispute.balance_transactions, { amount: 1999, fee: 0, currency: 'usd' }];
    const won = { ...dispute, status: 'won', balance_transactions: returned };
    expect(await contentOf('charge.dispute.funds_reinstated', won)).toMatchObject({
      state: 'won',
      fundsTaken: false,
    });
  });

  it('what does not concern us', async () => {
    expect(await contentOf('customer.created', { id: 'cus_1' })).toEqual({ kind: 'other' });
    expect(await contentOf('charge.succeeded', aCharge({ payment_intent: null }))).toEqual({ kind: 'other' });
  });
});
