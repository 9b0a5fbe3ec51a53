import { randomBytes } from 'node:crypto';
import {
  type CurrencyCode,
  fieldProblem,
  isId,
  type Instant,
  makeReference,
  type Money,
  Problem,
  REFERENCE_BYTES,
} from '@ur-desk/domain/kernel';
import {
  type PaymentProviderName,
  type PaymentPurpose,
  type PaymentState,
  type PaymentView,
  refuseWhileWaiting,
  type TopUpView,
} from '@ur-desk/domain/payments';
import { type EntityManager } from 'typeorm';
import { type PreparedStatement, runPrepared } from '../../platform/db/prepared';
import {
  PAYMENT_COLUMNS,
  PAYMENT_FROM,
  type PaymentRow,
  paymentView,
  SHOWN_PAYMENT_COLUMNS,
  TOP_UP_COLUMNS,
  TOP_UP_FROM,
  type TopUpRow,
  topUpView,
} from './payment.view';

const PAYMENT_BY_ID = `SELECT ${PAYMENT_COLUMNS} FROM ${PAYMENT_FROM} WHERE p.id = $1`;
const PAYMENTS_FOR = `SELECT ${PAYMENT_COLUMNS} FROM ${PAYMENT_FROM}
  WHERE p.customer_id = $1 AND p.purpose_id = $2 ORDER BY p.id`;
const TOP_UP_BY_ID = `SELECT ${TOP_UP_COLUMNS} FROM ${TOP_UP_FROM} WHERE t.id = $1`;

/** One payment. Throws `not_found`. */
export async function paymentById(em: EntityManager, paymentId: string): Promise<PaymentView> {
  const rows = await em.query<PaymentRow[]>(PAYMENT_BY_ID, [paymentId]);
  if (!rows[0]) throw new Problem('not_found');
  return paymentView(rows[0]);
}

const PAYMENT_OF_EVENT = `SELECT ${PAYMENT_COLUMNS} FROM ${PAYMENT_FROM}
  WHERE p.provider = $1 AND (p.id = $2::uuid OR ($2::uuid IS NULL AND p.provider_reference = $3)) LIMIT 1`;

/** The payment that an event of a provider is about: by our id, where the provider repeats it, else by its reference. */
export async function paymentOfEvent(
  em: EntityManager,
  of: { provider: PaymentProviderName; paymentId: string | null; reference: string | null },
): Promise<PaymentView | null> {
  const paymentId = isId(of.paymentId) ? of.paymentId : null;
  const rows = await em.query<PaymentRow[]>(PAYMENT_OF_EVENT, [of.provider, paymentId, of.reference]);
  return rows[0] ? paymentView(rows[0]) : null;
}

const SHOWN_PAYMENT = `SELECT ${SHOWN_PAYMENT_COLUMNS} FROM ${PAYMENT_FROM} WHERE p.id = $1`;

/** One payment with those that look like the same one again. Throws `not_found`. */
export async function shownPayment(em: EntityManager, paymentId: string): Promise<PaymentView> {
  const rows = await em.query<PaymentRow[]>(SHOWN_PAYMENT, [paymentId]);
  if (!rows[0]) throw new Problem('not_found');
  return paymentView(rows[0]);
}

/** The payments of a top-up or a renewal, oldest first. */
export async function paymentsFor(
  em: EntityManager,
  customerId: string,
  purposeId: string,
): Promise<PaymentView[]> {
  const rows = await em.query<PaymentRow[]>(PAYMENTS_FOR, [customerId, purposeId]);
  return rows.map(paymentView);
}

/** One top-up with its payment. Throws `not_found`. */
export async function topUpById(em: EntityManager, topUpId: string): Promise<TopUpView> {
  const rows = await em.query<TopUpRow[]>(TOP_UP_BY_ID, [topUpId]);
  if (!rows[0]) throw new Problem('not_found');
  return topUpView(rows[0]);
}

export interface PaymentScope {
  customerId: string;
  purpose: PaymentPurpose;
  /** Only payments for these renewals; left out: for anything of that purpose. */
  purposeIds?: readonly string[];
}

const OPEN_PAYMENT = `SELECT reference, state FROM payment WHERE customer_id = $1 AND purpose = $2
  AND state IN ('pending', 'requiresAction', 'unknown') AND ($3::uuid[] IS NULL OR purpose_id = ANY($3::uuid[]))
  ORDER BY id LIMIT 1`;

/** A payment without an answer, or null. */
export async function openPayment(
  em: EntityManager,
  scope: PaymentScope,
): Promise<{ reference: string; state: PaymentState } | null> {
  const values = [scope.customerId, scope.purpose, scope.purposeIds ?? null];
  const rows = await em.query<{ reference: string; state: PaymentState }[]>(OPEN_PAYMENT, values);
  return rows[0] ?? null;
}

/** Throws `payment_unknown` or `payment_link_open` while an earlier charge has no answer (rules 4). */
export async function refuseWhileUnknown(em: EntityManager, scope: PaymentScope): Promise<void> {
  refuseWhileWaiting(await openPayment(em, scope));
}

export interface NewPayment {
  id: string;
  customerId: string;
  provider: PaymentProviderName;
  methodId: string | null;
  purpose: PaymentPurpose;
  purposeId: string;
  amount: Money;
  state: Extract<PaymentState, 'pending' | 'captured'>;
  janitorAt: Instant | null;
  /** Where it is known from the first: of what was recorded by hand. */
  providerReference?: string;
  now: Instant;
}

const INSERT_PAYMENT: PreparedStatement = {
  name: 'payment-insert',
  text: `INSERT INTO payment (customer_id, id, reference, provider, method_id, purpose, purpose_id, amount,
  currency, captured, refund_reserved, state, janitor_at, attempts, created_at, settled_at, provider_reference)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 0, $11, $12, 0, $13, $14, $15)`,
};

/** Writes a payment and gives it its reference. */
export async function insertPayment(em: EntityManager, payment: NewPayment): Promise<PaymentRow> {
  const reference = makeReference('payment', randomBytes(REFERENCE_BYTES));
  const captured = payment.state === 'captured' ? payment.amount.amount : 0;
  const settledAt = payment.state === 'captured' ? payment.now : null;
  const providerReference = payment.providerReference ?? null;
  await runPrepared(em, INSERT_PAYMENT, [
    payment.customerId,
    payment.id,
    reference,
    payment.provider,
    payment.methodId,
    payment.purpose,
    payment.purposeId,
    payment.amount.amount,
    payment.amount.currency,
    captured,
    payment.state,
    payment.janitorAt,
    payment.now,
    settledAt,
    providerReference,
  ]);
  return {
    id: payment.id,
    customer_id: payment.customerId,
    reference,
    provider: payment.provider,
    method_id: payment.methodId,
    kind: null,
    brand: null,
    last_four: null,
    review_reason: null,
    purpose: payment.purpose,
    purpose_id: payment.purposeId,
    amount: payment.amount.amount,
    currency: payment.amount.currency,
    captured,
    refund_reserved: 0,
    state: payment.state,
    decline_code: null,
    provider_reference: providerReference,
    janitor_at: payment.janitorAt === null ? null : new Date(payment.janitorAt),
    human_at: null,
    attempts: 0,
    created_at: new Date(payment.now),
    settled_at: settledAt === null ? null : new Date(settledAt),
  };
}

export interface ChargeFacts {
  state: PaymentState;
  reference: string;
  purpose: PaymentPurpose;
  provider: PaymentProviderName;
  token: string | null;
  amount: number;
  currency: CurrencyCode;
}

const CHARGE_FACTS = `SELECT p.state, p.reference, p.purpose, p.provider, m.token, p.amount, p.currency FROM ${PAYMENT_FROM}
  WHERE p.customer_id = $1 AND p.id = $2`;

/** What a provider must be told about a payment. Throws `not_found`. */
export async function chargeFacts(
  em: EntityManager,
  of: { customerId: string; paymentId: string },
): Promise<ChargeFacts> {
  const rows = await em.query<ChargeFacts[]>(CHARGE_FACTS, [of.customerId, of.paymentId]);
  if (!rows[0]) throw new Problem('not_found');
  return rows[0];
}

export interface DuePayment {
  customer_id: string;
  id: string;
}

/** Payments that the provider should be asked about now, the longest due first. */
export async function paymentsToAskFor(
  em: EntityManager,
  now: Instant,
  atMost: number,
): Promise<DuePayment[]> {
  const sql = `SELECT customer_id, id FROM payment WHERE janitor_at <= $1 ORDER BY janitor_at LIMIT $2`;
  return em.query<DuePayment[]>(sql, [now, atMost]);
}

const RESERVE_REFUND: PreparedStatement = {
  name: 'refund-reserve',
  text: `UPDATE payment SET refund_reserved = refund_reserved + $3
WHERE customer_id = $1 AND id = $2 AND state = 'captured' AND refund_reserved + $3 <= captured RETURNING id`,
};

/**
 * Reserves part of a captured payment for a refund; the customer's row must be locked. Throws `refund_above_rest` when it
 * is more than is left (P1): the same condition stands as a CHECK for whoever forgets this one.
 */
export async function reserveRefund(
  em: EntityManager,
  of: { customerId: string; paymentId: string },
  refund: { amount: Money; rest: Money },
): Promise<void> {
  const values = [of.customerId, of.paymentId, refund.amount.amount];
  const rows = await runPrepared<{ id: string }>(em, RESERVE_REFUND, values);
  if (rows.length === 0) throw fieldProblem('amount', 'refund_above_rest', { max: refund.rest });
}

const RELEASE_REFUND = `UPDATE payment SET refund_reserved = refund_reserved - $3
WHERE customer_id = $1 AND id = $2 AND refund_reserved >= $3 RETURNING id`;

/** Gives back what was reserved for a refund that came to nothing; the customer's row must be locked. */
export async function releaseRefund(
  em: EntityManager,
  of: { customerId: string; paymentId: string },
  amountMinor: number,
): Promise<void> {
  const values = [of.customerId, of.paymentId, amountMinor];
  const [released] = await em.query<[{ id: string }[], number]>(RELEASE_REFUND, values);
  if (released.length !== 1) throw new Error(`payment ${of.paymentId} has no ${amountMinor} reserved`);
}
