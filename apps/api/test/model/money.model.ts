import { money } from '@ur-desk/domain/kernel';
import { type PaymentMethodView, type SandboxToken } from '@ur-desk/domain/payments';
import type fc from 'fast-check';
import { type Answer, type Caller, type TestApi } from '../harness';
import { makePaymentMethod } from '../make/payment';
import { makeRenewable, type Renewable } from '../make/renewal';

/** The plan's price, and what the wallet holds at the beginning; minor units of CNY, as every amount here. */
export const PRICE = 3_900;
const AT_FIRST = 5_000;

/** The cards that are tried, each with an end of its own (`SANDBOX_CARDS`). */
export const CARDS = [
  'tok_success',
  'tok_declined',
  'tok_insufficient_funds',
  'tok_timeout',
  'tok_timeout_declined',
  'tok_refund_fails',
  'tok_refund_timeout',
  'tok_refund_timeout_fails',
  'tok_disputed',
  'tok_disputed_lost',
] as const satisfies readonly SandboxToken[];
export type Card = (typeof CARDS)[number];

/** A payment that was captured. */
export interface Payment {
  id: string;
  purpose: 'topUp' | 'renewal';
  /** Null: from the wallet. */
  card: Card | null;
  captured: number;
  /** What counts as given back, or is reserved for it. */
  refunded: number;
  /** What it was for has been bought; of a top-up always. */
  posted: boolean;
  /** What the payer's bank has back: from the wallet, and what the customer owes for it. */
  disputed: { id: string; fromWallet: number; owed: number; answered: boolean } | null;
}

/** A charge that nobody knows the end of. */
export interface OpenCharge {
  paymentId: string;
  renewalId: string | null;
  card: Card;
  amount: number;
  /** Set aside of the wallet until it ends; 0: nothing, or not any more. */
  held: number;
}

/** A refund at its provider that did not answer. */
export interface OpenRefund {
  id: string;
  payment: Payment;
  amount: number;
}

export interface Request {
  id: string;
  version: number;
  /** What approving it does: changes the balance by that much, or gives back that much of a payment. */
  order:
    | { kind: 'adjustment'; change: number }
    | { kind: 'refund'; payment: Payment; amount: number; toSource: boolean };
  subjectId: string;
}

/** What ought to be. */
export interface Model {
  /** How many things are still to happen. */
  left: number;
  /** What can be spent, what is set aside, what the customer owes. */
  balance: number;
  held: number;
  owed: number;
  subscriptions: number;
  payments: Payment[];
  openTopUp: OpenCharge | null;
  openRenewal: OpenCharge | null;
  /** The last renewal whose charge failed, and how many plans there were then. */
  declined: { id: string; subscriptions: number } | null;
  /** Renewals whose charge lies in the wallet, because that was spent meanwhile. */
  stuck: { id: string; payment: Payment }[];
  openRefunds: OpenRefund[];
  /** Refunds that their provider refused, and that nothing took the place of. */
  failedRefunds: OpenRefund[];
  requests: Request[];
  /** The last thing that somebody gave or took alone, as long as nothing followed. */
  last: {
    by: Staff;
    path: string;
    change: number;
    refund: { payment: Payment; amount: number } | null;
  } | null;
  /** The last money call, to be sent again. */
  sent: (() => Promise<Answer>) | null;
}

export type Staff = 'agent' | 'supervisor';

/** What really is: a customer of the API, and who works for him. */
export interface World {
  api: TestApi;
  of: Renewable;
  cards: Record<Card, PaymentMethodView>;
  staff: Record<Staff | 'finance', Caller>;
}

export const cny = (amount: number) => money(amount, 'CNY');

/** One of a list, or undefined when it is empty. */
export const pick = <T>(list: readonly T[], which: number): T | undefined =>
  list[which % Math.max(1, list.length)];

export const refundable = ({ captured, refunded }: Payment): number => captured - refunded;

/** Something that staff, the customer or a provider does; `possible` says when it can be tried at all. */
export function command(
  name: string,
  run: (model: Model, world: World) => Promise<void>,
  possible: (model: Readonly<Model>) => boolean = () => true,
): fc.AsyncCommand<Model, World> {
  return {
    check: (model) => model.left > 0 && possible(model),
    run: async (model, world) => {
      model.left -= 1;
      await run(model, world).catch((error: unknown) => {
        throw new Error(name, { cause: error });
      });
      await expectAsModelled(model, world, name);
    },
    toString: () => name,
  };
}

/** Sends a money call with a key of its own and remembers it, so that it can be repeated. */
export async function send(
  { model, world, by = 'agent' }: { model: Model; world: World; by?: Staff },
  path: string,
  body: object,
): Promise<Answer> {
  const key = world.api.newKey();
  const again = () => world.staff[by].post(path, body, { key });
  const answer = await again();
  if (answer.status < 300) model.sent = again;
  return answer;
}

export async function aWorld(api: TestApi, left: number): Promise<{ model: Model; real: World }> {
  const of = await makeRenewable(api, { wallet: cny(AT_FIRST) });
  const cards: Partial<World['cards']> = {};
  for (const card of CARDS) cards[card] = await makePaymentMethod(api, of.customer.id, card);
  const [agent, supervisor, finance] = [
    await api.as('agent'),
    await api.as('supervisor'),
    await api.as('finance'),
  ];
  const real: World = { api, of, cards: cards as World['cards'], staff: { agent, supervisor, finance } };
  const none = { openTopUp: null, openRenewal: null, declined: null, last: null, sent: null };
  const lists = { payments: [], stuck: [], openRefunds: [], failedRefunds: [], requests: [] };
  return { model: { left, balance: AT_FIRST, held: 0, owed: 0, subscriptions: 0, ...none, ...lists }, real };
}

/* What of the customer's money can be seen in the tables. */
const STANDS = `SELECT credits - debits - held AS balance, held,
  coalesce((SELECT debits - credits FROM account WHERE customer_id = $1 AND code = 'receivable'), 0) AS owed,
  (SELECT count(*) FROM subscription WHERE customer_id = $1) AS subscriptions,
  (SELECT coalesce(string_agg(id || ' ' || captured || ' ' || refund_reserved, E'\\n' ORDER BY id), '') FROM payment
   WHERE customer_id = $1 AND state = 'captured') AS payments
FROM account WHERE customer_id = $1 AND code = 'wallet'`;

async function expectAsModelled(model: Model, { api, of }: World, done: string): Promise<void> {
  const [stands] = await api.rows<Record<string, unknown>>(STANDS, [of.customer.id]);
  const { balance, held, owed, subscriptions } = model;
  const payments = model.payments.map(({ id, captured, refunded }) => `${id} ${captured} ${refunded}`).sort();
  expect({ done, ...stands }).toEqual({
    done,
    balance,
    held,
    owed,
    subscriptions,
    payments: payments.join('\n'),
  });
}
