import { type AccountClosingView, type ClosingState } from '@ur-desk/domain/account-closings';
import { type CustomerStatus } from '@ur-desk/domain/customer-status';
import { type CurrencyCode, type Instant, type Money, Problem } from '@ur-desk/domain/kernel';
import { type AccountCode, type CauseKind } from '@ur-desk/domain/ledger';
import { type EntityManager } from 'typeorm';
import { type Actor } from '../../platform/db/call-context';
import { CLOSING_COLUMNS, CLOSING_FROM, type ClosingRow, closingView } from './account-closing.view';

const CLOSING = `SELECT ${CLOSING_COLUMNS} FROM ${CLOSING_FROM}`;

/** Throws `not_found`. */
export async function closingRow(em: EntityManager, id: string): Promise<ClosingRow> {
  const rows = await em.query<ClosingRow[]>(`${CLOSING} WHERE t.id = $1`, [id]);
  if (!rows[0]) throw new Problem('not_found');
  return rows[0];
}

/** Throws `not_found`. */
export const closingById = async (em: EntityManager, id: string): Promise<AccountClosingView> =>
  closingView(await closingRow(em, id));

/** Whose closing it is: known before the write, because the write locks that customer. Throws `not_found`. */
export const customerOfClosing = async (em: EntityManager, id: string): Promise<string> =>
  (await closingRow(em, id)).customer_id;

/** A repeated key is answered with how the closing stands by now. */
export const asItStands = (stored: AccountClosingView, em: EntityManager): Promise<AccountClosingView> =>
  closingById(em, stored.id);

/** The last closing of a customer that was carried out or waits, or null. */
export async function lastClosing(em: EntityManager, customerId: string): Promise<ClosingRow | null> {
  const sql = `${CLOSING} WHERE t.customer_id = $1 ORDER BY t.id DESC LIMIT 1`;
  return (await em.query<ClosingRow[]>(sql, [customerId]))[0] ?? null;
}

export interface NewClosing {
  customerId: string;
  id: string;
  reference: string;
  state: Extract<ClosingState, 'awaitingApproval' | 'paying'>;
  reason: string;
  payOut: Money;
  statusBefore: CustomerStatus;
  actor: Pick<Actor, 'kind' | 'id'>;
  now: Instant;
}

/** The constraint refuses a second one that is open (`customer_closing`). */
export async function insertClosing(em: EntityManager, made: NewClosing): Promise<void> {
  const { customerId, id, reference, state, reason, payOut, statusBefore, actor, now } = made;
  await em.query(
    `INSERT INTO account_closing (customer_id, id, reference, state, currency, reason, pay_out, rest_owed, rest_paid, status_before,
       actor_kind, actor_id, created_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, 0, 0, $8, $9, $10, $11)`,
    [
      customerId,
      id,
      reference,
      state,
      payOut.currency,
      reason,
      payOut.amount,
      statusBefore,
      actor.kind,
      actor.id,
      now,
    ],
  );
}

type Of = Pick<AccountClosingView, 'customerId' | 'id'>;

/** The closing now waits for this request. */
export async function nameRequest(em: EntityManager, of: Of, approvalId: string): Promise<void> {
  const sql = 'UPDATE account_closing SET approval_id = $3 WHERE customer_id = $1 AND id = $2';
  await em.query(sql, [of.customerId, of.id, approvalId]);
}

const BEFORE: Record<ClosingState, readonly ClosingState[]> = {
  awaitingApproval: [],
  // Money that reaches a closed account is paid out, too.
  paying: ['awaitingApproval', 'done'],
  done: ['paying'],
  cancelled: ['awaitingApproval', 'paying'],
  rejected: ['awaitingApproval'],
  expired: ['awaitingApproval'],
};

const MOVE = `UPDATE account_closing SET state = $3, rest_owed = CASE WHEN $3 = 'paying' THEN rest_owed ELSE 0 END,
  closed_at = CASE WHEN $3 = 'done' THEN $4::timestamptz END
WHERE customer_id = $1 AND id = $2 AND state = ANY($5::text[]) RETURNING id`;

/** Moves a closing to a state, if it may go there from where it is. Throws `wrong_state`. */
export async function moveClosing(em: EntityManager, of: Of, to: ClosingState, now: Instant): Promise<void> {
  const [moved] = await em.query<[unknown[], number]>(MOVE, [of.customerId, of.id, to, now, BEFORE[to]]);
  if (moved.length !== 1) throw new Problem('wrong_state', { state: to });
}

/** By so many minor units more, or less, of the wallet is owed by hand. */
export async function changeRest(em: EntityManager, of: Of, byMinor: number): Promise<void> {
  const sql = 'UPDATE account_closing SET rest_owed = rest_owed + $3 WHERE customer_id = $1 AND id = $2';
  await em.query(sql, [of.customerId, of.id, byMinor]);
}

/** What was owed is paid. */
export async function restPaid(em: EntityManager, of: Of, bankReference: string): Promise<void> {
  const sql = `UPDATE account_closing SET rest_paid = rest_paid + rest_owed, rest_owed = 0, rest_reference = $3
    WHERE customer_id = $1 AND id = $2`;
  await em.query(sql, [of.customerId, of.id, bankReference]);
}

export interface OpenLot {
  id: string;
  remaining: number;
  granted_by: AccountCode;
  currency: CurrencyCode;
  cause_kind: CauseKind;
  cause_id: string;
  cause_reference: string;
}

const OPEN_LOTS = `SELECT l.id, l.remaining, t.debit_code AS granted_by, t.currency, t.cause_kind, t.cause_id, t.cause_reference
FROM wallet_lot l JOIN transfer t ON t.customer_id = l.customer_id AND t.id = l.transfer_id
WHERE l.customer_id = $1 AND l.open AND l.kind = $2
ORDER BY EXISTS (SELECT FROM refund f WHERE f.customer_id = l.customer_id AND f.payment_id = t.cause_id AND f.closing_id IS NOT NULL
  AND f.state IN ('submitted', 'unknown', 'failed')), l.at, l.id`;

/** The lots of a wallet that are left; those whose refund is not at its end come last. */
export const openLots = (
  em: EntityManager,
  customerId: string,
  kind: 'granted' | 'paid',
): Promise<OpenLot[]> => em.query<OpenLot[]>(OPEN_LOTS, [customerId, kind]);

export interface RetiredLine {
  id: string;
  state: string;
}

const RETIRE = `WITH live AS (SELECT l.id, l.state FROM line l WHERE l.customer_id = $1 AND l.state <> 'retired' FOR UPDATE), retired AS (
  UPDATE line l SET state = 'retired', suspended_for = NULL, auto_renew = false, retired_at = $2, version = l.version + 1
  FROM live WHERE l.customer_id = $1 AND l.id = live.id RETURNING l.id)
SELECT live.id, live.state FROM live`;

/** Retires all lines of a customer; their numbers rest from now on. Gives each with the state that it had. */
export const retireLines = (em: EntityManager, customerId: string, now: Instant): Promise<RetiredLine[]> =>
  em.query<RetiredLine[]>(RETIRE, [customerId, now]);

/** Gives the status that the account had. */
export async function setStatus(
  em: EntityManager,
  customerId: string,
  of: { status: CustomerStatus; now: Instant },
): Promise<void> {
  const sql = 'UPDATE customer SET status = $2, version = version + 1, updated_at = $3 WHERE id = $1';
  await em.query(sql, [customerId, of.status, of.now]);
}

const DUE = `SELECT c.id FROM customer c LEFT JOIN account w ON w.customer_id = c.id AND w.code = 'wallet'
WHERE c.status = 'closing' AND (w.held IS NULL OR w.held = 0 OR w.credits - w.debits - w.held > 0)
ORDER BY c.updated_at, c.id LIMIT $1`;

/** Accounts that are being closed and have something that is not under way. */
export async function closingsToAdvance(em: EntityManager, atMost: number): Promise<string[]> {
  return (await em.query<{ id: string }[]>(DUE, [atMost])).map(({ id }) => id);
}
