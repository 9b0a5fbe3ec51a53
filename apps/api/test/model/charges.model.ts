import { RELEASE_HOLDS_JOB } from '../../src/features/ledger/wallet-hold.service';
import { RESUME_JOB } from '../../src/features/renewals/renewal-saga.service';
import { quoteInput, takeUp } from '../make/renewal';
import {
  type Card,
  cny,
  type Model,
  type OpenCharge,
  type Payment,
  PRICE,
  send,
  type World,
} from './money.model';

const captures = (card: Card): boolean => !card.includes('declined') && card !== 'tok_insufficient_funds';
/** The sandbox does nothing more about it by itself. */
const isPlain = (card: Card): boolean => !isMute(card) && !card.startsWith('tok_disputed');
const isMute = (card: Card): boolean => card.startsWith('tok_timeout');

/** Nothing happens by the sandbox's own clock: when is for the commands to say. */
export async function stopTheClock({ api }: World): Promise<void> {
  for (const table of ['sandbox_charge', 'sandbox_refund', 'sandbox_dispute'])
    await api.rows(
      `UPDATE ${table} SET due_at = due_at + interval '1 year' WHERE due_at < now() + interval '1 month'`,
    );
}

export async function topUp(
  model: Model,
  world: World,
  { card, amount }: { card: Card; amount: number },
): Promise<void> {
  const body = { customerId: world.of.customer.id, amount: cny(amount), methodId: world.cards[card].id };
  const answer = await send({ model, world }, '/top-ups', body);
  if (model.openTopUp) return expect(answer.body).toMatchObject({ code: 'payment_unknown' });
  expect(answer.status).toBe(201);
  if (!isPlain(card)) await stopTheClock(world);
  const { payment } = answer.body as { payment: { id: string; state: string } };
  expect(payment.state).toBe(isMute(card) ? 'unknown' : captures(card) ? 'captured' : 'failed');
  const charge = { paymentId: payment.id, renewalId: null, card, amount, held: 0 };
  if (isMute(card)) model.openTopUp = charge;
  else if (captures(card)) toppedUp(model, charge);
}

function toppedUp(model: Model, { paymentId: id, card, amount: captured }: OpenCharge): void {
  const of = { purpose: 'topUp', refunded: 0, posted: true, disputed: null } as const;
  model.payments.push({ id, card, captured, ...of });
  model.balance += captured;
  model.last = null;
}

export type Source = 'wallet' | 'card' | 'split';

const paymentOf = (source: Source, methodId: string) => ({
  useWallet: source !== 'card',
  ...(source === 'wallet' ? {} : { methodId }),
});

/** What the wallet and the card pay; null: the wallet does not suffice. */
function partsOf({ balance }: Model, source: Source): { wallet: number; card: number } | null {
  const wallet = source === 'card' ? 0 : Math.min(balance, PRICE);
  return source === 'wallet' && wallet < PRICE ? null : { wallet, card: PRICE - wallet };
}

export async function renew(model: Model, world: World, how: { source: Source; card: Card }): Promise<void> {
  const { of, cards, staff } = world;
  const payment = paymentOf(how.source, cards[how.card].id);
  const quote = await staff.agent.post('/quotes', quoteInput(of, { payment }));
  expect(quote.body).toMatchObject({ price: { total: cny(PRICE) } });
  const answer = await takeUp(staff.agent, quote.body as { id: string; hash: string });
  if (model.openRenewal) return expect(answer.body).toMatchObject({ code: 'payment_unknown' });
  const parts = partsOf(model, how.source);
  if (!parts) return expect(answer.body).toMatchObject({ code: 'balance_too_low' });
  if (!isPlain(how.card)) await stopTheClock(world);
  expect(answer.status).toBe(isMute(how.card) && parts.card > 0 ? 202 : 201);
  await charged(model, { renewal: answer.body as RenewalBody, parts, card: how.card });
}

interface RenewalBody {
  id: string;
  state: string;
  payments: { id: string; provider: string; state: string; captured: { amount: number } }[];
}

/** What became of a renewal after its charge. */
async function charged(
  model: Model,
  of: { renewal: RenewalBody; parts: { wallet: number; card: number }; card: Card },
): Promise<void> {
  const { renewal, parts, card } = of;
  if (parts.card > 0 && isMute(card)) {
    expect(renewal.state).toBe('waiting');
    const open = renewal.payments.find(({ state }) => state === 'unknown');
    const charge = { paymentId: open?.id ?? '', renewalId: renewal.id, card, amount: parts.card };
    model.openRenewal = { ...charge, held: parts.wallet };
    model.balance -= parts.wallet;
    model.held += parts.wallet;
  } else if (parts.card > 0 && !captures(card)) {
    expect(renewal.state).toBe('failed');
    model.declined = { id: renewal.id, subscriptions: model.subscriptions };
  } else {
    model.balance -= parts.wallet;
    await bought(model, renewal, card);
  }
}

/** A plan more, and what paid for it can be refunded. */
async function bought(model: Model, renewal: RenewalBody, card: Card): Promise<void> {
  expect(renewal.state).toBe('succeeded');
  model.subscriptions += 1;
  model.last = null;
  for (const { id, provider, captured } of renewal.payments.filter(({ state }) => state === 'captured'))
    if (!model.payments.some((known) => known.id === id))
      model.payments.push(paid({ id, card: provider === 'wallet' ? null : card, captured: captured.amount }));
}

const paid = (of: Pick<Payment, 'id' | 'card' | 'captured'>): Payment => ({
  ...of,
  purpose: 'renewal',
  refunded: 0,
  posted: true,
  disputed: null,
});

/** The charge of the last renewal that failed is tried again. */
export async function retryCharge(
  model: Model,
  world: World,
  how: { source: Source; card: Card },
): Promise<void> {
  const { id, subscriptions } = model.declined ?? { id: '', subscriptions: 0 };
  const payment = paymentOf(how.source, world.cards[how.card].id);
  const answer = await send({ model, world }, `/renewals/${id}/steps/charged/retry`, { payment });
  const parts = partsOf(model, how.source);
  if (!parts) return expect(answer.body).toMatchObject({ code: 'balance_too_low' });
  if (subscriptions !== model.subscriptions)
    return expect(answer.body).toMatchObject({ code: 'quote_changed' });
  expect(answer.status).toBe(isMute(how.card) && parts.card > 0 ? 202 : 200);
  if (!isPlain(how.card)) await stopTheClock(world);
  model.declined = null;
  await charged(model, { renewal: answer.body as RenewalBody, parts, card: how.card });
}

async function ask({ staff, api }: World, { paymentId }: OpenCharge): Promise<void> {
  expect((await staff.agent.post(`/payments/${paymentId}/check`, {}, { key: api.newKey() })).status).toBe(
    200,
  );
}

/** P4: what the provider did is learnt by asking. */
export async function askAboutTopUp(model: Model, world: World): Promise<void> {
  const charge = model.openTopUp;
  if (!charge) return;
  await ask(world, charge);
  model.openTopUp = null;
  if (captures(charge.card)) toppedUp(model, charge);
}

export async function askAboutRenewal(model: Model, world: World): Promise<void> {
  const charge = model.openRenewal;
  if (!charge) return;
  await ask(world, charge);
  await world.api.runJob(RESUME_JOB);
  const { body } = await world.staff.agent.get(`/renewals/${charge.renewalId}`);
  model.openRenewal = null;
  model.held -= charge.held;
  if (!captures(charge.card)) {
    model.balance += charge.held;
    model.declined = { id: body.id as string, subscriptions: model.subscriptions };
  } else if (model.balance + charge.held + charge.amount >= PRICE) {
    model.balance += charge.held + charge.amount - PRICE;
    await bought(model, body as RenewalBody, charge.card);
  } else {
    const { paymentId: id, card, amount: captured } = charge;
    expect(body).toMatchObject({ state: 'failed', error: 'balance_too_low' });
    const payment = { ...paid({ id, card, captured }), posted: false };
    model.payments.push(payment);
    model.balance += captured;
    model.stuck.push({ id: body.id as string, payment });
    model.last = null;
  }
}

/** A hold whose time is over gives the money back (L7). */
export async function releaseHold(model: Model, { api, of }: World): Promise<void> {
  if (!model.openRenewal) return;
  const due = `UPDATE wallet_hold SET expires_at = now() - interval '1 second' WHERE customer_id = $1 AND state = 'open'`;
  await api.rows(due, [of.customer.id]);
  await api.runJob(RELEASE_HOLDS_JOB);
  model.balance += model.openRenewal.held;
  model.held -= model.openRenewal.held;
  model.openRenewal.held = 0;
}

/** What was charged and never bought anything is tried again. */
export async function retryPosting(model: Model, world: World, which: number): Promise<void> {
  const stuck = model.stuck[which % model.stuck.length];
  if (!stuck) return;
  const answer = await send({ model, world }, `/renewals/${stuck.id}/steps/posted/retry`, {});
  if (model.balance < PRICE) return expect(answer.body).toMatchObject({ code: 'balance_too_low' });
  expect(answer.status).toBe(200);
  model.stuck = model.stuck.filter((one) => one !== stuck);
  stuck.payment.posted = true;
  model.balance -= PRICE;
  await bought(model, answer.body as RenewalBody, 'tok_success');
}
