import { type Instant, Problem } from '@ur-desk/domain/kernel';
import { type AccountCode, type CauseKind } from '@ur-desk/domain/ledger';
import { type CurrencyCode } from '@ur-desk/domain/kernel';
import { type EntityManager } from 'typeorm';

export interface DueLot {
  customer_id: string;
  id: string;
}

const DUE = `SELECT l.customer_id, l.id FROM wallet_lot l
JOIN account a ON a.customer_id = l.customer_id AND a.code = 'wallet' AND a.credits - a.debits - a.held > 0
WHERE l.open AND l.expires_at <= $1 ORDER BY l.expires_at LIMIT $2`;

/** Granted lots whose time is over, as far as no hold keeps all of the wallet: what is held may be spent on them yet. */
export const expiredLots = (em: EntityManager, now: Instant, atMost: number): Promise<DueLot[]> =>
  em.query<DueLot[]>(DUE, [now, atMost]);

export interface ExpiringLot {
  id: string;
  remaining: number;
  currency: CurrencyCode;
  granted_by: AccountCode;
  expires_at: Date | null;
  available: number;
  cause_kind: CauseKind;
  cause_id: string;
  cause_reference: string;
}

const ONE = `SELECT l.id, l.remaining, t.currency, t.debit_code AS granted_by, l.expires_at, t.cause_kind, t.cause_id, t.cause_reference,
  a.credits - a.debits - a.held AS available
FROM wallet_lot l JOIN transfer t ON t.id = l.transfer_id AND t.customer_id = l.customer_id
JOIN account a ON a.customer_id = l.customer_id AND a.code = 'wallet'
WHERE l.customer_id = $1 AND l.id = $2`;

/** A lot with what granted it and what can be taken from the wallet. Throws `not_found`. */
export async function expiringLot(em: EntityManager, of: DueLot): Promise<ExpiringLot> {
  const rows = await em.query<ExpiringLot[]>(ONE, [of.customer_id, of.id]);
  if (!rows[0]) throw new Problem('not_found');
  return rows[0];
}

const TAKEN_BY = `SELECT
  coalesce(sum(e.amount) FILTER (WHERE e.kind = 'granted'), 0)::bigint AS granted,
  coalesce(sum(e.amount) FILTER (WHERE e.kind = 'paid'), 0)::bigint AS paid
FROM (
  SELECT l.kind, k.amount FROM transfer t JOIN wallet_take k ON k.customer_id = t.customer_id AND k.transfer_id = t.id
  JOIN wallet_lot l ON l.customer_id = k.customer_id AND l.id = k.lot_id
  WHERE t.customer_id = $1 AND t.kind = 'purchase' AND t.cause_id = $2
  UNION ALL
  SELECT l.kind, -l.amount FROM payment p JOIN refund f ON f.customer_id = p.customer_id AND f.payment_id = p.id
  JOIN transfer t ON t.customer_id = f.customer_id AND t.cause_id = f.id AND t.kind = 'refund' AND f.state <> 'undone'
  JOIN wallet_lot l ON l.customer_id = t.customer_id AND l.transfer_id = t.id
  WHERE p.customer_id = $1 AND p.purpose_id = $2
  UNION ALL
  SELECT l.kind, k.amount FROM payment p JOIN refund f ON f.customer_id = p.customer_id AND f.payment_id = p.id
  JOIN transfer t ON t.customer_id = f.customer_id AND t.cause_id = f.id AND t.kind = 'refundReturn'
  JOIN wallet_take k ON k.customer_id = t.customer_id AND k.transfer_id = t.id
  JOIN wallet_lot l ON l.customer_id = k.customer_id AND l.id = k.lot_id
  WHERE p.customer_id = $1 AND p.purpose_id = $2
) e`;

/** What a purchase took from lots of either kind and has not got back by refunds, minor units. */
export async function takenByPurchase(
  em: EntityManager,
  of: { customerId: string; purposeId: string },
): Promise<{ grantedMinor: number; paidMinor: number }> {
  const [row] = await em.query<[{ granted: number; paid: number }]>(TAKEN_BY, [of.customerId, of.purposeId]);
  return { grantedMinor: row.granted, paidMinor: row.paid };
}
