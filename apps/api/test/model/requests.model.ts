import { EXPIRE_JOB } from '../../src/features/approvals/approval.service';
import { type Answer } from '../harness';
import { paidBack } from './giving.model';
import { type Model, pick, type Request, type World } from './money.model';

function close(model: Model, request: Request): void {
  model.requests = model.requests.filter((one) => one !== request);
  if (request.order.kind === 'refund') request.order.payment.refunded -= request.order.amount;
}

/** A request about a top-up's source needs what is left of its lot; the model knows no lots. */
const isCertain = ({ order }: Request): boolean =>
  order.kind === 'adjustment' || order.payment.purpose === 'renewal';

const isImpossible = ({ balance }: Model, { order }: Request): boolean =>
  order.kind === 'adjustment' ? balance + order.change < 0 : order.payment.disputed !== null;

const decide = ({ staff, api }: World, request: Request, how: 'approve' | 'reject'): Promise<Answer> =>
  staff.finance.post(
    `/approvals/${request.id}/${how}`,
    { comment: 'a model test' },
    { key: api.newKey(), version: request.version },
  );

/** X5: who asked does not decide; on other figures than were shown it is looked at again first. */
export async function approve(model: Model, world: World, which: number): Promise<void> {
  const request = pick(model.requests.filter(isCertain), which);
  if (!request) return;
  const { api } = world;
  // What is waiting to be told is not what this is about.
  await api.rows('DELETE FROM outbox_event');
  let answer = await decide(world, request, 'approve');
  if (answer.body.code === 'approval_changed') {
    request.version = answer.body.params.current.version as number;
    answer = await decide(world, request, 'approve');
  }
  if (isImpossible(model, request)) return expect(answer.status).toBe(422);
  expect([answer.status, answer.body.state]).toEqual([200, 'approved']);
  model.requests = model.requests.filter((one) => one !== request);
  model.last = null;
  const { order, subjectId: id } = request;
  if (order.kind === 'adjustment') model.balance += order.change;
  else if (!order.toSource) model.balance += order.amount;
  else {
    await api.deliverEvents();
    const { body } = await world.staff.agent.get(`/refunds/${id}`);
    paidBack(model, { id, ...order }, body.state as string);
  }
}

/** A request that is turned down, or whose time is over, gives free what it reserved. */
export async function reject(model: Model, world: World, which: number): Promise<void> {
  const request = pick(model.requests, which);
  if (!request) return;
  const answer = await decide(world, request, 'reject');
  expect([answer.status, answer.body.state]).toEqual([200, 'rejected']);
  close(model, request);
}

export async function expire(model: Model, { api }: World, which: number): Promise<void> {
  const request = pick(model.requests, which);
  if (!request) return;
  const due = `UPDATE approval_request SET created_at = created_at - interval '73 hours', expires_at = expires_at - interval '73 hours'`;
  await api.rows(`${due} WHERE id = $1`, [request.id]);
  await api.runJob(EXPIRE_JOB);
  close(model, request);
}
