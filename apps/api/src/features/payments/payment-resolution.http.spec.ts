import { type ApprovalView } from '@ur-desk/domain/approvals';
import { type CustomerView } from '@ur-desk/domain/customers';
import { money } from '@ur-desk/domain/kernel';
import { type PaymentView } from '@ur-desk/domain/payments';
import { type Caller, type TestApi, startApi } from '../../../test/harness';
import { makeCustomer } from '../../../test/make/customer';
import { leaveToHuman, makePaymentMethod } from '../../../test/make/payment';
import { SandboxProvider } from '../../providers/payment/sandbox/sandbox.provider';

let api: TestApi;
let supervisor: Caller;
let finance: Caller;
let customer: CustomerView;

beforeAll(async () => {
  api = await startApi();
  api.app.get(SandboxProvider).hangMs = 0;
  supervisor = await api.as('supervisor');
  finance = await api.as('finance');
});
afterAll(async () => api.stop());
beforeEach(async () => {
  customer = await makeCustomer(api.dataSource.manager);
});

const evidence = 'Seen in the statement of the provider, page 3';

async function silentPayment(asTask = true): Promise<PaymentView> {
  const { id: methodId } = await makePaymentMethod(api, customer.id, 'tok_silent');
  const order = { customerId: customer.id, amount: money(5000, 'CNY'), methodId };
  const { body } = await supervisor.post('/top-ups', order, { key: api.newKey() });
  const { payment } = body as { payment: PaymentView };
  if (asTask) await leaveToHuman(api, payment.id);
  return payment;
}

const ask = (paymentId: string, order: object, caller = supervisor) =>
  caller.post(`/payments/${paymentId}/resolve`, { evidence, ...order }, { key: api.newKey() });
const CAPTURED = { outcome: 'captured', providerReference: 'pi_1' };
const decide = (request: ApprovalView, how: 'approve' | 'reject', caller: Caller) =>
  caller.post(`/approvals/${request.id}/${how}`, {}, { version: request.version, key: api.newKey() });
const stateOf = async (id: string): Promise<string> =>
  String((await finance.get(`/payments/${id}`)).body.state);
const balance = async (): Promise<number> =>
  Number((await finance.get(`/wallets/${customer.id}`)).body.balance.amount);

describe('a payment that became a task', () => {
  it('X5 L9 captured by one, agreed to by another: the money arrives once', async () => {
    const { id } = await silentPayment();
    const { status, body } = await ask(id, CAPTURED);
    expect([status, body.kind, body.comment]).toEqual([201, 'paymentResolution', evidence]);
    expect(body.changes).toEqual([
      { field: 'captured', before: { money: money(0, 'CNY') }, after: { money: money(5000, 'CNY') } },
      { field: 'balance', before: { money: money(0, 'CNY') }, after: { money: money(5000, 'CNY') } },
    ]);
    expect([await stateOf(id), await balance()]).toEqual(['unknown', 0]);
    const request = body as ApprovalView;
    expect((await decide(request, 'approve', supervisor)).body.code).toBe('approval_own_request');
    const ends = await Promise.all([1, 2, 3].map(() => decide(request, 'approve', finance)));
    expect(ends.filter((end) => end.status === 200)).toHaveLength(1);
    expect([await stateOf(id), await balance()]).toEqual(['captured', 5000]);
    const { body: payment } = await finance.get(`/payments/${id}`);
    expect(payment).toMatchObject({ providerReference: 'pi_1', reviewReason: null });
  });

  it('failed: nothing moves, and the customer can pay again', async () => {
    const { id } = await silentPayment();
    const { body } = await ask(id, { outcome: 'failed' });
    expect((await decide(body as ApprovalView, 'approve', finance)).status).toBe(200);
    expect((await finance.get(`/payments/${id}`)).body).toMatchObject({
      state: 'failed',
      declineCode: 'foundUnpaid',
    });
    expect(await balance()).toBe(0);
  });

  it('rejected: it stays the task that it was, and can be asked for again', async () => {
    const { id } = await silentPayment();
    const { body } = await ask(id, CAPTURED);
    expect((await ask(id, { outcome: 'failed' }, finance)).body).toMatchObject({
      code: 'payment_resolution_waits',
      params: { reference: body.reference },
    });
    await decide(body as ApprovalView, 'reject', finance);
    expect(await stateOf(id)).toBe('unknown');
    expect((await ask(id, { outcome: 'failed' })).status).toBe(201);
  });

  it('P2 the provider may still answer first: then nobody can approve any more', async () => {
    const { id } = await silentPayment();
    const { body } = await ask(id, { outcome: 'failed' });
    await api.rows(`UPDATE sandbox_charge SET result = 'captured' WHERE idempotency_key = $1`, [id]);
    await supervisor.post(`/payments/${id}/check`);
    const { status, body: problem } = await decide(body as ApprovalView, 'approve', finance);
    expect([status, problem.code]).toEqual([409, 'wrong_state']);
    expect([await stateOf(id), await balance()]).toEqual(['captured', 5000]);
  });
});

describe('what is refused', () => {
  it('P4 a payment that the provider is still asked about', async () => {
    const { id } = await silentPayment(false);
    const { status, body } = await ask(id, CAPTURED);
    expect([status, body.code]).toEqual([409, 'wrong_state']);
  });

  it.each([
    ['captured without a reference', { outcome: 'captured' }, 'providerReference'],
    ['hardly any evidence', { ...CAPTURED, evidence: 'seen' }, 'evidence'],
    ['another end', { outcome: 'expired' }, 'outcome'],
  ])('%s', async (_name, order, field) => {
    const { id } = await silentPayment();
    const { status, body } = await ask(id, order);
    expect([status, body.errors[0].field]).toEqual([400, field]);
  });

  it.each(['agent', 'marketing', 'admin', 'auditor'] as const)('a %s', async (role) => {
    const { id } = await silentPayment();
    expect((await ask(id, CAPTURED, await api.as(role))).status).toBe(403);
  });
});
