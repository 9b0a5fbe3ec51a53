import { type AdjustmentView } from '@ur-desk/domain/adjustments';
import { money } from '@ur-desk/domain/kernel';
import { UNDO_MS } from '@ur-desk/domain/ledger';
import { type Answer, type Caller, type TestApi, startApi } from '../../../test/harness';
import { adjust, askForApproval, creditOrder, decide } from '../../../test/make/adjustment';
import { makeCustomer } from '../../../test/make/customer';
import { fundWallet, makeWalletPayment } from '../../../test/make/payment';
import { Clock } from '../../platform/clock/clock';
import { VerificationService } from '../ledger/verification.service';

let api: TestApi;
let agent: Caller;
let customerId: string;

beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());
beforeEach(async () => {
  await api.clean();
  agent = await api.as('agent');
  customerId = (await makeCustomer(api.dataSource.manager)).id;
});
afterEach(() => api.app.get(Clock).travel(0));

const cny = (amount: number) => money(amount, 'CNY');
const credit = async (amount = 1_500, by = agent): Promise<AdjustmentView> =>
  (await adjust(api, by, creditOrder(customerId, { amount: cny(amount) }))).body as AdjustmentView;
const undo = ({ id }: AdjustmentView, by = agent, key = api.newKey()): Promise<Answer> =>
  by.post(`/adjustments/${id}/undo`, {}, { key });
const balance = async () => (await agent.get(`/wallets/${customerId}`)).body.balance.amount as number;
const used = async () => (await api.rows<{ used: number }>('SELECT used FROM staff_limit_use'))[0]?.used;
const sound = async () => (await api.app.get(VerificationService, { strict: false }).verify()).differences;

describe('taking back one’s own last money action', () => {
  it('L8 a credit: one transfer that names what it reverses, audited, no longer counted', async () => {
    const made = await credit();
    expect(await used()).toBe(1_500);
    const { status, body } = await undo(made);
    expect([status, body.state]).toEqual([200, 'undone']);
    expect(await balance()).toBe(0);
    expect(await used()).toBe(0);
    const [reversal, goodwill] = (await agent.get(`/wallets/${customerId}/entries`)).body;
    expect(reversal).toMatchObject({ kind: 'reversal', reversesId: goodwill.id, change: cny(-1_500) });
    const actions = await api.rows('SELECT action FROM audit_event WHERE subject_id = $1 ORDER BY seq', [
      made.id,
    ]);
    expect(actions).toEqual([{ action: 'adjustment.create' }, { action: 'adjustment.undo' }]);
    expect(await sound()).toEqual([]);
  });

  it('L8 a debit gives back what it took: paid money stays paid', async () => {
    await fundWallet(api, customerId, cny(1_000));
    await api.rows("UPDATE wallet_lot SET kind = 'paid'");
    await credit(500);
    const order = creditOrder(customerId, {
      kind: 'debit',
      amount: cny(1_200),
      reasonCode: 'bookedByMistake',
    });
    const debit = (await adjust(api, agent, order)).body as AdjustmentView;
    expect((await undo(debit)).status).toBe(200);
    const lots = await api.rows(
      'SELECT kind, sum(remaining) AS left FROM wallet_lot WHERE customer_id = $1 GROUP BY kind ORDER BY kind',
      [customerId],
    );
    expect(lots).toEqual([
      { kind: 'granted', left: 500 },
      { kind: 'paid', left: 1_000 },
    ]);
    expect(await balance()).toBe(1_500);
  });

  it('L8 ten at once take it back once', async () => {
    const made = await credit();
    const answers = await Promise.all(Array.from({ length: 10 }, () => undo(made)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ body }) => body.code === 'undo_done')).toHaveLength(9);
    expect(await balance()).toBe(0);
    expect(await api.rows("SELECT count(*) AS n FROM transfer WHERE kind = 'reversal'")).toEqual([{ n: 1 }]);
    expect(await sound()).toEqual([]);
  });

  it('L8 the database itself refuses a second reversal', async () => {
    await undo(await credit());
    const sql = `INSERT INTO transfer SELECT gen_random_uuid(), customer_id, nextval('transfer_order'), at, kind, debit_code,
      credit_code, currency, amount, cause_kind, cause_id, cause_reference, actor_kind, actor_id, reason, reverses_id
      FROM transfer WHERE kind = 'reversal'`;
    await expect(api.rows(sql)).rejects.toMatchObject({
      driverError: { constraint: 'transfer_reverses_once' },
    });
  });

  it('L5 the same key answers the same', async () => {
    const made = await credit();
    const key = api.newKey();
    const first = await undo(made, agent, key);
    expect((await undo(made, agent, key)).body).toEqual(first.body);
    expect(await balance()).toBe(0);
  });

  it('newest first: what is behind it can be taken back after', async () => {
    const [first, second] = [await credit(100), await credit(200)];
    expect((await undo(first)).body.code).toBe('undo_not_last');
    expect((await undo(second)).status).toBe(200);
    expect((await undo(first)).status).toBe(200);
    expect(await balance()).toBe(0);
  });

  it('what a colleague did since is in nobody’s way', async () => {
    const made = await credit();
    await credit(100, await api.as('supervisor'));
    expect((await undo(made)).status).toBe(200);
    expect(await balance()).toBe(100);
  });

  it('is refused for a colleague, after 15 minutes, for what is spent, approved, or no money', async () => {
    const made = await credit();
    const other = await undo(made, await api.as('supervisor'));
    expect([other.status, other.body.code]).toEqual([403, 'undo_not_own']);

    await makeWalletPayment(api, customerId, cny(1));
    expect((await undo(made)).body).toMatchObject({
      code: 'balance_too_low',
      params: { available: cny(1_499), needed: cny(1_500) },
    });

    const { adjustment, request } = await askForApproval(api, customerId);
    await decide(api, await api.as('supervisor'), { request, how: 'approve' });
    expect((await undo(adjustment)).body.code).toBe('undo_not_possible');

    api.app.get(Clock).travel(UNDO_MS + 1_000);
    expect((await undo(made)).body.code).toBe('undo_too_late');
    expect(await sound()).toEqual([]);
  });

  it('an order that waits has moved nothing', async () => {
    const { adjustment } = await askForApproval(api, customerId);
    expect((await undo(adjustment)).body.code).toBe('undo_not_possible');
  });
});
