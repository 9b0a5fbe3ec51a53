import { type CurrencyCode, type Instant, localDateAt, Problem } from '@ur-desk/domain/kernel';
import {
  bankReferenceKey,
  type CreateOfflinePaymentInput,
  type OfflineCustomerFacts,
  type OfflineDraftFacts,
  type OfflinePaymentState,
  offlineStatesBefore,
} from '@ur-desk/domain/offline-payments';
import { isBlocking } from '@ur-desk/domain/payment-blocks';
import { type EntityManager } from 'typeorm';
import { BLOCK_OF_CUSTOMER } from '../payment-blocks/payment-block.queries';
import { type StoredBlock, storedBlockFacts } from '../payment-blocks/payment-block.view';
import { OFFLINE_COLUMNS, OFFLINE_FROM, type OfflinePaymentRow } from './offline-payment.view';

/** One record as it is stored. Throws `not_found`. */
export async function offlinePaymentRow(em: EntityManager, id: string): Promise<OfflinePaymentRow> {
  const sql = `SELECT ${OFFLINE_COLUMNS} FROM ${OFFLINE_FROM} WHERE t.id = $1`;
  const rows = await em.query<OfflinePaymentRow[]>(sql, [id]);
  if (!rows[0]) throw new Problem('not_found');
  return rows[0];
}

/** Whose record it is: known before the write, because the write locks that customer first. Throws `not_found`. */
export async function customerOfOfflinePayment(em: EntityManager, id: string): Promise<string> {
  const sql = 'SELECT customer_id FROM offline_payment WHERE id = $1';
  const rows = await em.query<{ customer_id: string }[]>(sql, [id]);
  if (!rows[0]) throw new Problem('not_found');
  return rows[0].customer_id;
}

interface CustomerRow {
  status: OfflineCustomerFacts['status'];
  wallet_currency: CurrencyCode;
  block: StoredBlock | null;
}

const CUSTOMER = `SELECT c.status, c.wallet_currency, ${BLOCK_OF_CUSTOMER('c')} AS block FROM customer c WHERE c.id = $1`;

/** Throws `not_found`. */
export async function offlineCustomer(
  em: EntityManager,
  customerId: string,
  now: Instant,
): Promise<OfflineCustomerFacts> {
  const rows = await em.query<CustomerRow[]>(CUSTOMER, [customerId]);
  if (!rows[0]) throw new Problem('not_found');
  const { status, wallet_currency: walletCurrency, block } = rows[0];
  return { id: customerId, status, walletCurrency, blocked: isBlocking(storedBlockFacts(block), now) };
}

const TAKEN_BY = `SELECT reference FROM offline_payment WHERE kind = $1 AND bank_reference_key = $2
  AND state IN ('draft', 'awaitingApproval', 'recorded')`;

export async function offlineDraftFacts(
  em: EntityManager,
  { customerId, kind, bankReference }: CreateOfflinePaymentInput,
  { now, zone }: { now: Instant; zone: string },
): Promise<OfflineDraftFacts> {
  const values = [kind, bankReferenceKey(bankReference)];
  const taken = await em.query<{ reference: string }[]>(TAKEN_BY, values);
  return {
    customer: await offlineCustomer(em, customerId, now),
    today: localDateAt(now, zone),
    takenBy: taken[0]?.reference ?? null,
  };
}

export interface NewOfflinePayment {
  id: string;
  reference: string;
  input: CreateOfflinePaymentInput;
  sealedComment: Buffer | null;
  actor: { kind: string; id: string };
  now: Instant;
}

/** The constraint refuses a second record of the same money (`already_exists`). */
export async function insertOfflinePayment(em: EntityManager, made: NewOfflinePayment): Promise<void> {
  const { id, reference, input, sealedComment, actor, now } = made;
  await em.query(
    `INSERT INTO offline_payment (customer_id, id, reference, kind, state, amount, currency, received_on, bank_reference,
       bank_reference_key, sealed_comment, actor_kind, actor_id, created_at)
     VALUES ($1, $2, $3, $4, 'draft', $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    [
      input.customerId,
      id,
      reference,
      input.kind,
      input.amount.amount,
      input.amount.currency,
      input.receivedOn,
      input.bankReference.trim(),
      bankReferenceKey(input.bankReference),
      sealedComment,
      actor.kind,
      actor.id,
      now,
    ],
  );
}

interface Of {
  customerId: string;
  id: string;
}

/** What changes with the state; the names are columns. */
type Changes = Partial<
  Record<'payment_id' | 'approval_id' | 'recorded_at' | 'reversed_amount' | 'reversed_at', unknown>
>;

/** Moves a record to a state, if it may go there from where it is. Throws `wrong_state`. */
export async function moveOfflinePayment(
  em: EntityManager,
  { customerId, id }: Of,
  { to, ...changes }: Changes & { to: OfflinePaymentState },
): Promise<void> {
  const columns = Object.keys(changes) as (keyof Changes)[];
  const sets = columns.map((column, index) => `, ${column} = $${index + 5}`).join('');
  const sql = `UPDATE offline_payment SET state = $3${sets}
    WHERE customer_id = $1 AND id = $2 AND state = ANY($4::text[]) RETURNING id`;
  const values = [customerId, id, to, offlineStatesBefore(to), ...columns.map((column) => changes[column])];
  const [moved] = await em.query<[unknown[], number]>(sql, values);
  if (moved.length !== 1) throw new Problem('wrong_state', { state: to });
}

/** Taking it back now waits for this request. */
export async function nameReversal(
  em: EntityManager,
  { customerId, id }: Of,
  { approvalId, sealedReason }: { approvalId: string; sealedReason: Buffer },
): Promise<void> {
  const sql = `UPDATE offline_payment SET reversal_approval_id = $3, sealed_reversal_reason = $4
    WHERE customer_id = $1 AND id = $2`;
  await em.query(sql, [customerId, id, approvalId, sealedReason]);
}
