import { SANDBOX_EVENTS_JOB } from '../../src/providers/payment/sandbox/sandbox-events';
import { stopTheClock } from './charges.model';
import { type Model, type Payment, pick, type World } from './money.model';

const mayBeDisputed = (model: Readonly<Model>): Payment[] =>
  model.payments.filter(
    (payment) =>
      payment.card?.startsWith('tok_disputed') &&
      payment.disputed === null &&
      !model.openRefunds.some((open) => open.payment === payment),
  );

const waitsForAnswer = (model: Readonly<Model>): Payment[] =>
  model.payments.filter(({ disputed }) => disputed && !disputed.answered);

/** The sandbox goes on with this charge now, and tells. */
async function goOn(world: World, { id }: Payment): Promise<void> {
  const { api } = world;
  await stopTheClock(world);
  await api.rows(`UPDATE sandbox_dispute SET due_at = now() - interval '1 minute' WHERE charge_key = $1`, [
    id,
  ]);
  await api.runJob(SANDBOX_EVENTS_JOB);
  await api.rows(`UPDATE sandbox_dispute SET due_at = due_at + interval '1 year' WHERE charge_key = $1`, [
    id,
  ]);
}

/** The payer's bank has the money back: from the wallet as far as it reaches, else the customer owes it (rules 2). */
export async function dispute(model: Model, world: World, which: number): Promise<void> {
  const payment = pick(mayBeDisputed(model), which);
  if (!payment) return;
  await goOn(world, payment);
  const [row] = await world.api.rows<{ id: string }>('SELECT id FROM dispute WHERE payment_id = $1', [
    payment.id,
  ]);
  const fromWallet = Math.min(model.balance, payment.captured);
  const owed = payment.captured - fromWallet;
  payment.disputed = { id: row?.id ?? '', fromWallet, owed, answered: false };
  model.balance -= fromWallet;
  model.owed += owed;
  model.last = null;
}

/** Contested, a dispute is won or lost as the card says; accepted, it is lost. Won, everything is as it was before. */
export async function answerDispute(
  model: Model,
  world: World,
  { which, contest }: { which: number; contest: boolean },
): Promise<void> {
  const payment = pick(waitsForAnswer(model), which);
  if (!payment?.disputed) return;
  const { id, fromWallet, owed } = payment.disputed;
  const { api, staff } = world;
  await api.rows(`UPDATE dispute SET evidence_text = 'the plan was used' WHERE id = $1`, [id]);
  const how = contest ? 'contest' : 'accept';
  const answer = await staff.supervisor.post(
    `/disputes/${id}/${how}`,
    { comment: 'a model test' },
    { key: api.newKey() },
  );
  expect(answer.status).toBe(200);
  if (contest) await goOn(world, payment);
  const won = contest && payment.card === 'tok_disputed';
  const { body } = await staff.agent.get(`/disputes/${id}`);
  expect(body.state).toBe(won ? 'won' : contest ? 'lost' : 'accepted');
  payment.disputed.answered = true;
  if (!won) return;
  payment.disputed = null;
  payment.card = 'tok_success';
  model.balance += fromWallet;
  model.owed -= owed;
  model.last = null;
}

export const canDispute = (model: Readonly<Model>): boolean => mayBeDisputed(model).length > 0;
export const canAnswer = (model: Readonly<Model>): boolean => waitsForAnswer(model).length > 0;
