import { randomUUID } from 'node:crypto';
import { money } from '@ur-desk/domain/kernel';
import { type Caller, type TestApi } from '../harness';
import { adjust, askForApproval, creditOrder } from '../make/adjustment';
import { makeCustomer } from '../make/customer';
import { makePaymentMethod } from '../make/payment';
import { linkInput } from '../make/payment-link';
import {
  ABOVE_AGENT_REFUND,
  aCardRenewal,
  aTopUp,
  askForRefund,
  aWalletPayment,
  giveBack,
  refundOrder,
} from '../make/refund';
import { makeRenewable, makeReplaceable, quoteInput, type Renewable, renew } from '../make/renewal';

const cny = (amount: number) => money(amount, 'CNY');

/** What one call of a customer's money may change, counted in the tables themselves; amounts in minor units. */
export interface Footprint {
  /** What may be spent. */
  wallet: number;
  /** Set aside; open holds. */
  held: number;
  holds: number;
  /** What the provider took for good, by its own book. */
  atProvider: number;
  /** The same by our ledger. */
  cash: number;
  transfers: number;
  topUps: number;
  renewals: number;
  subscriptions: number;
  refunds: number;
  adjustments: number;
}

const FOOTPRINT = `SELECT
  coalesce((SELECT credits - debits - held FROM account WHERE customer_id = $1 AND code = 'wallet'), 0) AS wallet,
  coalesce((SELECT held FROM account WHERE customer_id = $1 AND code = 'wallet'), 0) AS held,
  (SELECT count(*) FROM wallet_hold WHERE customer_id = $1 AND state = 'open') AS holds,
  coalesce((SELECT sum(c.amount) FROM sandbox_charge c JOIN payment p ON c.idempotency_key = p.id::text
    WHERE p.customer_id = $1 AND c.result = 'captured'), 0)
  - coalesce((SELECT sum(s.amount) FROM sandbox_refund s JOIN refund f ON s.idempotency_key = f.id::text
    WHERE f.customer_id = $1 AND s.result = 'succeeded'), 0) AS "atProvider",
  coalesce((SELECT debits - credits FROM account WHERE customer_id = $1 AND code = 'cash:sandbox'), 0) AS cash,
  (SELECT count(*) FROM transfer WHERE customer_id = $1) AS transfers,
  (SELECT count(*) FROM top_up WHERE customer_id = $1) AS "topUps",
  (SELECT count(*) FROM renewal WHERE customer_id = $1) AS renewals,
  (SELECT count(*) FROM subscription WHERE customer_id = $1) AS subscriptions,
  (SELECT count(*) FROM refund WHERE customer_id = $1) AS refunds,
  (SELECT count(*) FROM adjustment WHERE customer_id = $1) AS adjustments`;

export async function footprintOf(api: TestApi, customerId: string): Promise<Footprint> {
  const [row] = await api.rows<Footprint>(FOOTPRINT, [customerId]);
  if (!row) throw new Error('one row');
  return row;
}

export const difference = (before: Footprint, after: Footprint): Partial<Footprint> =>
  Object.fromEntries(
    (Object.keys(after) as (keyof Footprint)[])
      .map((name) => [name, after[name] - before[name]] as const)
      .filter(([, change]) => change !== 0),
  );

/** One call about one customer's money, ready to be sent. */
export interface PreparedCall {
  customerId: string;
  path: string;
  body: object;
  /** If-Match. */
  version?: number;
  /** What the customer's message is about; left out: what the answer is. */
  causeId?: string;
}

/** A kind of money operation: how it is made ready, and what exactly it does, once, when it comes to an end. */
export interface MoneyOperation {
  name: string;
  by: 'agent' | 'supervisor';
  /** `me`: who will send the call. */
  prepare(api: TestApi, me: Caller): Promise<PreparedCall>;
  /** How the answer says where it is. */
  state(body: Record<string, unknown>): string;
  /** What it changes, by the state in which it ends. `failed` only where the provider never heard of the charge. */
  changes: Record<string, Partial<Footprint>>;
  /** The message that the customer gets, by the same states. */
  messages: Record<string, string[]>;
}

const ownState = (body: Record<string, unknown>): string => String(body['state']);

async function renewal(api: TestApi, of: Renewable, wanted: object): Promise<PreparedCall> {
  const agent = await api.as('agent');
  const { body } = await agent.post('/quotes', quoteInput(of, wanted));
  const { id: quoteId, hash: quoteHash } = body as { id: string; hash: string };
  return { customerId: of.customer.id, path: '/renewals', body: { quoteId, quoteHash } };
}

/** A renewal for ¥39.00 that a card and this much of the wallet pay. */
async function cardRenewal(api: TestApi, wallet: number): Promise<PreparedCall> {
  const of = await makeRenewable(api, { wallet: cny(wallet) });
  const { id: methodId } = await makePaymentMethod(api, of.customer.id);
  return renewal(api, of, { payment: { useWallet: wallet > 0, methodId } });
}

const renewed = { renewals: 1, subscriptions: 1 };
const renewalMessages = { succeeded: ['renewal.succeeded'], failed: ['renewal.failed'] };

export const OPERATIONS: readonly MoneyOperation[] = [
  {
    name: 'top-up',
    by: 'agent',
    async prepare(api) {
      const { id: customerId } = await makeCustomer(api.dataSource.manager);
      const { id: methodId } = await makePaymentMethod(api, customerId);
      return { customerId, path: '/top-ups', body: { customerId, amount: cny(5_000), methodId } };
    },
    state: ({ payment }) => (payment as { state: string }).state,
    changes: {
      captured: { topUps: 1, transfers: 1, wallet: 5_000, atProvider: 5_000, cash: 5_000 },
      failed: { topUps: 1 },
    },
    messages: { captured: ['topUp.captured'], failed: [] },
  },
  {
    name: 'renewal from the wallet',
    by: 'agent',
    prepare: async (api) => renewal(api, await makeRenewable(api), { payment: { useWallet: true } }),
    state: ownState,
    changes: { succeeded: { ...renewed, transfers: 1, wallet: -3_900 } },
    messages: renewalMessages,
  },
  {
    name: 'renewal by card',
    by: 'agent',
    prepare: (api) => cardRenewal(api, 0),
    state: ownState,
    changes: {
      succeeded: { ...renewed, transfers: 2, atProvider: 3_900, cash: 3_900 },
      failed: { renewals: 1 },
    },
    messages: renewalMessages,
  },
  {
    name: 'renewal split between wallet and card',
    by: 'agent',
    prepare: (api) => cardRenewal(api, 1_000),
    state: ownState,
    changes: {
      succeeded: { ...renewed, transfers: 2, wallet: -1_000, atProvider: 2_900, cash: 2_900 },
      failed: { renewals: 1 },
    },
    messages: renewalMessages,
  },
  {
    name: 'renewal that replaces the plan that runs',
    by: 'agent',
    prepare: async (api) =>
      renewal(api, await makeReplaceable(api), { policy: 'replaceNow', payment: { useWallet: true } }),
    state: ownState,
    // ¥39.00 come back for the plan that nobody used, ¥69.00 are paid for the next one.
    changes: { succeeded: { ...renewed, refunds: 1, transfers: 2, wallet: -3_000 } },
    messages: renewalMessages,
  },
  {
    name: 'refund to the wallet',
    by: 'supervisor',
    async prepare(api) {
      const of = await makeRenewable(api);
      const { body } = await renew(await api.as('agent'), of);
      const [payment] = (body as { payments: { id: string }[] }).payments;
      return { customerId: of.customer.id, path: '/refunds', body: refundOrder(payment?.id ?? '', 1_000) };
    },
    state: ownState,
    changes: { succeeded: { refunds: 1, transfers: 1, wallet: 1_000 } },
    messages: { succeeded: ['refund.succeeded'] },
  },
  {
    name: 'refund to the source',
    by: 'supervisor',
    async prepare(api) {
      const { customerId, paymentId } = await aCardRenewal(api);
      const body = refundOrder(paymentId, 1_000, { destination: 'source' });
      return { customerId, path: '/refunds', body };
    },
    state: ownState,
    changes: { succeeded: { refunds: 1, transfers: 2, atProvider: -1_000, cash: -1_000 } },
    messages: { succeeded: ['refund.succeeded'] },
  },
  {
    name: 'closing of an account',
    by: 'agent',
    async prepare(api) {
      const { customerId } = await aTopUp(api, 5_000);
      const body = { reason: 'asked for', payOut: cny(5_000) };
      return { customerId, path: `/customers/${customerId}/closing`, body };
    },
    state: ownState,
    changes: { done: { refunds: 1, transfers: 1, wallet: -5_000, atProvider: -5_000, cash: -5_000 } },
    messages: { done: [] },
  },
  {
    name: 'top-up by payment link',
    by: 'agent',
    async prepare(api) {
      const { id: customerId } = await makeCustomer(api.dataSource.manager);
      return { customerId, path: '/payment-links', body: linkInput(customerId) };
    },
    state: ownState,
    // Nothing moves before the customer pays; a page that the provider never opened is closed again.
    changes: { open: { topUps: 1 }, failed: { topUps: 1 } },
    messages: { open: [], failed: [] },
  },
  {
    name: 'approval of a credit',
    by: 'supervisor',
    async prepare(api) {
      const { id: customerId } = await makeCustomer(api.dataSource.manager);
      const { request } = await askForApproval(api, customerId);
      return { customerId, path: `/approvals/${request.id}/approve`, body: {}, version: request.version };
    },
    state: ownState,
    changes: { approved: { transfers: 1, wallet: 50_000 } },
    messages: { approved: [] },
  },
  {
    name: 'approval of a refund',
    by: 'supervisor',
    async prepare(api) {
      const { customerId, paymentId } = await aWalletPayment(api, ABOVE_AGENT_REFUND);
      const { refund, request } = await askForRefund(api, refundOrder(paymentId, ABOVE_AGENT_REFUND));
      const path = `/approvals/${request.id}/approve`;
      return { customerId, path, body: {}, version: request.version, causeId: refund.id };
    },
    state: ownState,
    changes: { approved: { transfers: 1, wallet: ABOVE_AGENT_REFUND } },
    messages: { approved: ['refund.succeeded'] },
  },
  {
    name: 'undo of a credit',
    by: 'supervisor',
    async prepare(api, me) {
      const { id: customerId } = await makeCustomer(api.dataSource.manager);
      const { body } = await adjust(api, me, creditOrder(customerId));
      return { customerId, path: `/adjustments/${body.id as string}/undo`, body: {} };
    },
    state: ownState,
    changes: { undone: { transfers: 1, wallet: -1_500 } },
    messages: { undone: [] },
  },
  {
    name: 'undo of a refund',
    by: 'supervisor',
    async prepare(api, me) {
      const { customerId, paymentId } = await aWalletPayment(api, 1_000);
      const { body } = await giveBack(api, me, refundOrder(paymentId, 1_000));
      // What was told about the refund itself is not what this is about.
      const causeId = randomUUID();
      return { customerId, path: `/refunds/${body.id as string}/undo`, body: {}, causeId };
    },
    state: ownState,
    changes: { undone: { transfers: 1, wallet: -1_000 } },
    messages: { undone: [] },
  },
];

/** A credit by hand, which no provider and no message takes part in. */
export const CREDIT: MoneyOperation = {
  name: 'credit by hand',
  by: 'supervisor',
  async prepare(api) {
    const { id: customerId } = await makeCustomer(api.dataSource.manager);
    return { customerId, path: '/adjustments', body: creditOrder(customerId) };
  },
  state: ownState,
  changes: { done: { adjustments: 1, transfers: 1, wallet: 1_500 } },
  messages: {},
};
