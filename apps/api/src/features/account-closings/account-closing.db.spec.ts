import { type AccountClosingView, type ClosingPreviewView } from '@ur-desk/domain/account-closings';
import { type ApprovalView } from '@ur-desk/domain/approvals';
import { money } from '@ur-desk/domain/kernel';
import { type SandboxToken } from '@ur-desk/domain/payments';
import { type Answer, type Caller, startApi, type TestApi } from '../../../test/harness';
import { decide } from '../../../test/make/adjustment';
import { makeCustomer } from '../../../test/make/customer';
import { untilDisputed } from '../../../test/make/dispute';
import { addEvidence } from '../../../test/make/evidence';
import { recorded } from '../../../test/make/offline-payment';
import { fundWallet, makePaymentMethod } from '../../../test/make/payment';
import { aCardRenewal, giveBack, refundOrder } from '../../../test/make/refund';
import { makeRenewable, renew } from '../../../test/make/renewal';
import { SANDBOX_EVENTS_JOB } from '../../providers/payment/sandbox/sandbox-events';
import { verifyLedger } from '../ledger/verification.queries';
import { ADVANCE_CLOSINGS_JOB } from './closing-progress.service';

let api: TestApi;
let agent: Caller;
let supervisor: Caller;
let finance: Caller;

beforeAll(async () => {
  api = await startApi();
  [agent, supervisor, finance] = [await api.as('agent'), await api.as('supervisor'), await api.as('finance')];
});
afterAll(() => api.stop());

/** As a test that knows what is there reads it. */
interface Looked {
  preview: ClosingPreviewView;
  closing: AccountClosingView;
}

const cny = (amount: number) => money(amount, 'CNY');
const REASON = '客户要求销户';

/** The customer's card of this kind; saved when there is none yet. */
async function cardOf(customerId: string, token: SandboxToken = 'tok_success'): Promise<string> {
  const sql = 'SELECT id FROM payment_method WHERE customer_id = $1 AND token = $2';
  const [known] = await api.rows<{ id: string }>(sql, [customerId, token]);
  return known?.id ?? (await makePaymentMethod(api, customerId, token)).id;
}

async function topUp(
  customerId: string,
  amount: number,
  token: SandboxToken = 'tok_success',
): Promise<string> {
  const input = { customerId, methodId: await cardOf(customerId, token), amount: cny(amount) };
  const { body } = await agent.post('/top-ups', input, { key: api.newKey() });
  return body.payment.id as string;
}

const newCustomer = async (): Promise<string> => (await makeCustomer(api.dataSource.manager)).id;
const close = (customerId: string, payOut: number, by = agent, key = api.newKey()): Promise<Answer> =>
  by.post(`/customers/${customerId}/closing`, { reason: REASON, payOut: cny(payOut) }, { key });
const look = async (customerId: string): Promise<Looked> =>
  (await agent.get(`/customers/${customerId}/closing`)).body as Looked;
const statusOf = async (customerId: string): Promise<string> =>
  (await agent.get(`/customers/${customerId}`)).body.status as string;
const wallet = async (customerId: string): Promise<unknown> =>
  (await agent.get(`/wallets/${customerId}`)).body;

const payRest = (by: Caller, closingId: string, amount: number): Promise<Answer> =>
  by.post(
    `/account-closings/${closingId}/pay-out`,
    { amount: cny(amount), bankReference: 'ICBC 9' },
    { key: api.newKey() },
  );

async function expectClosed(customerId: string): Promise<AccountClosingView> {
  expect(await statusOf(customerId)).toBe('closed');
  expect(await wallet(customerId)).toMatchObject({ balance: cny(0), held: cny(0) });
  return (await look(customerId)).closing;
}

async function expectSound(): Promise<void> {
  const at = await api.db.now();
  const { differences } = await api.db.snapshot((em) => verifyLedger(em, at));
  expect(differences).toEqual([]);
}

describe('closing an account', () => {
  it('gives each top-up back to its card, the newest first, takes gifts back, and retires the lines', async () => {
    const { customer, lineId } = await makeRenewable(api, { wallet: cny(0) });
    const { id } = customer;
    await topUp(id, 1_000);
    await topUp(id, 2_000);
    await fundWallet(api, id, cny(500));
    const { preview } = await look(id);
    expect(preview).toMatchObject({
      balance: cny(3_500),
      payOut: cny(3_000),
      granted: cny(500),
      rest: cny(0),
    });
    expect(preview.parts.map(({ amount }) => amount)).toEqual([cny(2_000), cny(1_000)]);
    expect(preview.lines).toHaveLength(1);

    const begun = await close(id, 3_000);
    expect([begun.status, begun.body.state, await statusOf(id)]).toEqual([201, 'paying', 'closing']);
    expect(await wallet(id)).toMatchObject({ held: cny(3_000), available: cny(500) });
    await api.deliverEvents();
    await api.deliverEvents();
    const closing = await expectClosed(id);
    expect(closing.refunds.map(({ state }) => state)).toEqual(['succeeded', 'succeeded']);
    expect(closing.closedAt).not.toBeNull();
    const [retired] = await api.rows('SELECT state, auto_renew, retired_at FROM line WHERE id = $1', [
      lineId,
    ]);
    expect(retired).toMatchObject({ state: 'retired', auto_renew: false, retired_at: expect.any(Date) });
    await expectSound();
  });

  it('retires a line that was suspended, too', async () => {
    const { customer, lineId } = await makeRenewable(api, { wallet: cny(0) });
    await agent.post(`/lines/${lineId}/suspend`, { reason: 'lost' }, { key: api.newKey() });
    expect((await close(customer.id, 0)).status).toBe(201);
    expect((await agent.get(`/lines/${lineId}`)).body).toMatchObject({
      state: 'retired',
      suspendedFor: null,
    });
  });

  it('is in the list by its state, has a page, and is found by its reference', async () => {
    const id = await newCustomer();
    const { id: closingId, reference } = (await close(id, 0)).body as AccountClosingView;
    const filter = encodeURIComponent(JSON.stringify({ state: 'done', customerId: id }));
    const { body: list } = await finance.get(`/account-closings?filter=${filter}`);
    const { body: one } = await finance.get(`/account-closings/${closingId}`);
    expect([list, one]).toEqual([
      [one],
      expect.objectContaining({ id: closingId, reference, state: 'done' }),
    ]);
    const { body: found } = await agent.post('/search', { q: reference });
    expect(found.hits).toMatchObject([
      { kind: 'accountClosing', id: closingId, customerId: id, state: 'done' },
    ]);
    expect((await finance.get(`/account-closings/${id}`)).body.code).toBe('not_found');
  });

  it('with nothing in it is closed at once, with the plan that runs', async () => {
    const of = await makeRenewable(api);
    await renew(agent, of);
    const { preview } = await look(of.customer.id);
    expect(preview.plans).toHaveLength(1);
    const { body } = await close(of.customer.id, preview.payOut.amount);
    expect(body.state).toBe('done');
    await expectClosed(of.customer.id);
    const [plan] = await api.rows('SELECT state FROM subscription WHERE customer_id = $1', [of.customer.id]);
    expect(plan).toEqual({ state: 'revoked' });
    await expectSound();
  });

  it('allows nothing new meanwhile, and nothing at all afterwards', async () => {
    const id = await newCustomer();
    await recorded(api, id);
    await close(id, 10_000);
    const gift = { customerId: id, amount: cny(1_000), kind: 'credit', reasonCode: 'apology' };
    expect((await agent.post('/adjustments', gift, { key: api.newKey() })).body.code).toBe(
      'customer_closing',
    );
    expect((await close(id, 0)).body.code).toBe('customer_closing');
    expect((await agent.get(`/customers/${id}/overview`)).body.findings[0].code).toBe('customer_closing');
  });

  it('of money that no provider took waits for finance, and is closed with its proof', async () => {
    const id = await newCustomer();
    await recorded(api, id);
    const { body } = await close(id, 10_000);
    const [refund] = body.refunds;
    expect(refund).toMatchObject({ state: 'submitted', byHand: true });
    await addEvidence(finance, refund.id as string, { subjectKind: 'refund', kind: 'receipt' });
    const paid = { outcome: 'paid', bankReference: 'ICBC 77' };
    await finance.post(`/refunds/${refund.id}/pay-out`, paid, { key: api.newKey() });
    await api.deliverEvents();
    await expectClosed(id);
    await expectSound();
  });

  it('pays what no payment stands behind by hand, once, with proof, never by who ordered it', async () => {
    const of = await makeRenewable(api, { wallet: cny(0) });
    const { id } = of.customer;
    await topUp(id, 10_000);
    const { body: renewal } = await renew(agent, of);
    const spent = renewal.payments[0];
    await giveBack(api, agent, refundOrder(spent.id as string, 1_000, { planEffect: 'stopNow' }));
    const { preview } = await look(id);
    expect(preview.rest).toEqual(cny(1_000));
    const begun = (await close(id, preview.payOut.amount)).body as AccountClosingView;
    expect(begun.rest.owed).toEqual(cny(1_000));
    await api.deliverEvents();
    expect(await statusOf(id)).toBe('closing');
    const pay = (by: Caller) => payRest(by, begun.id, 1_000);
    expect((await pay(agent)).status).toBe(403);
    expect((await pay(finance)).body.code).toBe('pay_out_evidence_missing');
    await addEvidence(finance, begun.id, { subjectKind: 'accountClosing', kind: 'receipt' });
    const answers = await Promise.all(Array.from({ length: 6 }, () => pay(finance)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409, 409, 409]);
    const closing = await expectClosed(id);
    expect(closing.rest).toEqual({ owed: cny(0), paid: cny(1_000), bankReference: 'ICBC 9' });
    await expectSound();
  });

  it('that a bank refuses stays closing until somebody tries again', async () => {
    const id = await newCustomer();
    await topUp(id, 1_000, 'tok_refund_fails');
    await close(id, 1_000);
    await api.deliverEvents();
    await api.deliverEvents();
    await api.runJob(ADVANCE_CLOSINGS_JOB);
    expect(await statusOf(id)).toBe('closing');
    const refused = (await look(id)).closing.refunds[0];
    expect(refused).toMatchObject({ state: 'failed', replaced: false });
    const retry = (destination: string) =>
      agent.post(`/refunds/${refused?.id}/retry`, { destination }, { key: api.newKey() });
    expect((await retry('wallet')).body.code).toBe('customer_closing');
    const again = (await retry('byHand')).body;
    await addEvidence(finance, again.id as string, { subjectKind: 'refund', kind: 'receipt' });
    const paid = { outcome: 'paid', bankReference: 'ICBC 78' };
    expect((await finance.post(`/refunds/${again.id}/pay-out`, paid, { key: api.newKey() })).status).toBe(
      200,
    );
    await api.deliverEvents();
    expect((await expectClosed(id)).refunds).toHaveLength(2);
    await expectSound();
  });

  it('can be taken back while nothing was paid out', async () => {
    const id = await newCustomer();
    await topUp(id, 1_000, 'tok_refund_fails');
    const { body } = await close(id, 1_000);
    const cancel = () => agent.post(`/account-closings/${body.id}/cancel`, {}, { key: api.newKey() });
    expect((await cancel()).body.code).toBe('closing_paying_out');
    await api.deliverEvents();
    expect((await cancel()).body.state).toBe('cancelled');
    expect(await statusOf(id)).toBe('active');
    expect(await wallet(id)).toMatchObject({ available: cny(1_000), held: cny(0) });
    expect((await look(id)).preview.payOut).toEqual(cny(1_000));
    await expectSound();
  });

  it('is refused for another amount than was seen, and while something has not come to its end', async () => {
    const id = await newCustomer();
    await topUp(id, 1_000);
    expect((await close(id, 999)).body).toMatchObject({
      errors: [{ field: 'payOut', code: 'closing_changed' }],
    });
    await topUp(id, 1_000, 'tok_timeout');
    expect((await look(id)).preview.blockers).toMatchObject([{ kind: 'payment' }]);
    expect((await close(id, 1_000)).body.code).toBe('closing_blocked');
  });
});

describe('closing an account, whatever comes in between', () => {
  it('R1 two who close at once close it once', async () => {
    const id = await newCustomer();
    await topUp(id, 1_000);
    const answers = await Promise.all([
      close(id, 1_000),
      close(id, 1_000, supervisor),
      close(id, 1_000, agent),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 422, 422]);
    await api.deliverEvents();
    await api.deliverEvents();
    expect((await expectClosed(id)).refunds).toHaveLength(1);
    await expectSound();
  });

  it('a repeated key is answered with how it stands by now', async () => {
    const id = await newCustomer();
    await topUp(id, 1_000);
    const key = api.newKey();
    const first = await close(id, 1_000, agent, key);
    await api.deliverEvents();
    await api.deliverEvents();
    const again = await close(id, 1_000, agent, key);
    expect([first.body.id, first.body.state, again.body.id, again.body.state]).toEqual([
      first.body.id,
      'paying',
      first.body.id,
      'done',
    ]);
  });

  it('L1 a top-up beside it is either refused or paid back', async () => {
    const id = await newCustomer();
    await topUp(id, 1_000);
    const input = { customerId: id, methodId: await cardOf(id), amount: cny(2_000) };
    await Promise.all([agent.post('/top-ups', input, { key: api.newKey() }), close(id, 1_000)]);
    if ((await statusOf(id)) === 'active') await close(id, 3_000);
    for (let round = 0; round < 3; round += 1) await api.deliverEvents();
    await expectClosed(id);
    await expectSound();
  });

  it('L1 money that reaches a closed account does not stay there: its closing goes on', async () => {
    const id = await newCustomer();
    await close(id, 0);
    await expectClosed(id);
    await fundWallet(api, id, cny(300));
    expect(await statusOf(id)).toBe('closing');
    await api.runJob(ADVANCE_CLOSINGS_JOB);
    await expectClosed(id);
    await expectSound();
  });

  it('L3 the database closes no account with money in it', async () => {
    const id = await newCustomer();
    await topUp(id, 1_000);
    await expect(api.rows(`UPDATE customer SET status = 'closed' WHERE id = $1`, [id])).rejects.toThrow(
      /money left/,
    );
  });
});

/** What the books say of the customer beside the wallet: positive is his. */
async function netOf(customerId: string): Promise<Record<string, number>> {
  const sql =
    'SELECT code, credits - debits AS net FROM account WHERE customer_id = $1 AND credits <> debits';
  const rows = await api.rows<{ code: string; net: number }>(sql, [customerId]);
  return Object.fromEntries(rows.map(({ code, net }) => [code, net]));
}

const FEE = 1_500;

/** The provider ends the dispute like this, on its own, and tells it. */
async function ended(customerId: string, state: 'won' | 'lost'): Promise<void> {
  const sql = `UPDATE sandbox_dispute d SET state = $2, due_at = NULL, due_state = NULL, untold = true FROM payment p
    WHERE p.id::text = d.charge_key AND p.customer_id = $1`;
  await api.rows(sql, [customerId, state]);
  await api.runJob(SANDBOX_EVENTS_JOB);
}

describe('closing an account whose payer objects', () => {
  const settle = async () => {
    for (let round = 0; round < 3; round += 1) {
      await api.deliverEvents();
      await api.runJob(ADVANCE_CLOSINGS_JOB);
    }
  };

  /** No payment stands behind what comes back: finance pays it, under the same closing. */
  async function paidOutOnceWon(id: string, closingId: string): Promise<void> {
    await ended(id, 'won');
    expect(await statusOf(id)).toBe('closing');
    await settle();
    expect((await look(id)).closing).toMatchObject({ id: closingId, rest: { owed: cny(5_000) } });
    await addEvidence(finance, closingId, { subjectKind: 'accountClosing', kind: 'receipt' });
    expect((await payRest(finance, closingId, 5_000)).status).toBe(200);
    expect((await expectClosed(id)).rest).toMatchObject({ owed: cny(0), paid: cny(5_000) });
    expect(await netOf(id)).toEqual({ 'cash:offline': 5_000, 'cash:sandbox': FEE - 5_000, fee_cost: -FEE });
    await expectSound();
  }

  it('L1 P3 a chargeback while the refund is under way is paid once, by the provider', async () => {
    const id = await newCustomer();
    const paymentId = await topUp(id, 5_000, 'tok_disputed');
    await close(id, 5_000);
    const dispute = await untilDisputed(api, { customerId: id, paymentId });
    expect(dispute).toMatchObject({ fundsTaken: true, owed: cny(5_000) });
    await settle();
    const closing = await expectClosed(id);
    expect(closing.refunds).toMatchObject([{ state: 'failed', failureCode: 'disputed' }]);
    expect(closing.rest).toMatchObject({ owed: cny(0), paid: cny(0) });
    expect(await netOf(id)).toEqual({ 'cash:sandbox': FEE, fee_cost: -FEE });
    await expectSound();

    await paidOutOnceWon(id, closing.id);
  });

  it('L1 a chargeback of money that is owed by hand is not paid out as well', async () => {
    const { customerId: id, paymentId } = await aCardRenewal(api, 'tok_disputed');
    await giveBack(api, agent, refundOrder(paymentId, 1_000, { planEffect: 'stopNow' }));
    const begun = (await close(id, 1_000)).body as AccountClosingView;
    expect(begun.rest.owed).toEqual(cny(1_000));
    await addEvidence(finance, begun.id, { subjectKind: 'accountClosing', kind: 'receipt' });
    await untilDisputed(api, { customerId: id, paymentId });
    expect((await payRest(finance, begun.id, 1_000)).status).toBe(409);
    await settle();
    expect((await expectClosed(id)).rest).toMatchObject({ owed: cny(0), paid: cny(0) });
    await expectSound();
  });

  it('L1 a dispute that is won after it: the money is paid out under the same closing', async () => {
    const id = await newCustomer();
    const paymentId = await topUp(id, 5_000, 'tok_disputed');
    await untilDisputed(api, { customerId: id, paymentId });
    expect((await close(id, 0)).body.code).toBe('closing_blocked');
    await ended(id, 'lost');
    const { id: closingId } = (await close(id, 0)).body as AccountClosingView;
    await expectClosed(id);
    await paidOutOnceWon(id, closingId);
  });
});

describe('closing an account above a limit', () => {
  const requestOf = async ({ approval }: AccountClosingView): Promise<ApprovalView> =>
    (await supervisor.get(`/approvals/${approval?.id}`)).body as ApprovalView;
  const approve = async (closing: AccountClosingView): Promise<Answer> =>
    decide(api, supervisor, { request: await requestOf(closing), how: 'approve' });

  it('waits for somebody else, who sees the figure as it is by then', async () => {
    const id = await newCustomer();
    await topUp(id, 30_000);
    const asked = await close(id, 30_000);
    expect([asked.status, asked.body.state, await statusOf(id)]).toEqual([202, 'awaitingApproval', 'active']);
    expect((await close(id, 30_000)).body.code).toBe('closing_waits');
    await topUp(id, 1_000);
    expect((await approve(asked.body)).body.code).toBe('approval_changed');
    expect((await approve(asked.body)).status).toBe(200);
    for (let round = 0; round < 3; round += 1) await api.deliverEvents();
    await expectClosed(id);
    await expectSound();
  });

  it('that is rejected leaves the account as it was', async () => {
    const id = await newCustomer();
    await topUp(id, 30_000);
    const { body } = await close(id, 30_000);
    const request = await requestOf(body);
    await decide(api, supervisor, { request, how: 'reject', comment: '先核实' });
    expect((await look(id)).closing.state).toBe('rejected');
    expect([await statusOf(id), (await look(id)).preview.payOut]).toEqual(['active', cny(30_000)]);
  });
});
