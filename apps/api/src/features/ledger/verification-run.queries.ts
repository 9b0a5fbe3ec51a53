import { type Instant, Problem } from '@ur-desk/domain/kernel';
import {
  LEDGER_CHECKS,
  type LedgerVerificationRunView,
  type LedgerVerificationView,
  VERIFICATION_STATES,
  type VerificationState,
} from '@ur-desk/domain/ledger';
import { type EntityManager } from 'typeorm';
import { defineList } from '../../platform/http/list-spec';

const COLUMNS = `v.id, v.state, v.requested_by, v.created_at, v.finished_at, v.checks_done, v.difference_count, v.result`;

export const verificationList = defineList({
  name: 'ledger-verifications',
  from: 'ledger_verification v',
  select: COLUMNS,
  id: 'v.id',
  table: 'ledger_verification',
  fields: {
    createdAt: { column: 'v.created_at', type: 'instant', filter: ['gte', 'lte'], sort: true },
    state: { column: 'v.state', type: 'oneOf', values: VERIFICATION_STATES, filter: ['eq'] },
    differenceCount: { column: 'v.difference_count', type: 'whole', filter: ['eq', 'gt'] },
  },
  defaultSort: ['createdAt', 'DESC'],
});

export interface VerificationRow {
  id: string;
  state: VerificationState;
  requested_by: string;
  created_at: Date;
  finished_at: Date | null;
  checks_done: number;
  difference_count: number | null;
  result: LedgerVerificationView | null;
}

export const verificationRunView = (row: VerificationRow): LedgerVerificationRunView => ({
  id: row.id,
  state: row.state,
  requestedBy: row.requested_by,
  createdAt: row.created_at.toISOString(),
  finishedAt: row.finished_at?.toISOString() ?? null,
  checksDone: row.checks_done,
  checksTotal: LEDGER_CHECKS.length,
  differenceCount: row.difference_count,
  result: row.result,
});

/** Throws `not_found`. */
export async function verificationById(em: EntityManager, id: string): Promise<LedgerVerificationRunView> {
  const sql = `SELECT ${COLUMNS} FROM ledger_verification v WHERE v.id = $1`;
  const [row] = await em.query<VerificationRow[]>(sql, [id]);
  if (!row) throw new Problem('not_found');
  return verificationRunView(row);
}

const INSERT = `INSERT INTO ledger_verification (id, state, requested_by, created_at, checks_done)
VALUES ($1, 'waiting', $2, $3, 0)`;

export async function insertVerification(
  em: EntityManager,
  run: { id: string; requestedBy: string; now: Instant },
): Promise<void> {
  await em.query(INSERT, [run.id, run.requestedBy, run.now]);
}

/** Shows how far a run is. One that is finished stays so, whoever else worked on it. */
export async function showProgress(em: EntityManager, id: string, checksDone: number): Promise<void> {
  const sql = `UPDATE ledger_verification SET state = 'running', checks_done = $2 WHERE id = $1 AND state <> 'finished'`;
  await em.query(sql, [id, checksDone]);
}

export async function failVerification(em: EntityManager, id: string): Promise<void> {
  const sql = `UPDATE ledger_verification SET state = 'failed' WHERE id = $1 AND state <> 'finished'`;
  await em.query(sql, [id]);
}

const FINISH = `UPDATE ledger_verification
SET state = 'finished', checks_done = $2, difference_count = $3, result = $4, finished_at = $5
WHERE id = $1 AND state <> 'finished'`;

export async function finishVerification(
  em: EntityManager,
  id: string,
  { result, now }: { result: LedgerVerificationView; now: Instant },
): Promise<void> {
  await em.query(FINISH, [id, LEDGER_CHECKS.length, result.differenceCount, JSON.stringify(result), now]);
}
