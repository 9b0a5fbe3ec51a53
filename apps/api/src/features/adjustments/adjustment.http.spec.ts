import { type AdjustmentFactsView, type AdjustmentView, decideAdjustment } from '@ur-desk/domain/adjustments';
import { DAY_MS, addMs, money } from '@ur-desk/domain/kernel';
import { type Caller, type TestApi, startApi } from '../../../test/harness';
import { ABOVE_AGENT, adjust, creditOrder } from '../../../test/make/adjustment';
import { fundWallet } from '../../../test/make/payment';
import { makeRenewable, renew, type Renewable } from '../../../test/make/renewal';

let api: TestApi;
let agent: Caller;
let of: Renewable;
let subscription: { id: string; endsAt: string };

beforeAll(async () => {
  api = await startApi();
});
afterAll(async () => api.stop());
beforeEach(async () => {
  await api.clean();
  agent = await api.as('agent');
  of = await makeRenewable(api);
  subscription = (await renew(agent, of)).body.subscription;
});

const cny = (amount: number) => money(amount, 'CNY');
const order = (changes: object = {}) => creditOrder(of.customer.id, changes);
const balance = async () => (await agent.get(`/wallets/${of.customer.id}`)).body.balance as object;
const filterBy = (filter: object) => encodeURIComponent(JSON.stringify(filter));

describe('adjustments over HTTP', () => {
  it('the preview with the facts and the answer agree, and the ledger names it', async () => {
    const { body } = await agent.get(`/customers/${of.customer.id}/adjustment-facts`);
    const facts = body as AdjustmentFactsView;
    const preview = decideAdjustment(facts, order() as never, facts.now);
    const answer = await adjust(api, agent, order());
    const made = answer.body as AdjustmentView;
    expect([answer.status, made.state, made.changes]).toEqual([201, 'done', preview.changes]);
    expect(made).toMatchObject({
      kind: 'credit',
      amount: cny(1_500),
      plan: null,
      approval: null,
      actor: { kind: 'staff' },
      reasonCode: 'courtesy',
      comment: '客户来电',
    });
    expect(await balance()).toEqual(cny(2_600));
    expect((await agent.get(`/adjustments/${made.id}`)).body).toEqual(made);
    const listed = await agent.get(`/adjustments?filter=${filterBy({ customerId: of.customer.id })}`);
    expect(listed.body).toEqual([made]);
    const [entry] = (await agent.get(`/wallets/${of.customer.id}/entries`)).body;
    expect(entry).toMatchObject({
      kind: 'goodwill',
      counterAccount: 'goodwill_cost',
      change: cny(1_500),
      reason: 'courtesy',
      cause: { kind: 'adjustment', id: made.id, reference: made.reference },
    });
  });

  it('a debit goes the other way, and never below what is there', async () => {
    const debit = (amount: number) =>
      adjust(api, agent, order({ kind: 'debit', amount: cny(amount), reasonCode: 'bookedByMistake' }));
    expect((await debit(1_101)).body).toMatchObject({
      code: 'balance_too_low',
      errors: [{ field: 'amount' }],
      params: { available: cny(1_100), needed: cny(1_101) },
    });
    expect((await debit(1_100)).status).toBe(201);
    expect(await balance()).toEqual(cny(0));
  });

  it('an extra allowance is a goodwill lot until the plan ends, with the row that says why', async () => {
    const grant = { kind: 'data', quantity: 1_000_000_000 };
    const extra = { kind: 'allowance', amount: undefined, subscriptionId: subscription.id, allowance: grant };
    const { status, body } = await adjust(api, agent, order(extra));
    expect([status, body.allowance, body.plan.id]).toEqual([201, grant, subscription.id]);
    const lots = await agent.get(
      `/allowance-lots?filter=${filterBy({ subscriptionId: subscription.id, origin: 'goodwill' })}`,
    );
    expect(lots.body).toMatchObject([
      { kind: 'data', granted: grant.quantity, remaining: grant.quantity, expiresAt: subscription.endsAt },
    ]);
    const entries = await api.rows(
      'SELECT reason, change, cause_kind FROM allowance_entry WHERE cause_id = $1',
      [body.id],
    );
    expect(entries).toEqual([{ reason: 'grant', change: grant.quantity, cause_kind: 'adjustment' }]);
  });

  it('a later end moves the plan and the lots that ended with it, each with a row; others stay', async () => {
    const extra = { kind: 'validity', amount: undefined, subscriptionId: subscription.id, days: 3 };
    const { status, body } = await adjust(api, agent, order(extra));
    const endsAt = addMs(subscription.endsAt, 3 * DAY_MS);
    expect([status, body.days, body.changes[0].after]).toEqual([201, 3, { instant: endsAt }]);
    expect((await agent.get(`/subscriptions/${subscription.id}`)).body.endsAt).toBe(endsAt);
    const lots = await agent.get(`/allowance-lots?filter=${filterBy({ subscriptionId: subscription.id })}`);
    expect((lots.body as { expiresAt: string }[]).map((lot) => lot.expiresAt)).toEqual([endsAt, endsAt]);
    const sql = `SELECT reason, change FROM allowance_entry WHERE cause_id = $1`;
    const row = { reason: 'adjustment', change: 0 };
    expect(await api.rows(sql, [body.id])).toEqual([row, row]);
  });

  it('days that were given are not refunded as if they had been paid for', async () => {
    const [payment] = (await agent.get(`/payments?filter=${filterBy({ customerId: of.customer.id })}`)).body;
    const path = `/payments/${payment.id}/refund-facts`;
    const before = (await agent.get(path)).body;
    const extra = { kind: 'validity', amount: undefined, subscriptionId: subscription.id, days: 5 };
    await adjust(api, agent, order(extra));
    const after = (await agent.get(path)).body;
    const runsUntil = addMs(before.plan.runsUntil as string, 5 * DAY_MS);
    expect(after.plan).toEqual({ ...before.plan, runsUntil });
  });

  it('a plan behind which another one waits keeps its end', async () => {
    await fundWallet(api, of.customer.id, cny(10_000));
    const next = (await renew(agent, of)).body.subscription;
    const longer = (subscriptionId: string) =>
      adjust(api, agent, order({ kind: 'validity', amount: undefined, subscriptionId, days: 1 }));
    expect((await longer(subscription.id)).body).toMatchObject({
      code: 'plan_followed',
      errors: [{ field: 'subscriptionId' }],
    });
    expect((await longer(next.id)).status).toBe(201);
  });

  it.each<[string, object, number, string, string]>([
    ['nothing', { amount: cny(0) }, 400, 'validation_failed', 'amount.amount'],
    ['less than nothing', { amount: cny(-1) }, 400, 'validation_failed', 'amount.amount'],
    [
      'an amount as 1e3',
      { amount: { amount: '1e3', currency: 'CNY' } },
      400,
      'validation_failed',
      'amount.amount',
    ],
    [
      'wide digits',
      { amount: { amount: '１０', currency: 'CNY' } },
      400,
      'validation_failed',
      'amount.amount',
    ],
    [
      'part of a fen',
      { amount: { amount: 0.1, currency: 'CNY' } },
      400,
      'validation_failed',
      'amount.amount',
    ],
    ['another currency', { amount: money(1, 'USD') }, 422, 'currency_mismatch', 'amount'],
    ['no amount', { amount: undefined }, 400, 'validation_failed', 'amount'],
    ['a kind that is none', { kind: 'gift' }, 400, 'validation_failed', 'kind'],
    ['days with a credit', { days: 1 }, 400, 'validation_failed', 'days'],
    ['no reason', { reasonCode: undefined }, 400, 'validation_failed', 'reasonCode'],
    ['a reason for refunds', { reasonCode: 'changedMind' }, 400, 'validation_failed', 'reasonCode'],
    [
      'another reason without a word',
      { reasonCode: 'other', comment: undefined },
      422,
      'reason_comment_needed',
      'comment',
    ],
    [
      'an unknown customer',
      { customerId: '7c9e6679-7425-40de-944b-e07fc1f90ae7' },
      400,
      'validation_failed',
      'customerId',
    ],
  ])('refuses %s at its field, and nothing moves', async (_name, changes, status, code, field) => {
    const answer = await adjust(api, agent, order(changes));
    expect([answer.status, answer.body.code, answer.body.errors[0].field]).toEqual([status, code, field]);
    expect(await balance()).toEqual(cny(1_100));
  });

  it('refuses a plan of another customer', async () => {
    const other = await makeRenewable(api);
    const theirs = (await renew(agent, other)).body.subscription;
    const extra = { kind: 'validity', amount: undefined, subscriptionId: theirs.id, days: 1 };
    const { status, body } = await adjust(api, agent, order(extra));
    expect([status, body.errors]).toEqual([400, [{ field: 'subscriptionId', code: 'plan_not_running' }]]);
  });

  it('a dry run answers what would be, with or without approval, and leaves nothing', async () => {
    const dry = (amount: object) =>
      agent.post('/adjustments?dryRun=true', order({ amount }), { key: api.newKey() });
    expect((await dry(cny(1_500))).body.state).toBe('done');
    const above = await dry(ABOVE_AGENT);
    expect([above.status, above.body.state]).toEqual([202, 'awaitingApproval']);
    expect(await balance()).toEqual(cny(1_100));
    for (const table of ['adjustment', 'approval_request', 'staff_limit_use'])
      expect(await api.rows(`SELECT * FROM ${table}`)).toEqual([]);
  });

  it('L5 the same key does it once', async () => {
    const key = api.newKey();
    const again = () => agent.post('/adjustments', order(), { key });
    const answers = await Promise.all([again(), again(), again()]);
    const ids = answers.filter(({ status }) => status === 201).map(({ body }) => body.id as string);
    expect(new Set(ids).size).toBe(1);
    expect(await balance()).toEqual(cny(2_600));
  });

  it('is for those who serve customers', async () => {
    for (const role of ['marketing', 'finance', 'admin', 'auditor'] as const)
      expect((await adjust(api, await api.as(role), order())).status).toBe(403);
  });
});
