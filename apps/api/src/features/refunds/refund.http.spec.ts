import { money } from '@ur-desk/domain/kernel';
import { decideRefund, type RefundFactsView, type RefundView } from '@ur-desk/domain/refunds';
import { type Caller, type TestApi, startApi } from '../../../test/harness';
import { makePaymentMethod } from '../../../test/make/payment';
import { makeRenewable, renew, type Renewable } from '../../../test/make/renewal';

let api: TestApi;
let agent: Caller;
let of: Renewable;
let paymentId: string;

beforeAll(async () => {
  api = await startApi();
  agent = await api.as('agent');
});
afterAll(async () => api.stop());
beforeEach(async () => {
  of = await makeRenewable(api);
  paymentId = (await renew(agent, of)).body.payments[0].id as string;
});

const cny = (amount: number) => money(amount, 'CNY');
const order = (changes: object = {}) => ({
  paymentId,
  amount: cny(3000),
  destination: 'wallet',
  reasonCode: 'noService',
  planEffect: 'keep',
  ...changes,
});
const filterBy = (filter: object) => encodeURIComponent(JSON.stringify(filter));

describe('refunds', () => {
  it('the preview with the facts and the answer agree', async () => {
    const facts = (await agent.get(`/payments/${paymentId}/refund-facts`)).body as RefundFactsView;
    const preview = decideRefund(
      facts,
      { amount: cny(3000), destination: 'wallet', reasonCode: 'noService', planEffect: 'keep' },
      facts.now,
    );
    const { status, body } = await agent.post('/refunds', order(), { key: api.newKey() });
    const refund = body as RefundView;
    expect(status).toBe(201);
    expect(refund).toMatchObject({
      balanceAfter: preview.balanceAfter,
      refundableAfter: preview.refundableAfter,
      suggestion: preview.suggestion,
      policy: preview.policy,
      actor: { kind: 'staff' },
    });
    expect((await agent.get(`/refunds/${refund.id}`)).body).toEqual(refund);
    expect((await agent.get(`/refunds?filter=${filterBy({ customerId: of.customer.id })}`)).body).toEqual([
      refund,
    ]);
    const payment = (await agent.get(`/payments/${paymentId}`)).body;
    expect(payment.refunded).toEqual(cny(3000));
    const entries = (await agent.get(`/wallets/${of.customer.id}/entries`)).body;
    expect(entries[0]).toMatchObject({
      kind: 'refund',
      change: cny(3000),
      cause: { reference: refund.reference },
    });
  });

  it.each([
    ['more than is left', { amount: cny(3901) }, 422, 'refund_above_rest', 'amount'],
    ['another currency', { amount: money(1, 'USD') }, 422, 'currency_mismatch', 'amount'],
    ['nothing', { amount: cny(0) }, 400, 'validation_failed', 'amount.amount'],
    ['less than nothing', { amount: cny(-100) }, 400, 'validation_failed', 'amount.amount'],
    [
      'a number in words: 1e3',
      { amount: { amount: '1e3', currency: 'CNY' } },
      400,
      'validation_failed',
      'amount.amount',
    ],
    [
      'a wide number: ０.１',
      { amount: { amount: '０.１', currency: 'CNY' } },
      400,
      'validation_failed',
      'amount.amount',
    ],
    [
      'more than a number can say',
      { amount: { amount: 2 ** 53, currency: 'CNY' } },
      400,
      'validation_failed',
      'amount.amount',
    ],
    [
      'a currency that is none',
      { amount: { amount: 100, currency: 'XXX' } },
      400,
      'validation_failed',
      'amount.currency',
    ],
    [
      'a customer that is named beside the payment',
      { customerId: '7c9e6679-7425-40de-944b-e07fc1f90ae7' },
      400,
      'validation_failed',
      'customerId',
    ],
    ['a split without its parts', { destination: 'split' }, 422, 'refund_wallet_only', 'destination'],
    ['to a source that is the balance', { destination: 'source' }, 422, 'refund_wallet_only', 'destination'],
    [
      'an end of the plan in the past',
      { planEffect: 'shorten', planEndsAt: '2020-01-01T00:00:00.000Z' },
      422,
      'refund_plan_end',
      'planEndsAt',
    ],
    [
      'part of a fen',
      { amount: { amount: 1.5, currency: 'CNY' } },
      400,
      'validation_failed',
      'amount.amount',
    ],
    ['no reason', { reasonCode: undefined }, 400, 'validation_failed', 'reasonCode'],
    ['a reason that is none', { reasonCode: 'because' }, 400, 'validation_failed', 'reasonCode'],
    ['another reason without saying which', { reasonCode: 'other' }, 422, 'reason_comment_needed', 'comment'],
    ['a destination that is none', { destination: 'cash' }, 400, 'validation_failed', 'destination'],
    ['an unknown field', { approved: true }, 400, 'validation_failed', 'approved'],
    [
      'an unknown payment',
      { paymentId: '7c9e6679-7425-40de-944b-e07fc1f90ae7' },
      400,
      'validation_failed',
      'paymentId',
    ],
  ])('%s is refused at its field and nothing is left', async (_name, changes, status, code, field) => {
    const { status: answered, body } = await agent.post('/refunds', order(changes), { key: api.newKey() });
    expect([answered, body.code, body.errors[0].field]).toEqual([status, code, field]);
    expect((await agent.get(`/refunds?filter=${filterBy({ paymentId })}`)).body).toEqual([]);
    expect((await agent.get(`/payments/${paymentId}`)).body.refunded).toEqual(cny(0));
  });

  it('a refund of a refund is refused: it is no payment', async () => {
    const { body } = await agent.post('/refunds', order(), { key: api.newKey() });
    const again = await agent.post('/refunds', order({ paymentId: body.id }), { key: api.newKey() });
    expect([again.status, again.body.errors[0]]).toEqual([
      400,
      expect.objectContaining({ field: 'paymentId', code: 'not_known' }),
    ]);
    expect((await agent.get(`/payments/${paymentId}`)).body.refunded).toEqual(cny(3000));
  });

  it('a refund without a key is refused', async () => {
    const { status, body } = await agent.post('/refunds', order());
    expect([status, body.code]).toEqual([400, 'idempotency_key_missing']);
  });

  it('a top-up is in the wallet already', async () => {
    const method = await makePaymentMethod(api, of.customer.id);
    const topUp = { customerId: of.customer.id, amount: cny(5000), methodId: method.id };
    const { body } = await agent.post('/top-ups', topUp, { key: api.newKey() });
    const refused = await agent.post('/refunds', order({ paymentId: body.payment.id }), {
      key: api.newKey(),
    });
    expect([refused.status, refused.body.code]).toEqual([422, 'refund_already_in_wallet']);
    const facts = await agent.get(`/payments/${body.payment.id}/refund-facts`);
    expect(facts.body.plan).toBeNull();
  });

  it.each(['marketing', 'finance', 'auditor', 'admin'] as const)('%s cannot refund', async (role) => {
    const caller = await api.as(role);
    expect((await caller.post('/refunds', order(), { key: api.newKey() })).status).toBe(403);
  });

  it('an unknown payment has no facts', async () => {
    const { status } = await agent.get('/payments/7c9e6679-7425-40de-944b-e07fc1f90ae7/refund-facts');
    expect(status).toBe(404);
  });
});
