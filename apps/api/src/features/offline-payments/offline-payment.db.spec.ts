import { money } from '@ur-desk/domain/kernel';
import { type Caller, startApi, type TestApi } from '../../../test/harness';
import { decide } from '../../../test/make/adjustment';
import { makeCustomer } from '../../../test/make/customer';
import {
  askToReverse,
  offline,
  offlineOrder,
  provedDraft,
  record,
  recorded,
  REVERSAL,
} from '../../../test/make/offline-payment';
import { verifyLedger } from '../ledger/verification.queries';

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
const statusesOf = (answers: readonly { status: number }[]) => answers.map(({ status }) => status).sort();

async function spend(amount: number): Promise<void> {
  const order = {
    customerId,
    kind: 'debit',
    amount: cny(amount),
    reasonCode: 'bookedByMistake',
    comment: 'x',
  };
  expect((await supervisor.post('/adjustments', order, { key: api.newKey() })).status).toBe(201);
}

async function expectSound(): Promise<void> {
  const at = await api.db.now();
  const { differences } = await api.db.snapshot((em) => verifyLedger(em, at));
  expect(differences).toEqual([]);
}

describe('offline payments on the ledger', () => {
  it('L9 of many who record the same draft at once one does, and the money comes once', async () => {
    const { id } = await provedDraft(api, customerId);
    const tries = Array.from({ length: 10 }, () => record(api, supervisor, id));
    const answers = await Promise.all(tries);
    expect(statusesOf(answers)).toEqual([200, ...Array<number>(9).fill(409)]);
    expect(await balance()).toEqual(cny(10_000));
    expect(await api.rows('SELECT 1 FROM payment WHERE customer_id = $1', [customerId])).toHaveLength(1);
    await expectSound();
  });

  it('L5 the same key records once, however often it is sent', async () => {
    const { id } = await provedDraft(api, customerId);
    const key = api.newKey();
    const again = () => supervisor.post(`/offline-payments/${id}/record`, {}, { key });
    await Promise.all([again(), again(), again()]);
    expect((await again()).body.state).toBe('recorded');
    expect(await balance()).toEqual(cny(10_000));
  });

  it('of two who write the same money down for two customers at once one does, and the other is told which record', async () => {
    const other = (await makeCustomer(api.dataSource.manager)).id;
    const order = (id: string) => offline(api, supervisor, offlineOrder(id, { bankReference: 'SAME-1' }));
    const answers = await Promise.all([order(customerId), order(other), order(customerId), order(other)]);
    expect(statusesOf(answers)).toEqual([201, 422, 422, 422]);
    const made = answers.find(({ status }) => status === 201)?.body.reference as string;
    const refused = answers.filter(({ status }) => status === 422).map(({ body }) => body.params as object);
    expect(refused).toEqual(Array(3).fill({ reference: made }));
  });

  it('L8 a mistaken record is taken back once, by two people, with a transfer that names the first', async () => {
    const { id, payment } = await recorded(api, customerId);
    const request = await askToReverse(api, id);
    expect(request).toMatchObject({ kind: 'offlinePaymentReversal', comment: REVERSAL.reason });
    const twice = await supervisor.post(`/offline-payments/${id}/reverse`, REVERSAL, { key: api.newKey() });
    expect(twice.body.code).toBe('offline_reversal_waits');
    expect((await decide(api, supervisor, { request, how: 'approve' })).body.code).toBe(
      'approval_own_request',
    );
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => decide(api, finance, { request, how: 'approve' })),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    const { body } = await finance.get(`/offline-payments/${id}`);
    expect(body).toMatchObject({
      state: 'reversed',
      reversal: { amount: cny(10_000), reason: REVERSAL.reason },
    });
    expect(await balance()).toEqual(cny(0));
    const [back] = (await supervisor.get(`/wallets/${customerId}/entries`)).body;
    expect(back).toMatchObject({ kind: 'reversal', counterAccount: 'cash:offline', change: cny(-10_000) });
    expect(back.reversesId).not.toBeNull();
    expect((await supervisor.get(`/payments/${payment.id}`)).body.refunded).toEqual(cny(10_000));
    const again = await supervisor.post(`/offline-payments/${id}/reverse`, REVERSAL, { key: api.newKey() });
    expect(again.body.code).toBe('wrong_state');
    await expectSound();
  });

  it('what was spent meanwhile stays spent: only the rest is taken back, and the approver sees how much', async () => {
    const { id } = await recorded(api, customerId);
    const request = await askToReverse(api, id);
    await spend(4_000);
    const changed = await decide(api, finance, { request, how: 'approve' });
    expect([changed.status, changed.body.code]).toEqual([409, 'approval_changed']);
    const shown = (await finance.get(`/approvals/${request.id}`)).body;
    expect(shown.changes).toMatchObject([
      { field: 'captured', after: { money: cny(4_000) } },
      { field: 'balance', after: { money: cny(0) } },
    ]);
    expect((await decide(api, finance, { request: shown, how: 'approve' })).status).toBe(200);
    expect((await finance.get(`/offline-payments/${id}`)).body.reversal.amount).toEqual(cny(6_000));
    expect(await balance()).toEqual(cny(0));
    await expectSound();
  });

  it('when all of it was spent there is nothing to take back', async () => {
    const { id } = await recorded(api, customerId);
    await spend(10_000);
    const answer = await supervisor.post(`/offline-payments/${id}/reverse`, REVERSAL, { key: api.newKey() });
    expect([answer.status, answer.body.code]).toEqual([422, 'offline_nothing_unspent']);
  });

  it('once it was taken back, the same money can be recorded for whom it was meant', async () => {
    const { id } = await recorded(api, customerId, { bankReference: 'ICBC 77' });
    await decide(api, finance, { request: await askToReverse(api, id), how: 'approve' });
    const other = (await makeCustomer(api.dataSource.manager)).id;
    expect((await recorded(api, other, { bankReference: 'ICBC 77' })).state).toBe('recorded');
    await expectSound();
  });
});
