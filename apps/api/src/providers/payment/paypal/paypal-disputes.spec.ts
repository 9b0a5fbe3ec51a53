import { aPayPalDispute, FakePayPal, NOT_FOUND, payPalError } from '../../../../test/providers/fake-paypal';
import { type DisputeAnswerRequest } from '../payment-provider.port';
import { answerDisputeAt, lookUpDisputeAt } from '../provider-calls';
import { PayPalProvider } from './paypal.provider';

const fake = new FakePayPal();
let paypal: PayPalProvider;

const SHOW = 'GET /v1/customer/disputes/:id';
const EVIDENCE = 'POST /v1/customer/disputes/:id/provide-evidence';
const ACCEPT = 'POST /v1/customer/disputes/:id/accept-claim';

beforeAll(() => fake.start());
afterAll(() => fake.stop());
beforeEach(() => {
  fake.letIn();
  paypal = new PayPalProvider({
    paypal: { clientId: 'client', clientSecret: 'secret', webhookId: 'WH-1', baseUrl: fake.url },
  });
});
afterEach(() => {
  const violations = [...fake.violations];
  fake.reset();
  expect(violations).toEqual([]);
});

const contesting: DisputeAnswerRequest = {
  idempotencyKey: 'dispute-1-1',
  disputeReference: 'PP-D-1',
  answer: {
    kind: 'contest',
    text: 'the plan was used',
    files: [
      {
        kind: 'serviceProof',
        fileName: 'usage.pdf',
        mediaType: 'application/pdf',
        content: Buffer.from('%PDF-1.7'),
      },
    ],
  },
};
const accepting: DisputeAnswerRequest = { ...contesting, answer: { kind: 'accept', note: 'fraud' } };

describe('how a dispute stands', () => {
  it('is asked by its name', async () => {
    fake.on(SHOW, { body: aPayPalDispute() });
    expect(await paypal.lookupDispute('PP-D-1')).toEqual({
      result: 'found',
      dispute: {
        disputeReference: 'PP-D-1',
        paymentReference: '3C679366HH908993F',
        amount: { amount: 1999, currency: 'USD' },
        fee: null,
        reason: 'UNAUTHORISED',
        state: 'needsResponse',
        evidenceDueAt: '2026-10-01T00:00:00.000Z',
        fundsTaken: true,
      },
    });
  });

  it('a name that PayPal does not know', async () => {
    fake.on(SHOW, NOT_FOUND);
    expect(await paypal.lookupDispute('PP-D-2')).toEqual({ result: 'notFound' });
  });

  it.each([
    ['500', { status: 500, body: {} }],
    ['a page', { body: '<html>' }],
    ['half of it', { body: aPayPalDispute({ dispute_amount: undefined }) }],
    ['nothing', 'hangUp' as const],
  ])('%s is no answer', async (_what, answer) => {
    fake.on(SHOW, answer);
    expect(await lookUpDisputeAt(paypal, 'PP-D-1')).toEqual({ result: 'noAnswer' });
  });
});

describe('our answer', () => {
  it('text and files go as one form; then it is asked how it stands', async () => {
    fake.on(EVIDENCE, { body: { links: [] } });
    fake.on(SHOW, { body: aPayPalDispute({ status: 'UNDER_REVIEW' }) });
    expect(await paypal.answerDispute(contesting)).toMatchObject({
      result: 'taken',
      dispute: { state: 'underReview' },
    });
    const { params, headers } = fake.only(EVIDENCE);
    expect(params).toEqual({
      input: {
        evidences: [
          { evidence_type: 'OTHER', notes: 'the plan was used', documents: [{ name: 'usage.pdf' }] },
        ],
      },
      file1: 'usage.pdf',
    });
    expect(headers['paypal-request-id']).toBe('dispute-1-1');
  });

  it('accepting accepts the claim', async () => {
    fake.on(ACCEPT, { body: { links: [] } });
    const outcome = { status: 'RESOLVED', dispute_outcome: { outcome_code: 'RESOLVED_BUYER_FAVOUR' } };
    fake.on(SHOW, { body: aPayPalDispute(outcome) });
    expect(await paypal.answerDispute(accepting)).toMatchObject({
      result: 'taken',
      dispute: { state: 'lost', fundsTaken: true },
    });
    expect(fake.only(ACCEPT).params).toEqual({ note: 'fraud' });
  });

  it('what PayPal finds wrong about it is a refusal, anything else no answer', async () => {
    fake.on(ACCEPT, payPalError(422, 'ACTION_NOT_ALLOWED_IN_CURRENT_DISPUTE_STATE'), {
      status: 503,
      body: {},
    });
    expect(await paypal.answerDispute(accepting)).toEqual({ result: 'refused', reason: 'refused' });
    expect(await answerDisputeAt(paypal, accepting)).toEqual({ result: 'noAnswer' });
  });
});
