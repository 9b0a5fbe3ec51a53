import { aStripeDispute, FakeStripe, stripeError } from '../../../../test/providers/fake-stripe';
import { type DisputeAnswerRequest } from '../payment-provider.port';
import { answerDisputeAt, lookUpDisputeAt } from '../provider-calls';
import { StripeProvider } from './stripe.provider';

const fake = new FakeStripe();
let stripe: StripeProvider;

const SHOW = 'GET /v1/disputes/:id';
const UPDATE = 'POST /v1/disputes/:id';
const CLOSE = 'POST /v1/disputes/:id/close';
const FILES = 'POST /v1/files';

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

const contesting: DisputeAnswerRequest = {
  idempotencyKey: 'dispute-1-1',
  disputeReference: 'du_1',
  answer: {
    kind: 'contest',
    text: '流量已使用',
    files: [
      {
        kind: 'receipt',
        fileName: 'receipt.pdf',
        mediaType: 'application/pdf',
        content: Buffer.from('%PDF-1.7'),
      },
      { kind: 'other', fileName: 'chat.png', mediaType: 'image/png', content: Buffer.from('PNG') },
    ],
  },
};
const accepting: DisputeAnswerRequest = { ...contesting, answer: { kind: 'accept', note: 'fraud' } };

describe('how a dispute stands', () => {
  it('is asked by its name', async () => {
    fake.on(SHOW, { body: aStripeDispute() });
    expect(await stripe.lookupDispute('du_1')).toEqual({
      result: 'found',
      dispute: {
        disputeReference: 'du_1',
        paymentReference: 'pi_1',
        amount: { amount: 1999, currency: 'CNY' },
        fee: { amount: 1500, currency: 'CNY' },
        reason: 'fraudulent',
        state: 'needsResponse',
        evidenceDueAt: new Date(1_790_003_600_000).toISOString(),
        fundsTaken: true,
      },
    });
  });

  it('a name that Stripe does not know', async () => {
    fake.on(SHOW, stripeError(404, { type: 'invalid_request_error', code: 'resource_missing' }));
    expect(await stripe.lookupDispute('du_2')).toEqual({ result: 'notFound' });
  });

  it.each([
    ['500', stripeError(500, { type: 'api_error' })],
    ['429', stripeError(429, { type: 'rate_limit_error' })],
    ['a page', { body: '<html>' }],
    ['a state of next year', { body: aStripeDispute({ status: 'paused' }) }],
    ['nothing', 'hangUp' as const],
  ])('%s is no answer', async (_what, answer) => {
    fake.on(SHOW, answer);
    expect(await lookUpDisputeAt(stripe, 'du_1')).toEqual({ result: 'noAnswer' });
  });
});

describe('our answer', () => {
  it('files first, each under a key of its own, then text and files at once', async () => {
    let n = 0;
    fake.on(FILES, () => ({ body: { id: `file_${(n += 1)}`, object: 'file' } }));
    fake.on(UPDATE, { body: aStripeDispute({ status: 'under_review' }) });
    expect(await stripe.answerDispute(contesting)).toMatchObject({
      result: 'taken',
      dispute: { state: 'underReview', fundsTaken: true },
    });
    const uploads = fake.requests.filter(({ route }) => route === FILES);
    expect(uploads.map(({ params, headers }) => [params, headers['idempotency-key']])).toEqual([
      [{ purpose: 'dispute_evidence', file: 'receipt.pdf' }, 'dispute-1-1-receipt'],
      [{ purpose: 'dispute_evidence', file: 'chat.png' }, 'dispute-1-1-other'],
    ]);
    const { params, headers } = fake.only(UPDATE);
    expect(params).toMatchObject({
      evidence: { uncategorized_text: '流量已使用', receipt: 'file_1', uncategorized_file: 'file_2' },
    });
    expect(headers['idempotency-key']).toBe('dispute-1-1');
  });

  it('accepting closes it', async () => {
    fake.on(CLOSE, { body: aStripeDispute({ status: 'lost' }) });
    expect(await stripe.answerDispute(accepting)).toMatchObject({
      result: 'taken',
      dispute: { state: 'lost' },
    });
    expect(fake.only(CLOSE).headers['idempotency-key']).toBe('dispute-1-1');
  });

  it('what Stripe finds wrong about it is a refusal, anything else no answer', async () => {
    fake.on(CLOSE, stripeError(400, { type: 'invalid_request_error', message: 'already closed' }));
    expect(await stripe.answerDispute(accepting)).toEqual({ result: 'refused', reason: 'refused' });
    fake.on(CLOSE, stripeError(503, { type: 'api_error' }));
    const again = { ...accepting, idempotencyKey: 'dispute-1-2' };
    expect(await answerDisputeAt(stripe, again)).toEqual({ result: 'noAnswer' });
  });
});
