import { setTimeout as wait } from 'node:timers/promises';
import { type AdjustmentView } from '@ur-desk/domain/adjustments';
import { APPROVAL_LIFE_MS, type ApprovalView } from '@ur-desk/domain/approvals';
import { money } from '@ur-desk/domain/kernel';
import { type Answer, type Caller, type TestApi, startApi } from '../../../test/harness';
import {
  ABOVE_AGENT,
  adjust,
  askForApproval,
  type Asked,
  creditOrder,
  decide,
} from '../../../test/make/adjustment';
import { makeCustomer } from '../../../test/make/customer';
import { fundWallet } from '../../../test/make/payment';
import { Clock } from '../../platform/clock/clock';
import { planFaults } from '../../platform/fault/fault';
import { EXPIRE_JOB } from './approval.service';

const LINGERING_MS = 40;

let api: TestApi;
let agent: Caller;
let supervisor: Caller;
let finance: Caller;
let customerId: string;

beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());
beforeEach(async () => {
  await api.clean();
  [agent, supervisor, finance] = [await api.as('agent'), await api.as('supervisor'), await api.as('finance')];
  customerId = (await makeCustomer(api.dataSource.manager)).id;
});
afterEach(() => {
  planFaults();
  api.app.get(Clock).travel(0);
});

const cny = (amount: number) => money(amount, 'CNY');
const ask = (changes: object = {}): Promise<Asked> => askForApproval(api, customerId, changes);
const balance = async () => (await agent.get(`/wallets/${customerId}`)).body.balance.amount as number;
const adjustmentOf = async ({ adjustment }: Asked) =>
  (await agent.get(`/adjustments/${adjustment.id}`)).body as AdjustmentView;
const actions = async () =>
  (
    await api.rows<{ action: string }>('SELECT action FROM audit_event WHERE chain_id = $1 ORDER BY seq', [
      customerId,
    ])
  ).map(({ action }) => action);
const codesOf = (answers: Answer[]) =>
  answers.map(({ status, body }) => (status < 400 ? String(status) : String(body.code))).sort();

describe('a request', () => {
  it('says what it would do, why it is needed, and nothing moves until then', async () => {
    const { adjustment, request } = await ask();
    expect(adjustment).toMatchObject({
      state: 'awaitingApproval',
      approval: { state: 'open', decidedBy: null },
    });
    expect(request).toMatchObject({
      kind: 'adjustment',
      state: 'open',
      customerId,
      subject: { kind: 'adjustment', id: adjustment.id, reference: adjustment.reference },
      changes: [{ field: 'balance', before: { money: cny(0) }, after: { money: ABOVE_AGENT } }],
      why: [{ cause: 'perAction', limit: { money: cny(20_000) }, value: { money: ABOVE_AGENT } }],
      reasonCode: 'courtesy',
      comment: '客户来电',
      decidedBy: null,
      version: 1,
    });
    expect(Date.parse(request.expiresAt) - Date.parse(request.createdAt)).toBe(APPROVAL_LIFE_MS);
    expect(await balance()).toBe(0);
  });

  it('keeps the order and the comment sealed', async () => {
    await ask({ comment: 'told by Anna Schmidt' });
    const [row] = await api.rows<{ all: string }>(
      'SELECT approval_request::text AS all FROM approval_request',
    );
    expect(row?.all).not.toContain(Buffer.from('Anna Schmidt').toString('hex'));
  });

  it('approved: done once, in the name of who asked, with both in the audit log', async () => {
    const asked = await ask();
    const { status, body } = await decide(api, supervisor, {
      request: asked.request,
      how: 'approve',
      comment: 'ok',
    });
    expect([status, body.state, body.decisionComment, body.version]).toEqual([200, 'approved', 'ok', 2]);
    expect(body.decidedBy.id).not.toBe(body.requestedBy.id);
    expect(await balance()).toBe(50_000);
    const done = await adjustmentOf(asked);
    expect(done).toMatchObject({
      state: 'done',
      approval: { state: 'approved', decidedBy: body.decidedBy.name },
      actor: { id: body.requestedBy.id },
    });
    const [transfer] = (await agent.get(`/wallets/${customerId}/entries`)).body;
    expect(transfer.actor.id).toBe(body.requestedBy.id);
    expect(await actions()).toEqual([
      'adjustment.create',
      'adjustment.create',
      'approval.approve',
      'approval.approve',
    ]);
  });

  it('rejected: nothing is done, and who asked sees why', async () => {
    const asked = await ask();
    await decide(api, supervisor, { request: asked.request, how: 'reject', comment: 'paid back already' });
    expect(await balance()).toBe(0);
    expect(await adjustmentOf(asked)).toMatchObject({ state: 'rejected', approval: { state: 'rejected' } });
    const seen = (await agent.get(`/approvals/${asked.request.id}`)).body as ApprovalView;
    expect([seen.state, seen.decisionComment]).toEqual(['rejected', 'paid back already']);
  });

  it('is withdrawn by who asked, and by nobody else', async () => {
    const asked = await ask();
    const other = await decide(api, supervisor, { request: asked.request, how: 'cancel' });
    expect([other.status, other.body.code]).toEqual([403, 'approval_not_own']);
    expect((await decide(api, agent, { request: asked.request, how: 'cancel' })).body.state).toBe(
      'cancelled',
    );
    expect((await adjustmentOf(asked)).state).toBe('cancelled');
    const late = await decide(api, supervisor, { request: asked.request, how: 'approve' });
    expect([late.status, late.body.code]).toEqual([409, 'approval_not_open']);
  });

  it('expires after 72 hours, also before the job has noticed', async () => {
    const asked = await ask();
    api.app.get(Clock).travel(APPROVAL_LIFE_MS - 5_000);
    await api.runJob(EXPIRE_JOB);
    expect((await adjustmentOf(asked)).state).toBe('awaitingApproval');
    api.app.get(Clock).travel(APPROVAL_LIFE_MS + 1_000);
    const late = await decide(api, supervisor, { request: asked.request, how: 'approve' });
    expect([late.status, late.body.code]).toEqual([409, 'approval_not_open']);
    expect((await adjustmentOf(asked)).state).toBe('expired');
    await api.runJob(EXPIRE_JOB);
    await api.runJob(EXPIRE_JOB);
    expect(await api.rows('SELECT state, version FROM approval_request')).toEqual([
      { state: 'expired', version: 2 },
    ]);
    expect(await api.rows('SELECT state FROM adjustment')).toEqual([{ state: 'expired' }]);
    expect(await balance()).toBe(0);
  });
});

describe('two people', () => {
  it('X5 who asked may not decide, whatever the role', async () => {
    const order = creditOrder(customerId, { amount: cny(300_000) });
    const { approval } = (await adjust(api, supervisor, order)).body;
    const request = (await supervisor.get(`/approvals/${approval.id}`)).body as ApprovalView;
    for (const how of ['approve', 'reject'] as const) {
      const own = await decide(api, supervisor, { request, how });
      expect([own.status, own.body.code]).toEqual([403, 'approval_own_request']);
    }
    expect((await decide(api, finance, { request, how: 'approve' })).status).toBe(200);
    expect(await balance()).toBe(300_000);
  });

  it('X5 the database itself refuses one person for both', async () => {
    const { request } = await ask();
    const sql = `UPDATE approval_request SET state = 'approved', decided_by_kind = 'staff', closed_at = now(),
      decided_by_id = requested_by_id WHERE id = $1`;
    await expect(api.rows(sql, [request.id])).rejects.toMatchObject({
      driverError: { constraint: 'approval_request_two_people' },
    });
  });

  it('X5 agents may not decide at all', async () => {
    const { request } = await ask();
    const answer = await decide(api, agent, { request, how: 'approve' });
    expect([answer.status, answer.body.code]).toEqual([403, 'not_permitted']);
  });

  it('X5 ten approvals at once by two people do it once', async () => {
    const asked = await ask();
    const who = Array.from({ length: 10 }, (_, n) => (n % 2 ? finance : supervisor));
    // Each lingers on what it has read, so that they meet also where the machine is busy.
    planFaults({ 'approval.read': () => wait(LINGERING_MS) });
    const answers = await Promise.all(
      who.map((by) => decide(api, by, { request: asked.request, how: 'approve' })),
    );
    const codes = codesOf(answers);
    expect(codes.filter((code) => code === '200')).toHaveLength(1);
    expect(codes.filter((code) => code === 'approval_not_open')).toHaveLength(9);
    expect(await balance()).toBe(50_000);
    expect(await api.rows(`SELECT count(*) AS n FROM transfer WHERE kind = 'goodwill'`)).toEqual([{ n: 1 }]);
  });

  it('X5 approved, rejected and withdrawn at once: one of them holds, and the adjustment agrees', async () => {
    for (let round = 0; round < 5; round += 1) {
      const asked = await ask();
      const before = await balance();
      const { request } = asked;
      const answers = await Promise.all([
        decide(api, supervisor, { request, how: 'approve' }),
        decide(api, finance, { request, how: 'reject' }),
        decide(api, agent, { request, how: 'cancel' }),
      ]);
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
      const { state } = (await agent.get(`/approvals/${request.id}`)).body as ApprovalView;
      const adjustment = await adjustmentOf(asked);
      expect(adjustment.state).toBe(state === 'approved' ? 'done' : state);
      expect(await balance()).toBe(before + (state === 'approved' ? 50_000 : 0));
    }
  });

  it('L5 the same key approves once and answers the same', async () => {
    const { request } = await ask();
    const key = api.newKey();
    const again = () => supervisor.post(`/approvals/${request.id}/approve`, {}, { key, version: 1 });
    const [first, second] = [await again(), await again()];
    expect(second).toMatchObject({ status: 200, body: first.body });
    expect(await balance()).toBe(50_000);
  });

  it('an old version is refused with the request as it is', async () => {
    const { request } = await ask();
    const answer = await decide(api, supervisor, { request: { ...request, version: 7 }, how: 'approve' });
    expect([answer.status, answer.body.params.current.id]).toEqual([412, request.id]);
  });
});

describe('what it rests on', () => {
  it('has changed: it is shown again before it can be approved, and then it is done once', async () => {
    const asked = await ask();
    await fundWallet(api, customerId, cny(700));
    const first = await decide(api, supervisor, { request: asked.request, how: 'approve' });
    expect([first.status, first.body.code]).toEqual([409, 'approval_changed']);
    const current = first.body.params.current as ApprovalView;
    expect(current).toMatchObject({
      state: 'open',
      version: 2,
      changes: [{ before: { money: cny(700) }, after: { money: cny(50_700) } }],
    });
    expect(await balance()).toBe(700);
    const old = await decide(api, supervisor, { request: asked.request, how: 'approve' });
    expect(old.body.code).toBe('version_conflict');
    expect((await decide(api, supervisor, { request: current, how: 'approve' })).status).toBe(200);
    expect(await balance()).toBe(50_700);
  });

  it('forbids it now: the approver is told, it stays open and can be rejected', async () => {
    await fundWallet(api, customerId, cny(60_000));
    const asked = await ask({ kind: 'debit', reasonCode: 'bookedByMistake' });
    const spend = creditOrder(customerId, {
      kind: 'debit',
      amount: cny(20_000),
      reasonCode: 'bookedByMistake',
    });
    await adjust(api, agent, spend);
    const answer = await decide(api, supervisor, { request: asked.request, how: 'approve' });
    expect([answer.status, answer.body.code]).toEqual([422, 'balance_too_low']);
    expect((await decide(api, supervisor, { request: asked.request, how: 'reject' })).body.state).toBe(
      'rejected',
    );
    expect(await balance()).toBe(40_000);
  });

  it('a reason that was retired meanwhile still stands', async () => {
    const asked = await ask();
    const [reason] = (
      await supervisor.get(`/reason-codes?filter=${encodeURIComponent('{"code":"courtesy"}')}`)
    ).body;
    await supervisor.patch(`/reason-codes/${reason.id}`, { active: false }, { version: reason.version });
    expect((await decide(api, supervisor, { request: asked.request, how: 'approve' })).status).toBe(200);
  });

  it('a dry run of an approval shows the end and leaves the request open', async () => {
    const { request } = await ask();
    const path = `/approvals/${request.id}/approve?dryRun=true`;
    const { body } = await supervisor.post(path, {}, { key: api.newKey(), version: 1 });
    expect(body.state).toBe('approved');
    expect((await agent.get(`/approvals/${request.id}`)).body).toEqual(request);
    expect(await balance()).toBe(0);
  });
});

it('the inbox lists what is open, the oldest first; and what one has asked for', async () => {
  const [first, second] = [await ask(), await ask()];
  await decide(api, supervisor, { request: first.request, how: 'reject' });
  const list = async (filter: object) => {
    const query = `sort=["createdAt","ASC"]&filter=${encodeURIComponent(JSON.stringify(filter))}`;
    return ((await supervisor.get(`/approvals?${query}`)).body as ApprovalView[]).map(({ id }) => id);
  };
  expect(await list({ state: 'open' })).toEqual([second.request.id]);
  expect(await list({ requestedById: first.request.requestedBy.id })).toEqual([
    first.request.id,
    second.request.id,
  ]);
  expect(await list({ customerId, kind: 'adjustment', state: 'rejected' })).toEqual([first.request.id]);
});
