import { type ApprovalState, approvalStateAt, type OwnRequestView } from '@ur-desk/domain/approvals';
import { type CustomerStatus } from '@ur-desk/domain/customer-status';
import { type CurrencyCode, type Instant, money, Problem } from '@ur-desk/domain/kernel';
import {
  type AnonymiseBlocker,
  type AnonymiseFacts,
  KEPT_KINDS,
  type KeptKind,
} from '@ur-desk/domain/person-data';
import { type EntityManager } from 'typeorm';

interface AccountRow {
  reference: string;
  status: CustomerStatus;
  anonymised_at: Date | null;
  currency: CurrencyCode;
  owed: number;
}

const ACCOUNT = `SELECT c.reference, c.status, c.anonymised_at, c.wallet_currency AS currency, coalesce(r.debits - r.credits, 0) AS owed
FROM customer c LEFT JOIN account r ON r.customer_id = c.id AND r.code = 'receivable' WHERE c.id = $1`;

const BLOCKERS = `SELECT kind, id, reference FROM (
  SELECT 1 AS n, 'payment' AS kind, id, reference FROM payment
  WHERE customer_id = $1 AND state IN ('pending', 'requiresAction', 'unknown')
  UNION ALL SELECT 2, 'refund', id, reference FROM refund
  WHERE customer_id = $1 AND state IN ('awaitingApproval', 'approved', 'submitted', 'unknown')
  UNION ALL SELECT 3, 'dispute', id, reference FROM dispute
  WHERE customer_id = $1 AND state IN ('needsResponse', 'underReview')
  UNION ALL SELECT 4, 'approval', id, reference FROM approval_request
  WHERE customer_id = $1 AND state = 'open' AND expires_at > $2 AND kind <> 'anonymisation'
  UNION ALL SELECT 5, 'line', l.id, l.reference FROM line_order o JOIN line l ON l.customer_id = o.customer_id AND l.id = o.line_id
  WHERE o.customer_id = $1 AND o.state = 'requested'
) AS found ORDER BY n, id`;

interface RequestRow {
  id: string;
  reference: string;
  state: ApprovalState;
  expires_at: Date;
  decided_by: string | null;
}

const REQUEST = `SELECT r.id, r.reference, r.state, r.expires_at, s.name AS decided_by
FROM approval_request r LEFT JOIN staff s ON r.decided_by_kind = 'staff' AND s.id = r.decided_by_id
WHERE r.customer_id = $1 AND r.kind = 'anonymisation' ORDER BY r.id DESC LIMIT 1`;

/** The last request to anonymise this customer, or null. */
export async function lastRequest(
  em: EntityManager,
  customerId: string,
  now: Instant,
): Promise<OwnRequestView | null> {
  const [row] = await em.query<RequestRow[]>(REQUEST, [customerId]);
  if (!row) return null;
  const { id, reference, decided_by: decidedBy } = row;
  const expiresAt = row.expires_at.toISOString();
  return {
    id,
    reference,
    expiresAt,
    decidedBy,
    state: approvalStateAt({ state: row.state, expiresAt }, now),
  };
}

/** What anonymising is decided upon. Throws `not_found`. */
export async function anonymiseFacts(
  em: EntityManager,
  customerId: string,
  now: Instant,
): Promise<{ reference: string; request: OwnRequestView | null; facts: AnonymiseFacts }> {
  const [account] = await em.query<AccountRow[]>(ACCOUNT, [customerId]);
  if (!account) throw new Problem('not_found');
  const request = await lastRequest(em, customerId, now);
  return {
    reference: account.reference,
    request,
    facts: {
      status: account.status,
      anonymisedAt: account.anonymised_at?.toISOString() ?? null,
      owed: money(account.owed, account.currency),
      blockers: await em.query<AnonymiseBlocker[]>(BLOCKERS, [customerId, now]),
      waiting: request?.state === 'open' ? request.reference : null,
    },
  };
}

const KEPT_TABLES: Record<KeptKind, string> = {
  transfers: 'transfer WHERE customer_id = $1',
  payments: 'payment WHERE customer_id = $1',
  refunds: 'refund WHERE customer_id = $1',
  renewals: 'renewal WHERE customer_id = $1',
  plans: 'subscription WHERE customer_id = $1',
  auditEvents: 'audit_event WHERE chain_id = $1',
};

/** How much stays of an account. */
export async function countKept(em: EntityManager, customerId: string): Promise<Record<KeptKind, number>> {
  const counts = KEPT_KINDS.map((kind) => `(SELECT count(*) FROM ${KEPT_TABLES[kind]}) AS "${kind}"`);
  const [row] = await em.query<[Record<KeptKind, number>]>(`SELECT ${counts.join(', ')}`, [customerId]);
  return row;
}

interface ActiveMethod {
  id: string;
  provider: string;
}

/** Saved methods that their provider must be told to forget. */
export const methodsToForget = (em: EntityManager, customerId: string): Promise<ActiveMethod[]> =>
  em.query<ActiveMethod[]>(
    `SELECT id, provider FROM payment_method WHERE customer_id = $1 AND state = 'active' ORDER BY id`,
    [customerId],
  );
