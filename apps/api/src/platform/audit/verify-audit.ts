import { type AuditFlaw, type AuditVerificationView } from '@ur-desk/domain/audit';
import { type EntityManager } from 'typeorm';
import { type AuditRow, GENESIS_HASH, hashAuditRow } from './audit-chain';

interface StoredRow {
  chain_id: string;
  seq: number;
  id: string;
  at: Date;
  action: string;
  actor_kind: string;
  actor_id: string;
  subject_kind: string;
  subject_id: string;
  request_id: string;
  address: string;
  payload: Buffer;
  prev_hash: Buffer;
  hash: Buffer;
}

interface Head {
  chain_id: string;
  seq: number;
  hash: Buffer;
}

const CHAINS_PER_BATCH = 200;
const MOST_FLAWS = 100;

const HEADS_SQL = `
SELECT coalesce(h.chain_id, e.chain_id) AS chain_id, coalesce(h.seq, 0) AS seq, h.hash
FROM audit_head h FULL JOIN (SELECT DISTINCT chain_id FROM audit_event WHERE chain_id > $1 AND ($2::uuid IS NULL OR chain_id = $2)) e
  ON e.chain_id = h.chain_id
WHERE coalesce(h.chain_id, e.chain_id) > $1 AND ($2::uuid IS NULL OR coalesce(h.chain_id, e.chain_id) = $2)
ORDER BY 1 LIMIT ${CHAINS_PER_BATCH}`;
const ROWS_SQL = 'SELECT * FROM audit_event WHERE chain_id = ANY($1::uuid[]) ORDER BY chain_id, seq';
const BEFORE_ALL = '00000000-0000-0000-0000-000000000000';

const auditRowOf = (row: StoredRow): AuditRow => ({
  chainId: row.chain_id,
  seq: row.seq,
  id: row.id,
  at: row.at.toISOString(),
  action: row.action,
  actorKind: row.actor_kind,
  actorId: row.actor_id,
  subjectKind: row.subject_kind,
  subjectId: row.subject_id,
  requestId: row.request_id,
  address: row.address,
  payload: row.payload,
});

/** The first place where a chain is not what was written; null: it is whole. */
function flawOf(head: Head, rows: readonly StoredRow[]): { seq: number; flaw: AuditFlaw } | null {
  let prev: Buffer = GENESIS_HASH;
  let expected = 1;
  for (const row of rows) {
    if (row.seq !== expected) return { seq: expected, flaw: 'gap' };
    if (!row.prev_hash.equals(prev) || !hashAuditRow(prev, auditRowOf(row)).equals(row.hash)) {
      return { seq: row.seq, flaw: 'hashMismatch' };
    }
    prev = row.hash;
    expected += 1;
  }
  const headFits = head.seq === rows.length && (head.hash as Buffer | null)?.equals(prev);
  return headFits ? null : { seq: rows.length, flaw: 'headMismatch' };
}

/** Recomputes the chains of the audit log (reliability A2), one customer's or all; memory is bounded by a batch of chains. */
export async function verifyAudit(em: EntityManager, chainId: string | null): Promise<AuditVerificationView> {
  const result: AuditVerificationView = { chains: 0, rows: 0, flaws: [] };
  let after = BEFORE_ALL;
  for (;;) {
    const heads = await em.query<Head[]>(HEADS_SQL, [after, chainId]);
    const last = heads.at(-1);
    if (!last) return result;
    const rows = await em.query<StoredRow[]>(ROWS_SQL, [heads.map((head) => head.chain_id)]);
    const byChain = Map.groupBy(rows, (row) => row.chain_id);
    for (const head of heads) {
      const flaw = flawOf(head, byChain.get(head.chain_id) ?? []);
      if (flaw && result.flaws.length < MOST_FLAWS) result.flaws.push({ chainId: head.chain_id, ...flaw });
    }
    result.chains += heads.length;
    result.rows += rows.length;
    after = last.chain_id;
  }
}
