import { money } from '@ur-desk/domain/kernel';
import { type Caller, startApi, type TestApi } from '../../../test/harness';
import { makeCustomer } from '../../../test/make/customer';
import { addEvidence } from '../../../test/make/evidence';
import { recorded } from '../../../test/make/offline-payment';
import { aTopUp } from '../../../test/make/refund';
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
const PAID = { outcome: 'paid', bankReference: 'ICBC OUT 1' };
const wallet = async (id = customerId): Promise<unknown> => (await supervisor.get(`/wallets/${id}`)).body;

/** A refund of ¥100.00 to its source, of a transfer that was recorded by hand. */
async function owed(amount = 10_000): Promise<string> {
  const { payment } = await recorded(api, customerId);
  const order = {
    paymentId: payment.id,
    amount: cny(amount),
    destination: 'source',
    reasonCode: 'changedMind',
    planEffect: 'keep',
  };
  const { status, body } = await supervisor.post('/refunds', order, { key: api.newKey() });
  expect([status, body.state, body.source.byHand]).toEqual([201, 'submitted', true]);
  return body.id as string;
}

const prove = (refundId: string) =>
  addEvidence(finance, refundId, { subjectKind: 'refund', kind: 'receipt' });
const payOut = (caller: Caller, id: string, body: object = PAID) =>
  caller.post(`/refunds/${id}/pay-out`, body, { key: api.newKey() });

async function expectSound(): Promise<void> {
  const at = await api.db.now();
  const { differences } = await api.db.snapshot((em) => verifyLedger(em, at));
  expect(differences).toEqual([]);
}

describe('refunds that are paid out by hand', () => {
  it('stand aside until finance proves that they were paid, then leave by cash:offline', async () => {
    const id = await owed();
    const waiting = (await finance.get(`/refunds/${id}`)).body;
    expect(waiting.source).toMatchObject({ reviewReason: 'payByHand', nextCheckAt: null });
    expect(await wallet()).toMatchObject({ held: cny(10_000), available: cny(0) });
    expect((await payOut(finance, id)).body.code).toBe('pay_out_evidence_missing');
    await prove(id);
    const { status, body } = await payOut(finance, id);
    expect([status, body.state, body.source.providerReference]).toEqual([200, 'succeeded', 'ICBC OUT 1']);
    expect(await wallet()).toMatchObject({ balance: cny(0), held: cny(0) });
    const [entry] = (await supervisor.get(`/wallets/${customerId}/entries`)).body;
    expect(entry).toMatchObject({
      kind: 'refundPayout',
      counterAccount: 'cash:offline',
      change: cny(-10_000),
    });
    expect((await addEvidence(finance, id, { subjectKind: 'refund', kind: 'other' })).body.code).toBe(
      'wrong_state',
    );
    await expectSound();
  });

  it('P3 of many who say so at once one is believed, and the money leaves once', async () => {
    const id = await owed();
    await prove(id);
    const answers = await Promise.all(Array.from({ length: 8 }, () => payOut(finance, id)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array<number>(7).fill(409)]);
    expect(await wallet()).toMatchObject({ balance: cny(0), held: cny(0) });
    await expectSound();
  });

  it('what could not be paid is in the balance as before, and can be tried by hand again', async () => {
    const id = await owed();
    const failed = await payOut(finance, id, { outcome: 'notPaid', comment: '账号不存在' });
    expect(failed.body).toMatchObject({ state: 'failed', source: { failureCode: 'payOutFailed' } });
    expect(await wallet()).toMatchObject({ balance: cny(10_000), held: cny(0) });
    const again = await finance.post(
      `/refunds/${id}/retry`,
      { destination: 'source' },
      { key: api.newKey() },
    );
    expect([again.status, again.body.state, again.body.source.byHand]).toEqual([201, 'submitted', true]);
    await expectSound();
  });

  it('nobody pays out who may only order, and the provider is not asked', async () => {
    const id = await owed();
    expect((await payOut(supervisor, id)).body.code).toBe('not_permitted');
    expect((await finance.post(`/refunds/${id}/check`)).body.code).toBe('wrong_state');
  });

  it('what a provider refused can be paid out by hand instead', async () => {
    const { paymentId, customerId: of } = await aTopUp(api, 5_000, 'tok_refund_fails');
    const order = {
      paymentId,
      amount: cny(5_000),
      destination: 'source',
      reasonCode: 'changedMind',
      planEffect: 'keep',
    };
    const { body: refused } = await supervisor.post('/refunds', order, { key: api.newKey() });
    expect(refused.state).toBe('failed');
    const byHand = { destination: 'byHand' };
    const { body } = await supervisor.post(`/refunds/${refused.id}/retry`, byHand, { key: api.newKey() });
    expect([body.state, body.source.byHand]).toEqual(['submitted', true]);
    await prove(body.id as string);
    expect((await payOut(finance, body.id as string)).body.state).toBe('succeeded');
    expect(await wallet(of)).toMatchObject({ balance: cny(0), held: cny(0) });
    await expectSound();
  });
});
