import { randomUUID } from 'node:crypto';
import { type CustomerView } from '@ur-desk/domain/customers';
import { type Money, money } from '@ur-desk/domain/kernel';
import { type CreateQuoteInput } from '@ur-desk/domain/renewals';
import { type Answer, type Caller, type TestApi } from '../harness';
import { makeCustomer, type CustomerChanges } from './customer';
import { makeLine } from './line';
import { fundWallet } from './payment';
import { makePlan, type MadePlan } from './plan';

export interface Renewable extends MadePlan {
  customer: CustomerView;
  lineId: string;
}

/** A customer with a line, a plan for ¥39.00 on sale, and ¥50.00 in the wallet. */
export async function makeRenewable(
  api: TestApi,
  changes: { customer?: CustomerChanges; wallet?: Money } = {},
): Promise<Renewable> {
  const customer = await makeCustomer(api.dataSource.manager, changes.customer);
  const { id: lineId } = await makeLine(api.dataSource.manager, { customerId: customer.id });
  const wallet = changes.wallet ?? money(5_000, 'CNY');
  if (wallet.amount > 0) await fundWallet(api, customer.id, wallet);
  return { ...(await makePlan(api.db)), customer, lineId };
}

/** What an agent asks for: the plan, queued, from the wallet; `changes` say what is different. */
export const quoteInput = (of: Renewable, changes: Partial<CreateQuoteInput> = {}): CreateQuoteInput => ({
  customerId: of.customer.id,
  lineId: of.lineId,
  planId: of.planId,
  policy: 'queue',
  payment: { useWallet: true },
  channel: 'agent',
  ...changes,
});

/** Takes a quote up, with a key of its own unless one is given. */
export const takeUp = (
  caller: Caller,
  quote: { id: string; hash: string },
  key: string = randomUUID(),
): Promise<Answer> => caller.post('/renewals', { quoteId: quote.id, quoteHash: quote.hash }, { key });

/** Quotes and takes up in one go. */
export async function renew(
  caller: Caller,
  of: Renewable,
  changes: Partial<CreateQuoteInput> = {},
): Promise<Answer> {
  const quote = await caller.post('/quotes', quoteInput(of, changes));
  if (quote.status !== 201) return quote;
  return takeUp(caller, quote.body as { id: string; hash: string });
}

/** What happened to a customer, counted in the tables themselves. */
export async function effectsFor(api: TestApi, { customer }: Renewable): Promise<Record<string, number>> {
  const rows = await api.rows<Record<string, number>>(
    `SELECT (SELECT count(*) FROM renewal WHERE customer_id = $1) AS renewals,
       (SELECT count(*) FROM renewal WHERE customer_id = $1 AND state = 'succeeded') AS succeeded,
       (SELECT count(*) FROM subscription WHERE customer_id = $1) AS subscriptions,
       (SELECT count(*) FROM allowance_lot WHERE customer_id = $1) AS lots,
       (SELECT count(*) FROM allowance_entry WHERE customer_id = $1 AND reason = 'grant') AS grants,
       (SELECT count(*) FROM transfer WHERE customer_id = $1 AND kind = 'purchase') AS purchases,
       (SELECT count(*) FROM transfer WHERE customer_id = $1 AND kind = 'capture') AS captures,
       (SELECT credits - debits FROM account WHERE customer_id = $1 AND code = 'wallet') AS wallet,
       (SELECT coalesce(sum(captured), 0) FROM payment WHERE customer_id = $1) AS captured,
       (SELECT count(*) FROM outbox_event WHERE customer_id = $1 AND topic = 'renewal.succeeded') AS messages`,
    [customer.id],
  );
  return rows[0] ?? {};
}

/** The effects of one renewal for ¥39.00 from a wallet of ¥50.00. */
export const ONE_RENEWAL = {
  renewals: 1,
  succeeded: 1,
  subscriptions: 1,
  lots: 2,
  grants: 2,
  purchases: 1,
  captures: 0,
  wallet: 1_100,
  captured: 3_900,
  messages: 1,
};

/** How answers ended: the status of those that succeeded, the problem of the others; in order. */
export const codesOf = (answers: Answer[]): string[] =>
  answers.map(({ status, body }) => (status < 400 ? String(status) : String(body.code))).sort();

/** The states of a renewal's steps, in their order. */
export const stepStates = (answer: Answer): string =>
  (answer.body.steps as { state: string }[]).map(({ state }) => state).join(' ');

export interface Replaceable extends Renewable {
  /** The plan for ¥39.00 that runs. */
  runningId: string;
  /** What paid for it. */
  paymentId: string;
}

/**
 * A customer with the plan for ¥39.00 running, unused, and one for ¥69.00 to replace it by. `pays` is all that paid for it; the wallet
 * has ¥50.00 then, unless it says otherwise.
 */
export async function makeReplaceable(
  api: TestApi,
  { pays, left = 5_000 }: { pays?: Partial<CreateQuoteInput>; left?: number } = {},
): Promise<Replaceable> {
  const of = await makeRenewable(api, { wallet: money(3_900, 'CNY') });
  const { body } = await renew(await api.as('agent'), of, pays);
  const spent = (body.balance as Money).amount === 0;
  const wallet = spent ? left : left - 3_900;
  if (wallet > 0) await fundWallet(api, of.customer.id, money(wallet, 'CNY'));
  const better = await makePlan(api.db, {
    name: { en: 'Asia 10 GB', zh: '亚洲 10 GB' },
    prices: [{ currency: 'CNY', amount: 6_900, floor: 0 }],
  });
  return {
    ...of,
    ...better,
    runningId: (body.subscription as { id: string }).id,
    paymentId: (body.payments as { id: string }[])[0]?.id ?? '',
  };
}

/** Half of the minutes of a plan are used, as if they had been called. */
export async function useHalf(api: TestApi, subscriptionId: string): Promise<void> {
  await api.rows(
    `UPDATE allowance_lot SET remaining = granted / 2 WHERE subscription_id = $1 AND kind = 'voice'`,
    [subscriptionId],
  );
}
