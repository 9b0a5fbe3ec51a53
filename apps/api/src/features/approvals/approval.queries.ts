import { type ApprovalState, type ApprovalView } from '@ur-desk/domain/approvals';
import { type Instant, Problem } from '@ur-desk/domain/kernel';
import { type EntityManager } from 'typeorm';
import { type Actor } from '../../platform/db/call-context';
import { type ApprovalPreview } from './approval.handler';
import { APPROVAL_COLUMNS, APPROVAL_FROM, type ApprovalRow } from './approval.view';

const BY_ID = `SELECT ${APPROVAL_COLUMNS} FROM ${APPROVAL_FROM} WHERE r.id = $1`;

/** One request as it is stored. Throws `not_found`. */
export async function approvalRow(em: EntityManager, id: string): Promise<ApprovalRow> {
  const rows = await em.query<ApprovalRow[]>(BY_ID, [id]);
  if (!rows[0]) throw new Problem('not_found');
  return rows[0];
}

/** The same, locked: of two who decide at once the second one sees what the first one did. */
export async function lockApproval(em: EntityManager, id: string): Promise<ApprovalRow> {
  await em.query('SELECT 1 FROM approval_request WHERE id = $1 FOR UPDATE', [id]);
  return approvalRow(em, id);
}

/** Whose request it is: known before the write, because the write locks that customer first. Throws `not_found`. */
export async function customerOfApproval(em: EntityManager, id: string): Promise<string | null> {
  const sql = 'SELECT customer_id FROM approval_request WHERE id = $1';
  const rows = await em.query<{ customer_id: string | null }[]>(sql, [id]);
  if (!rows[0]) throw new Problem('not_found');
  return rows[0].customer_id;
}

export async function insertApproval(
  em: EntityManager,
  request: ApprovalView,
  hidden: { sealedOrder: Buffer; basisHash: string },
): Promise<void> {
  const { subject, requestedBy } = request;
  await em.query(
    `INSERT INTO approval_request (id, reference, customer_id, kind, state, subject_kind, subject_id, subject_reference,
       sealed_order, changes, why, basis_hash, reason_code, requested_by_kind, requested_by_id, created_at, expires_at, version)
     VALUES ($1, $2, $3, $4, 'open', $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, 1)`,
    [
      request.id,
      request.reference,
      request.customerId,
      request.kind,
      subject.kind,
      subject.id,
      subject.reference,
      hidden.sealedOrder,
      JSON.stringify(request.changes),
      JSON.stringify(request.why),
      hidden.basisHash,
      request.reasonCode,
      requestedBy.kind,
      requestedBy.id,
      request.createdAt,
      request.expiresAt,
    ],
  );
}

/** What was previewed again takes the place of what was shown; the request gets a new version. */
export async function showAgain(
  em: EntityManager,
  request: ApprovalRow,
  preview: { changes: ApprovalPreview['changes']; basisHash: string },
): Promise<void> {
  const sql = `UPDATE approval_request SET changes = $2, basis_hash = $3, version = version + 1
    WHERE id = $1 AND state = 'open' AND version = $4`;
  await em.query(sql, [request.id, JSON.stringify(preview.changes), preview.basisHash, request.version]);
}

interface Closing {
  state: Exclude<ApprovalState, 'open'>;
  by: Actor | null;
  /** Sealed. */
  decision: Buffer | null;
  now: Instant;
}

const CLOSE = `UPDATE approval_request SET state = $2, decided_by_kind = $3, decided_by_id = $4, sealed_decision = $5,
  closed_at = $6, version = version + 1
WHERE id = $1 AND state = 'open' AND version = $7 RETURNING id`;

/** Ends a request, once: throws `approval_not_open` when somebody else has. */
export async function closeApproval(
  em: EntityManager,
  request: ApprovalRow,
  closing: Closing,
): Promise<void> {
  const { state, by, decision, now } = closing;
  const values = [request.id, state, by?.kind ?? null, by?.id ?? null, decision, now, request.version];
  const [closed] = await em.query<[{ id: string }[], number]>(CLOSE, values);
  if (closed.length !== 1) throw new Problem('approval_not_open', { state: request.state });
}

export interface DueApproval {
  id: string;
  customer_id: string | null;
}

/** Open requests whose time is over, the longest first. */
export async function dueApprovals(em: EntityManager, now: Instant, atMost: number): Promise<DueApproval[]> {
  const sql = `SELECT id, customer_id FROM approval_request WHERE state = 'open' AND expires_at <= $1
    ORDER BY expires_at, id LIMIT $2`;
  return em.query<DueApproval[]>(sql, [now, atMost]);
}

/** The reference of the request about this thing that waits for a decision, or null. */
export async function openApprovalAbout(
  em: EntityManager,
  subjectId: string,
  now: Instant,
): Promise<string | null> {
  const sql = `SELECT reference FROM approval_request WHERE subject_id = $1 AND state = 'open' AND expires_at > $2`;
  const rows = await em.query<{ reference: string }[]>(sql, [subjectId, now]);
  return rows[0]?.reference ?? null;
}
