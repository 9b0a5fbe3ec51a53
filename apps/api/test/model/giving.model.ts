import { type Answer } from '../harness';
import {
  type Card,
  cny,
  type Model,
  type OpenRefund,
  type Payment,
  pick,
  refundable,
  type Request,
  send,
  type Staff,
  type World,
} from './money.model';

/** A credit or a debit by hand: done, a request above a limit, or refused; only what is done moves money. */
export async function adjust(
  model: Model,
  world: World,
  { by, change }: { by: Staff; change: number },
): Promise<void> {
  const kind = change > 0 ? 'credit' : 'debit';
  const order = { customerId: world.of.customer.id, kind, amount: cny(Math.abs(change)) };
  const body = { ...order, reasonCode: 'bookedByMistake', comment: 'a model test' };
  const answer = await send({ model, world, by }, '/adjustments', body);
  if (model.balance + change < 0) return expect(answer.body).toMatchObject({ code: 'balance_too_low' });
  if (asked(model, answer, { kind: 'adjustment', change })) return;
  model.balance += change;
  model.last = { by, path: `/adjustments/${answer.body.id}`, change, refund: null };
}

/** Whether it became a request, which is remembered then. */
function asked(model: Model, { status, body }: Answer, order: Request['order']): boolean {
  expect([201, 202]).toContain(status);
  if (body.state !== 'awaitingApproval') return false;
  model.requests.push({ id: body.approval.id as string, version: 1, order, subjectId: body.id as string });
  return true;
}

const refundOf = (payment: Payment, amount: number, destination: string) => ({
  paymentId: payment.id,
  amount: cny(amount),
  destination,
  reasonCode: 'noService',
  planEffect: 'keep',
  overrideReason: 'a model test',
});

/** P1: never more than is left; of a top-up only to its source, and what of it is still there. */
async function mostOf({ staff }: World, payment: Payment, toSource: boolean): Promise<number> {
  if (payment.disputed || (toSource && !payment.card)) return 0;
  if (payment.purpose === 'renewal') return refundable(payment);
  if (!toSource) return 0;
  const facts = await staff.agent.get(`/payments/${payment.id}/refund-facts`);
  const unspent = facts.body.payment.inWallet.amount as number;
  expect(unspent).toBeLessThanOrEqual(refundable(payment));
  return unspent;
}

export interface RefundOrder {
  by: Staff;
  which: number;
  amount: number;
  toSource: boolean;
}

/** Done, with its provider, or a request: it is reserved on the payment in any case. */
export async function refund(model: Model, world: World, order: RefundOrder): Promise<void> {
  const { by, which, amount, toSource } = order;
  const payment = pick(
    model.payments.filter(({ posted }) => posted),
    which,
  );
  if (!payment) return;
  const most = await mostOf(world, payment, toSource);
  const body = refundOf(payment, amount, toSource ? 'source' : 'wallet');
  const answer = await send({ model, world, by }, '/refunds', body);
  if (amount > most) return expect(answer.status).toBe(422);
  payment.refunded += amount;
  if (asked(model, answer, { kind: 'refund', payment, amount, toSource })) return;
  const { id, state } = answer.body as { id: string; state: string };
  if (toSource) return paidBack(model, { id, payment, amount }, state);
  expect(state).toBe('succeeded');
  model.balance += amount;
  model.last = { by, path: `/refunds/${id}`, change: amount, refund: { payment, amount } };
}

const REFUND_ENDS: Partial<Record<Card, string>> = {
  tok_refund_fails: 'failed',
  tok_refund_timeout: 'unknown',
  tok_refund_timeout_fails: 'unknown',
};

/** What its provider made of a refund that was just sent; while nobody knows, the money stands aside. */
export function paidBack(model: Model, refunded: OpenRefund, state: string): void {
  const { payment, amount } = refunded;
  expect(state).toBe(REFUND_ENDS[payment.card ?? 'tok_success'] ?? 'succeeded');
  model.last = null;
  if (payment.purpose === 'topUp') model.balance -= amount;
  if (state === 'failed') return refused(model, refunded);
  if (state !== 'unknown') return;
  model.held += amount;
  model.openRefunds.push(refunded);
}

/** The provider did not pay: what can be refunded is again what it was. */
function refused(model: Model, failed: OpenRefund): void {
  failed.payment.refunded -= failed.amount;
  if (failed.payment.purpose === 'topUp') model.balance += failed.amount;
  else model.failedRefunds.push(failed);
}

export async function askAboutRefund(model: Model, { staff, api }: World, which: number): Promise<void> {
  const open = pick(model.openRefunds, which);
  if (!open) return;
  const { status, body } = await staff.agent.post(`/refunds/${open.id}/check`, {}, { key: api.newKey() });
  const fails = open.payment.card === 'tok_refund_timeout_fails';
  expect([status, body.state]).toEqual([200, fails ? 'failed' : 'succeeded']);
  model.openRefunds = model.openRefunds.filter((one) => one !== open);
  model.held -= open.amount;
  model.last = null;
  if (fails) refused(model, open);
}

/** What a provider refused goes to the wallet instead, once, and no more than is left by now. */
export async function toWalletInstead(model: Model, world: World, which: number): Promise<void> {
  const failed = pick(model.failedRefunds, which);
  if (!failed) return;
  const { payment, amount } = failed;
  const path = `/refunds/${failed.id}/retry`;
  const answer = await send({ model, world }, path, { destination: 'wallet' });
  if (payment.disputed || amount > refundable(payment)) return expect(answer.status).toBe(422);
  expect([answer.status, answer.body.state]).toEqual([201, 'succeeded']);
  const again = await world.staff.agent.post(path, { destination: 'wallet' }, { key: world.api.newKey() });
  expect(again.body).toMatchObject({ code: 'refund_replaced' });
  model.failedRefunds = model.failedRefunds.filter((one) => one !== failed);
  payment.refunded += amount;
  model.balance += amount;
  model.last = null;
}

/** L8: one's own last gift is taken back once, as far as the wallet still has it. */
export async function undo(model: Model, world: World): Promise<void> {
  const { last } = model;
  if (!last) return;
  const answer = await send({ model, world, by: last.by }, `${last.path}/undo`, {});
  if (model.balance - last.change < 0) return expect(answer.body).toMatchObject({ code: 'balance_too_low' });
  expect([answer.status, answer.body.state]).toEqual([200, 'undone']);
  const again = await world.staff[last.by].post(`${last.path}/undo`, {}, { key: world.api.newKey() });
  expect(again.body).toMatchObject({ code: 'undo_done' });
  model.balance -= last.change;
  if (last.refund) last.refund.payment.refunded -= last.refund.amount;
  model.last = null;
}
