import { MINUTE_MS, money } from '@ur-desk/domain/kernel';
import { UNDO_MS } from '@ur-desk/domain/ledger';
import { type RefundFactsView, type RefundView } from '@ur-desk/domain/refunds';
import { type Answer, type Caller, type TestApi, startApi } from '../../../test/harness';
import { adjust, creditOrder, decide } from '../../../test/make/adjustment';
import { makeWalletPayment } from '../../../test/make/payment';
import { aCardRenewal, askForRefund, aWalletPayment, giveBack, refundOrder } from '../../../test/make/refund';
import { Clock } from '../../platform/clock/clock';
import { VerificationService } from '../ledger/verification.service';

let api: TestApi;
let agent: Caller;
let customerId: string;
let paymentId: string;

beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());
beforeEach(async () => {
  await api.clean();
  agent = await api.as('agent');
  ({ customerId, paymentId } = await aWalletPayment(api, 40_000));
});
afterEach(() => api.app.get(Clock).travel(0));

const cny = (amount: number) => money(amount, 'CNY');
const give = async (amount: number, changes = {}): Promise<RefundView> =>
  (await giveBack(api, agent, refundOrder(paymentId, amount, changes))).body as RefundView;
const undo = ({ id }: RefundView, by = agent): Promise<Answer> =>
  by.post(`/refunds/${id}/undo`, {}, { key: api.newKey() });
const codeOf = ({ status, body }: Answer): unknown[] => [status, body.code];
const balance = async () => (await agent.get(`/wallets/${customerId}`)).body.balance.amount as number;
const facts = async () => (await agent.get(`/payments/${paymentId}/refund-facts`)).body as RefundFactsView;
const sound = async () => (await api.app.get(VerificationService, { strict: false }).verify()).differences;

describe('taking back one’s own refund to the balance', () => {
  it('L8 one transfer that names what it reverses; it no longer counts anywhere, and both are audited', async () => {
    const made = await give(15_000);
    const { status, body } = await undo(made);
    expect([status, body.state]).toEqual([200, 'undone']);
    expect(await balance()).toBe(0);
    const [reversal, refunded] = (await agent.get(`/wallets/${customerId}/entries`)).body;
    expect(reversal).toMatchObject({ kind: 'reversal', reversesId: refunded.id, change: cny(-15_000) });
    expect(await facts()).toMatchObject({
      payment: { refunded: cny(0) },
      purchase: { refunded: cny(0) },
      refundsInYear: 0,
      limits: [{ customerDay: 0, agentDay: 0 }],
    });
    const actions = await api.rows('SELECT action FROM audit_event WHERE subject_id = $1 ORDER BY seq', [
      made.id,
    ]);
    expect(actions).toEqual([{ action: 'refund.create' }, { action: 'refund.undo' }]);
    expect(await sound()).toEqual([]);
    expect((await give(20_000)).state).toBe('succeeded');
    expect(await sound()).toEqual([]);
  });

  it('L8 ten at once take it back once', async () => {
    const made = await give(15_000);
    const answers = await Promise.all(Array.from({ length: 10 }, () => undo(made)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(await balance()).toBe(0);
    expect(await sound()).toEqual([]);
  });

  it('gives back to a purchase what it took: granted money stays granted when it is refunded again', async () => {
    await undo(await give(15_000));
    await give(15_000);
    const lots = await api.rows(
      'SELECT kind, sum(remaining) AS left FROM wallet_lot WHERE customer_id = $1 GROUP BY kind',
      [customerId],
    );
    expect(lots).toEqual([{ kind: 'granted', left: 15_000 }]);
  });

  it('is refused to a colleague, after 15 minutes, and before a later one', async () => {
    const first = await give(5_000);
    expect(codeOf(await undo(first, await api.as('supervisor')))).toEqual([403, 'undo_not_own']);
    const second = await give(1_000);
    expect(codeOf(await undo(first))).toEqual([409, 'undo_not_last']);
    expect((await undo(second)).status).toBe(200);
    api.app.get(Clock).travel(UNDO_MS + MINUTE_MS);
    expect(codeOf(await undo(first))).toEqual([409, 'undo_too_late']);
  });

  it('is refused when the customer has spent it, and names what is there', async () => {
    const made = await give(15_000);
    await makeWalletPayment(api, customerId, cny(6_000));
    const refused = await undo(made);
    expect(codeOf(refused)).toEqual([422, 'balance_too_low']);
    expect(refused.body.params).toMatchObject({ available: cny(9_000) });
    expect(await balance()).toBe(9_000);
  });

  it('is refused where it did more than move money', async () => {
    const source = await aCardRenewal(api);
    const order = refundOrder(source.paymentId, 1_000, { destination: 'source' });
    const paidBack = (await giveBack(api, agent, order)).body as RefundView;
    expect(codeOf(await undo(paidBack))).toEqual([409, 'undo_not_possible']);
    const stop = refundOrder(source.paymentId, 1_000, { planEffect: 'stopNow' });
    const stopped = (await giveBack(api, agent, stop)).body as RefundView;
    expect(codeOf(await undo(stopped))).toEqual([409, 'undo_not_possible']);
  });

  it('X5 is refused for what two people have decided', async () => {
    const { refund, request } = await askForRefund(api, refundOrder(paymentId, 30_000));
    expect(codeOf(await undo(refund))).toEqual([409, 'undo_not_possible']);
    await decide(api, await api.as('supervisor'), { request, how: 'approve' });
    expect(codeOf(await undo(refund))).toEqual([409, 'undo_not_possible']);
    expect(await balance()).toBe(30_000);
  });

  it('one’s own last action is one list: a credit after it is taken back first', async () => {
    const made = await give(5_000);
    const credit = (await adjust(api, agent, creditOrder(customerId))).body;
    expect(codeOf(await undo(made))).toEqual([409, 'undo_not_last']);
    await agent.post(`/adjustments/${credit.id}/undo`, {}, { key: api.newKey() });
    expect((await undo(made)).status).toBe(200);
    expect(await sound()).toEqual([]);
  });
});
