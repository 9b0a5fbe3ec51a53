import { money } from '@ur-desk/domain/kernel';
import { type OfflinePaymentView } from '@ur-desk/domain/offline-payments';
import { type Caller, startApi, type TestApi } from '../../../test/harness';
import { decide } from '../../../test/make/adjustment';
import { makeCustomer } from '../../../test/make/customer';
import { addEvidence } from '../../../test/make/evidence';
import { offline, offlineOrder, provedDraft, record, recorded } from '../../../test/make/offline-payment';

let api: TestApi;
let supervisor: Caller;
let finance: Caller;
let customerId: string;

beforeAll(async () => {
  api = await startApi();
  supervisor = await api.as('supervisor');
  finance = await api.as('finance');
});
afterAll(() => api.stop());
beforeEach(async () => {
  customerId = (await makeCustomer(api.dataSource.manager)).id;
});

const cny = (amount: number) => money(amount, 'CNY');
const balance = async () => (await supervisor.get(`/wallets/${customerId}`)).body.balance as object;
const filterBy = (filter: object) => encodeURIComponent(JSON.stringify(filter));
const dayFromNow = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

describe('offline payments over HTTP', () => {
  it('what came in is written down, proved, and recorded as a captured payment in the wallet', async () => {
    const draft = await provedDraft(api, customerId);
    expect(draft).toMatchObject({ state: 'draft', evidenceFiles: 0, payment: null, comment: '客户柜台汇款' });
    expect(await balance()).toEqual(cny(0));
    const { status, body } = await record(api, supervisor, draft.id);
    expect([status, body.state, body.evidenceFiles]).toEqual([200, 'recorded', 1]);
    expect(await balance()).toEqual(cny(10_000));
    const payment = (await supervisor.get(`/payments/${body.payment.id}`)).body;
    expect(payment).toMatchObject({
      provider: 'offline',
      purpose: 'topUp',
      state: 'captured',
      captured: cny(10_000),
      providerReference: draft.bankReference,
    });
    const [entry] = (await supervisor.get(`/wallets/${customerId}/entries`)).body;
    expect(entry).toMatchObject({ kind: 'capture', counterAccount: 'cash:offline', change: cny(10_000) });
    const lots = (await supervisor.get(`/wallets/${customerId}/lots`)).body;
    expect(lots).toMatchObject([{ kind: 'paid', remaining: cny(10_000) }]);
    const timeline = (await supervisor.get(`/customers/${customerId}/timeline`)).body;
    const shown = (timeline.entries as { kind: string; reference: string }[]).map((one) => one.reference);
    expect(shown).toContain(payment.reference);
    const receipt = await supervisor.get(`/payments/${payment.id}/receipt`);
    expect([receipt.status, receipt.headers['content-type']]).toEqual([200, 'application/pdf']);
    const listed = await supervisor.get(`/offline-payments?filter=${filterBy({ paymentId: payment.id })}`);
    expect(listed.body).toEqual([body]);
    const outside = await supervisor.get(`/payments?filter=${filterBy({ provider: 'offline', customerId })}`);
    expect((outside.body as { id: string }[]).map(({ id }) => id)).toEqual([payment.id]);
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
    ['another currency', { amount: money(1, 'USD') }, 422, 'currency_mismatch', 'amount'],
    ['a day to come', { receivedOn: dayFromNow(2) }, 422, 'offline_received_day', 'receivedOn'],
    ['a day long ago', { receivedOn: dayFromNow(-370) }, 422, 'offline_received_day', 'receivedOn'],
    ['no day of any calendar', { receivedOn: '2026-02-30' }, 400, 'validation_failed', 'receivedOn'],
    ['no reference', { bankReference: ' ' }, 400, 'validation_failed', 'bankReference'],
    ['a reference of dashes', { bankReference: '--' }, 422, 'offline_reference_empty', 'bankReference'],
    ['a kind that is none', { kind: 'bitcoin' }, 400, 'validation_failed', 'kind'],
    [
      'an unknown customer',
      { customerId: '7c9e6679-7425-40de-944b-e07fc1f90ae7' },
      400,
      'validation_failed',
      'customerId',
    ],
  ])('refuses %s at its field, and nothing is written', async (_what, changes, status, code, field) => {
    const answer = await offline(api, supervisor, offlineOrder(customerId, changes));
    expect([answer.status, answer.body.code, answer.body.errors[0].field]).toEqual([status, code, field]);
    expect(await api.rows('SELECT 1 FROM offline_payment WHERE customer_id = $1', [customerId])).toEqual([]);
  });

  it('refuses a closed account and a blocked customer, when it is written down and when it is recorded', async () => {
    const draft = await provedDraft(api, customerId);
    const block = { customerId, reason: '疑似盗卡，等待核实' };
    expect((await supervisor.post('/payment-blocks', block)).status).toBe(201);
    const blocked = await offline(api, supervisor, offlineOrder(customerId));
    expect([blocked.status, blocked.body.code]).toEqual([422, 'payments_blocked']);
    expect((await record(api, supervisor, draft.id)).body.code).toBe('payments_blocked');
    await api.rows(`UPDATE customer SET status = 'closed' WHERE id = $1`, [customerId]);
    expect((await offline(api, supervisor, offlineOrder(customerId))).body.code).toBe('customer_closed');
    expect((await record(api, supervisor, draft.id)).body.code).toBe('customer_closed');
    expect(await balance()).toEqual(cny(0));
  });

  it('nothing is recorded without evidence of its own; what proves another record proves nothing here', async () => {
    const { body: bare } = await offline(api, supervisor, offlineOrder(customerId));
    const other = (await makeCustomer(api.dataSource.manager)).id;
    await provedDraft(api, other);
    const answer = await record(api, supervisor, bare.id as string);
    expect([answer.status, answer.body.code]).toEqual([422, 'offline_evidence_missing']);
    expect(await balance()).toEqual(cny(0));
  });

  it('once it is recorded its evidence stays as it is', async () => {
    const { id } = await recorded(api, customerId);
    const late = await addEvidence(supervisor, id, { subjectKind: 'offlinePayment', kind: 'other' });
    expect([late.status, late.body.code]).toEqual([409, 'wrong_state']);
    const filter = filterBy({ subjectKind: 'offlinePayment', subjectId: id });
    const [file] = (await supervisor.get(`/evidence-files?filter=${filter}`)).body;
    expect((await supervisor.delete(`/evidence-files/${file.id}`)).body.code).toBe('wrong_state');
  });

  it('the same money is not written down twice, for nobody, however its reference is typed', async () => {
    const first = await recorded(api, customerId, { bankReference: 'ICBC 2026-0001' });
    const other = (await makeCustomer(api.dataSource.manager)).id;
    const again = await offline(api, supervisor, offlineOrder(other, { bankReference: 'icbc20260001' }));
    expect([again.status, again.body.code, again.body.params]).toEqual([
      422,
      'offline_recorded_before',
      { reference: first.reference },
    ]);
    const inShop = offlineOrder(other, { bankReference: 'ICBC 2026-0001', kind: 'shopCash' });
    expect((await offline(api, supervisor, inShop)).status).toBe(201);
  });

  it('a draft that is thrown away frees its reference', async () => {
    const draft = await provedDraft(api, customerId, { bankReference: 'X1' });
    expect((await supervisor.post(`/offline-payments/${draft.id}/discard`)).body.state).toBe('cancelled');
    expect((await record(api, supervisor, draft.id)).body.code).toBe('wrong_state');
    expect((await offline(api, supervisor, offlineOrder(customerId, { bankReference: 'X1' }))).status).toBe(
      201,
    );
  });

  it('above the limit per action it waits for another person, and is recorded for who asked', async () => {
    const draft = await provedDraft(api, customerId, { amount: cny(200_001) });
    const { status, body } = await record(api, supervisor, draft.id);
    expect([status, body.state, await balance()]).toEqual([202, 'awaitingApproval', cny(0)]);
    const { body: request } = await finance.get(`/approvals/${body.approval.id}`);
    expect(request).toMatchObject({
      kind: 'offlinePayment',
      why: [{ cause: 'perAction', limit: { money: cny(200_000) } }],
      changes: [{ field: 'captured' }, { field: 'balance', after: { money: cny(200_001) } }],
    });
    const own = await decide(api, supervisor, { request, how: 'approve' });
    expect(own.body.code).toBe('approval_own_request');
    expect((await decide(api, finance, { request, how: 'approve' })).status).toBe(200);
    const after = (await finance.get(`/offline-payments/${draft.id}`)).body as OfflinePaymentView;
    expect([after.state, await balance()]).toEqual(['recorded', cny(200_001)]);
    const [entry] = (await supervisor.get(`/wallets/${customerId}/entries`)).body;
    expect(entry.actor.name).toBe(draft.actor.name);
  });

  it('a rejected record leaves nothing, and its reference is free again', async () => {
    const draft = await provedDraft(api, customerId, { amount: cny(200_001), bankReference: 'X2' });
    const { body } = await record(api, supervisor, draft.id);
    const { body: request } = await finance.get(`/approvals/${body.approval.id}`);
    await decide(api, finance, { request, how: 'reject' });
    expect((await finance.get(`/offline-payments/${draft.id}`)).body.state).toBe('rejected');
    expect(await balance()).toEqual(cny(0));
    expect((await offline(api, supervisor, offlineOrder(customerId, { bankReference: 'X2' }))).status).toBe(
      201,
    );
  });

  it('a dry run answers what would be and leaves nothing', async () => {
    const draft = await provedDraft(api, customerId);
    const path = `/offline-payments/${draft.id}/record?dryRun=true`;
    expect((await supervisor.post(path, {}, { key: api.newKey() })).body.state).toBe('recorded');
    expect((await supervisor.get(`/offline-payments/${draft.id}`)).body.state).toBe('draft');
    expect(await balance()).toEqual(cny(0));
  });
});
