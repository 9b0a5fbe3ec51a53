import { type CreateRefundInput, type RefundView } from '@ur-desk/domain/refunds';
import { APPROVAL_LIFE_MS } from '@ur-desk/domain/approvals';
import { money } from '@ur-desk/domain/kernel';
import { type Answer, type Caller, type TestApi, startApi } from '../../../test/harness';
import { adjust, creditOrder, decide } from '../../../test/make/adjustment';
import { fundWallet } from '../../../test/make/payment';
import {
  ABOVE_AGENT_REFUND,
  askForRefund,
  aTopUp,
  aWalletPayment,
  giveBack,
  refundOrder,
} from '../../../test/make/refund';
import { makeRenewable, renew } from '../../../test/make/renewal';
import { Clock } from '../../platform/clock/clock';
import { EXPIRE_JOB } from '../approvals/approval.service';
import { VerificationService } from '../ledger/verification.service';
import { RefundService } from './refund.service';
import { REFUND_JANITOR_JOB } from './refund.jobs';

let api: TestApi;
let agent: Caller;
let supervisor: Caller;

beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());
beforeEach(async () => {
  await api.clean();
  [agent, supervisor] = [await api.as('agent'), await api.as('supervisor')];
});
afterEach(() => api.app.get(Clock).travel(0));

const cny = (amount: number) => money(amount, 'CNY');
const reservedOf = async (paymentId: string) =>
  (await agent.get(`/payments/${paymentId}`)).body.refunded.amount as number;
const balanceOf = async (customerId: string) =>
  (await agent.get(`/wallets/${customerId}`)).body.balance.amount as number;
const refundNow = async ({ id }: RefundView) => (await agent.get(`/refunds/${id}`)).body as RefundView;
const differences = async () =>
  (await api.app.get(VerificationService, { strict: false }).verify()).differences;

/** Sent again under its key while the row is too busy, as a client does. */
async function answered(order: CreateRefundInput): Promise<Answer> {
  const key = api.newKey();
  let answer = await agent.post('/refunds', order, { key });
  while (answer.status === 503) answer = await agent.post('/refunds', order, { key });
  return answer;
}

/** ¥300.00 of ¥400.00, asked for by the agent. */
async function asked() {
  const paid = await aWalletPayment(api, 40_000);
  return { ...paid, ...(await askForRefund(api, refundOrder(paid.paymentId, ABOVE_AGENT_REFUND))) };
}

describe('a refund above the limit', () => {
  it('waits: reserved on the payment, nothing moved, with what it would do and why', async () => {
    const { customerId, paymentId } = await aWalletPayment(api, 40_000);
    const order = refundOrder(paymentId, ABOVE_AGENT_REFUND, { comment: '客户来电' });
    const { status, body } = await giveBack(api, agent, order);
    expect([status, body.state, body.approval.state]).toEqual([202, 'awaitingApproval', 'open']);
    const request = (await supervisor.get(`/approvals/${body.approval.id}`)).body;
    expect(request).toMatchObject({
      kind: 'refund',
      subject: { kind: 'refund', id: body.id, reference: body.reference },
      changes: [
        { field: 'balance', before: { money: cny(0) }, after: { money: cny(30_000) } },
        { field: 'refundable', before: { money: cny(40_000) }, after: { money: cny(10_000) } },
      ],
      why: [{ cause: 'perAction', limit: { money: cny(20_000) }, value: { money: cny(30_000) } }],
      reasonCode: 'noService',
      comment: '客户来电',
    });
    expect(Date.parse(request.expiresAt) - Date.parse(request.createdAt)).toBe(APPROVAL_LIFE_MS);
    expect([await reservedOf(paymentId), await balanceOf(customerId)]).toEqual([30_000, 0]);
    expect(await differences()).toEqual([]);
  });

  it('P1 counts while it waits: only the rest can be refunded beside it', async () => {
    const { paymentId } = await asked();
    const facts = (await agent.get(`/payments/${paymentId}/refund-facts`)).body;
    expect([facts.payment.refunded, facts.purchase.refunded]).toEqual([cny(30_000), cny(30_000)]);
    const refused = await giveBack(api, agent, refundOrder(paymentId, 10_001));
    expect([refused.body.code, refused.body.params.max]).toEqual(['refund_above_rest', cny(10_000)]);
    expect((await giveBack(api, agent, refundOrder(paymentId, 10_000))).status).toBe(201);
  });

  it('X5 is approved by somebody else and done then, in the name of who asked', async () => {
    const { refund, request, customerId, paymentId } = await asked();
    const own = await decide(api, agent, { request, how: 'approve' });
    expect([own.status, await balanceOf(customerId)]).toEqual([403, 0]);
    const { status, body } = await decide(api, supervisor, { request, how: 'approve', comment: 'ok' });
    expect([status, body.state]).toEqual([200, 'approved']);
    expect(await refundNow(refund)).toMatchObject({
      state: 'succeeded',
      approval: { state: 'approved', decidedBy: body.decidedBy.name },
      actor: { id: body.requestedBy.id },
      balanceAfter: cny(30_000),
      refundableAfter: cny(10_000),
    });
    expect([await balanceOf(customerId), await reservedOf(paymentId)]).toEqual([30_000, 30_000]);
    const audit = await api.rows('SELECT action FROM audit_event WHERE subject_id = $1 ORDER BY seq', [
      refund.id,
    ]);
    expect(audit).toEqual([{ action: 'refund.create' }, { action: 'approval.approve' }]);
    const topics = await api.rows('SELECT topic FROM outbox_event WHERE customer_id = $1', [customerId]);
    expect(topics).toContainEqual({ topic: 'refund.succeeded' });
    expect(await differences()).toEqual([]);
  });

  it('X5 a supervisor who asked cannot approve it, whatever the role may', async () => {
    const { paymentId, customerId } = await aWalletPayment(api, 900_000);
    const { body } = await giveBack(api, supervisor, refundOrder(paymentId, 200_001));
    const request = (await supervisor.get(`/approvals/${body.approval.id}`)).body;
    const own = await decide(api, supervisor, { request, how: 'approve' });
    expect([own.status, own.body.code]).toEqual([403, 'approval_own_request']);
    const two = await decide(api, await api.as('finance'), { request, how: 'approve' });
    expect([two.status, await balanceOf(customerId)]).toEqual([200, 200_001]);
  });

  it('X5 two who approve at once do it once', async () => {
    const { request, customerId } = await asked();
    const finance = await api.as('finance');
    const answers = await Promise.all(
      [supervisor, finance, supervisor, finance].map((who) => decide(api, who, { request, how: 'approve' })),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(await balanceOf(customerId)).toBe(30_000);
    expect(await differences()).toEqual([]);
  });

  it.each([
    ['rejected', 'reject', 'rejected'],
    ['withdrawn', 'cancel', 'cancelled'],
  ] as const)('%s: its reservation is given back', async (_name, how, state) => {
    const { refund, request, paymentId, customerId } = await asked();
    await decide(api, how === 'cancel' ? agent : supervisor, { request, how });
    expect((await refundNow(refund)).state).toBe(state);
    expect([await reservedOf(paymentId), await balanceOf(customerId)]).toEqual([0, 0]);
    expect((await giveBack(api, supervisor, refundOrder(paymentId, 40_000))).status).toBe(201);
    expect(await differences()).toEqual([]);
  });

  it('after 72 hours nobody approves it any more, and its reservation is given back', async () => {
    const { refund, request, paymentId } = await asked();
    api.app.get(Clock).travel(APPROVAL_LIFE_MS + 1_000);
    await api.runJob(EXPIRE_JOB);
    expect(await refundNow(refund)).toMatchObject({ state: 'cancelled', approval: { state: 'expired' } });
    const late = await api.rows('SELECT refund_reserved AS n FROM payment WHERE id = $1', [paymentId]);
    expect(late).toEqual([{ n: 0 }]);
    expect(request.state).toBe('open');
  });

  it('is shown again when what it rests on has changed meanwhile, and approved then', async () => {
    const { request, customerId } = await asked();
    await fundWallet(api, customerId, cny(700));
    const first = await decide(api, supervisor, { request, how: 'approve' });
    expect([first.status, first.body.code]).toEqual([409, 'approval_changed']);
    const current = first.body.params.current;
    expect(current.changes[0]).toEqual({
      field: 'balance',
      before: { money: cny(700) },
      after: { money: cny(30_700) },
    });
    expect((await decide(api, supervisor, { request: current, how: 'approve' })).status).toBe(200);
    expect(await balanceOf(customerId)).toBe(30_700);
  });

  it('stays open when it cannot be done any more, with the reason, and can be rejected', async () => {
    const { paymentId, customerId } = await aTopUp(api, 40_000);
    const order = refundOrder(paymentId, ABOVE_AGENT_REFUND, { destination: 'source' });
    const { refund, request } = await askForRefund(api, order);
    await api.app
      .get(RefundService)
      .create(refundOrder(paymentId, 10_000, { destination: 'source' }), api.context());
    const debit = creditOrder(customerId, {
      kind: 'debit',
      amount: cny(15_000),
      reasonCode: 'bookedByMistake',
    });
    expect((await adjust(api, agent, debit)).status).toBe(201);
    const refused = await decide(api, supervisor, { request, how: 'approve' });
    expect([refused.status, refused.body.code]).toEqual([422, 'refund_above_unspent']);
    expect((await decide(api, supervisor, { request, how: 'reject' })).status).toBe(200);
    expect((await refundNow(refund)).state).toBe('rejected');
    expect(await differences()).toEqual([]);
  });

  it('stops the plan when it is approved, not before', async () => {
    const of = await makeRenewable(api, { wallet: cny(20_000) });
    const { body } = await renew(agent, of);
    await api.rows("UPDATE staff_limit SET per_action = 100 WHERE role = 'agent' AND measure = 'CNY'");
    try {
      const order = refundOrder(body.payments[0].id as string, 3900, { planEffect: 'stopNow' });
      const { request } = await askForRefund(api, order);
      const state = async () => {
        const sql = 'SELECT state FROM subscription WHERE id = $1';
        return (await api.rows<{ state: string }>(sql, [body.subscription.id]))[0]?.state;
      };
      expect(request.changes.at(-1)).toMatchObject({ field: 'planRest', after: null });
      expect(await state()).toBe('active');
      expect((await decide(api, supervisor, { request, how: 'approve' })).status).toBe(200);
      expect(await state()).toBe('revoked');
    } finally {
      await api.rows("UPDATE staff_limit SET per_action = 20000 WHERE role = 'agent' AND measure = 'CNY'");
    }
  });

  it('a dry run shows that it would wait and leaves nothing', async () => {
    const { paymentId } = await aWalletPayment(api, 40_000);
    const made = await agent.post('/refunds?dryRun=true', refundOrder(paymentId, 30_000), {
      key: api.newKey(),
    });
    expect([made.status, made.body.state]).toEqual([202, 'awaitingApproval']);
    expect(await reservedOf(paymentId)).toBe(0);
    expect(await api.rows('SELECT 1 FROM approval_request')).toEqual([]);
  });

  it('L5 one key: one request; later the key is answered with how it ended', async () => {
    const { paymentId } = await aWalletPayment(api, 40_000);
    const key = api.newKey();
    const order = () => agent.post('/refunds', refundOrder(paymentId, 30_000), { key });
    const answers = await Promise.all([order(), order(), order()]);
    expect(new Set(answers.map(({ body }) => body.id as string)).size).toBe(1);
    const request = (await agent.get(`/approvals/${answers[0]?.body.approval.id}`)).body;
    await decide(api, supervisor, { request, how: 'approve' });
    expect((await order()).body.state).toBe('succeeded');
  });
});

describe('a refund to its source above the limit', () => {
  const order = (paymentId: string) => refundOrder(paymentId, 30_000, { destination: 'source' });

  it('is told to the provider after it was approved, and only then', async () => {
    const { paymentId, customerId } = await aTopUp(api, 40_000);
    const { refund, request } = await askForRefund(api, order(paymentId));
    expect(refund.source).toMatchObject({ submittedAt: null, nextCheckAt: null });
    expect(request.changes).toContainEqual({
      field: 'toSource',
      before: null,
      after: { money: cny(30_000) },
    });
    await api.deliverEvents();
    expect(await api.rows('SELECT 1 FROM sandbox_refund')).toEqual([]);
    await decide(api, supervisor, { request, how: 'approve' });
    expect(await refundNow(refund)).toMatchObject({ state: 'submitted' });
    expect(await differences()).toEqual([]);
    await api.deliverEvents();
    expect(await refundNow(refund)).toMatchObject({ state: 'succeeded' });
    expect(await balanceOf(customerId)).toBe(10_000);
    expect(await differences()).toEqual([]);
  });

  it('P3 the janitor tells it when whoever approved died before', async () => {
    const { paymentId } = await aTopUp(api, 40_000);
    const { refund, request } = await askForRefund(api, order(paymentId));
    await decide(api, supervisor, { request, how: 'approve' });
    api.app.get(Clock).travel(60_000);
    await api.runJob(REFUND_JANITOR_JOB);
    expect(await refundNow(refund)).toMatchObject({ state: 'succeeded' });
    await api.deliverEvents();
    expect(await api.rows('SELECT count(*) AS n FROM sandbox_refund')).toEqual([{ n: 1 }]);
  });

  it('grant and pay-out are two permissions: who may only grant gives to the balance', async () => {
    const { paymentId } = await aTopUp(api, 40_000);
    const actor = {
      kind: 'staff' as const,
      id: crypto.randomUUID(),
      role: 'marketing',
      name: 'Only grants',
    } as const;
    const create = api.app.get(RefundService).create(order(paymentId), api.context({ actor }));
    await expect(create).rejects.toMatchObject({
      code: 'not_permitted',
      errors: [{ field: 'destination' }],
    });
  });
});

describe('the limits of a role', () => {
  it('count refunds and what is given by hand together, per customer and day', async () => {
    const { paymentId, customerId } = await aWalletPayment(api, 60_000);
    await adjust(api, agent, creditOrder(customerId, { amount: cny(15_000) }));
    expect((await giveBack(api, agent, refundOrder(paymentId, 20_000))).status).toBe(201);
    const third = await giveBack(api, agent, refundOrder(paymentId, 20_000));
    expect(third.status).toBe(202);
    const { why } = (await agent.get(`/approvals/${third.body.approval.id}`)).body;
    expect(why).toMatchObject([{ cause: 'perCustomerDay', value: { money: cny(55_000) } }]);
    const facts = (await agent.get(`/payments/${paymentId}/refund-facts`)).body;
    expect(facts.limits).toMatchObject([{ measure: 'CNY', customerDay: 35_000, agentDay: 35_000 }]);
    const adjustment = (await agent.get(`/customers/${customerId}/adjustment-facts`)).body;
    expect(adjustment.limits[0]).toMatchObject({ measure: 'CNY', customerDay: 35_000 });
  });

  it('X6 a person’s day holds when refunds of many customers come at once; the rest become requests', async () => {
    const payments = await Promise.all(Array.from({ length: 14 }, () => aWalletPayment(api, 20_000)));
    const answers = await Promise.all(
      payments.map(({ paymentId }) => giveBack(api, agent, refundOrder(paymentId, 20_000))),
    );
    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses).toEqual(payments.map((_paid, index) => (index < 10 ? 201 : 202)));
    expect(await api.rows('SELECT used FROM staff_limit_use')).toEqual([{ used: 200_000 }]);
    expect(await differences()).toEqual([]);
  });

  it('P1 of 50 parallel refunds of 10 on 100, some of them requests, exactly 10 are reserved', async () => {
    await api.rows("UPDATE staff_limit SET per_customer_day = 40 WHERE role = 'agent' AND measure = 'CNY'");
    try {
      const { paymentId, customerId } = await aWalletPayment(api, 100);
      const answers = await Promise.all(
        Array.from({ length: 50 }, () => answered(refundOrder(paymentId, 10))),
      );
      const count = (status: number) => answers.filter((answer) => answer.status === status).length;
      expect([count(201), count(202), count(422)]).toEqual([4, 6, 40]);
      expect([await reservedOf(paymentId), await balanceOf(customerId)]).toEqual([100, 40]);
      const waiting = answers.filter(({ status }) => status === 202);
      await Promise.all(
        waiting.map(async ({ body }) => {
          const path = `/approvals/${body.approval.id}`;
          let request = (await supervisor.get(path)).body;
          while (request.state === 'open') {
            await decide(api, supervisor, { request, how: 'approve' });
            request = (await supervisor.get(path)).body;
          }
        }),
      );
      expect([await reservedOf(paymentId), await balanceOf(customerId)]).toEqual([100, 100]);
      expect(await differences()).toEqual([]);
    } finally {
      await api.rows(
        "UPDATE staff_limit SET per_customer_day = 50000 WHERE role = 'agent' AND measure = 'CNY'",
      );
    }
  });
});
