import { type Instant, Problem } from '@ur-desk/domain/kernel';
import { UNUSUAL_RULES, type UnusualRule } from '@ur-desk/domain/risk-rules';
import {
  UNUSUAL_STATES,
  type UnusualActivityView,
  type UnusualEvidenceView,
  type UnusualFinding,
  type UnusualState,
} from '@ur-desk/domain/unusual-activities';
import { type EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { defineList } from '../../platform/http/list-spec';

const FROM = `unusual_activity u JOIN staff s ON s.id = u.actor_id LEFT JOIN staff o ON o.id = u.other_id`;
const COLUMNS = `u.id, u.rule, u.actor_id, s.name AS actor_name, u.customer_id, u.other_id, o.name AS other_name, u.evidence,
  u.occurrences, u.first_at, u.last_at, u.state, u.note, u.decided_by, u.decided_at, u.found_at, u.version`;

export interface UnusualActivityRow {
  id: string;
  rule: UnusualRule;
  actor_id: string;
  actor_name: string;
  customer_id: string | null;
  other_id: string | null;
  other_name: string | null;
  evidence: UnusualEvidenceView[];
  occurrences: number;
  first_at: Date;
  last_at: Date;
  state: UnusualState;
  note: string | null;
  decided_by: string | null;
  decided_at: Date | null;
  found_at: Date;
  version: number;
}

export const unusualActivityView = (row: UnusualActivityRow): UnusualActivityView => ({
  id: row.id,
  rule: row.rule,
  actorId: row.actor_id,
  actorName: row.actor_name,
  customerId: row.customer_id,
  otherId: row.other_id,
  otherName: row.other_name,
  occurrences: row.occurrences,
  firstAt: row.first_at.toISOString(),
  lastAt: row.last_at.toISOString(),
  state: row.state,
  note: row.note,
  decidedBy: row.decided_by,
  decidedAt: row.decided_at?.toISOString() ?? null,
  foundAt: row.found_at.toISOString(),
  evidence: row.evidence,
  version: row.version,
});

export const unusualActivityList = defineList({
  name: 'unusual activities',
  from: FROM,
  select: COLUMNS,
  id: 'u.id',
  table: 'unusual_activity',
  fields: {
    foundAt: { column: 'u.found_at', type: 'instant', filter: ['gte', 'lte'], sort: true },
    lastAt: { column: 'u.last_at', type: 'instant', filter: ['gte', 'lte'], sort: true },
    rule: { column: 'u.rule', type: 'oneOf', values: UNUSUAL_RULES, filter: ['eq'] },
    state: { column: 'u.state', type: 'oneOf', values: UNUSUAL_STATES, filter: ['eq'] },
    actorId: { column: 'u.actor_id', type: 'id', filter: ['eq'] },
    customerId: { column: 'u.customer_id', type: 'id', filter: ['eq'] },
  },
  defaultSort: ['foundAt', 'DESC'],
});

/** Throws `not_found`. */
export async function unusualActivityById(
  em: EntityManager,
  id: string,
  lock?: 'lock',
): Promise<UnusualActivityView> {
  const sql = `SELECT ${COLUMNS} FROM ${FROM} WHERE u.id = $1${lock ? ' FOR UPDATE OF u' : ''}`;
  const rows = await em.query<UnusualActivityRow[]>(sql, [id]);
  if (!rows[0]) throw new Problem('not_found');
  return unusualActivityView(rows[0]);
}

/*
 * One statement for all patterns. An open one takes up what is new and keeps what it had, also when that has grown too old to
 * be found again; where nothing is new, nothing is written.
 */
const UPSERT = `INSERT INTO unusual_activity AS u (id, rule, actor_id, customer_id, other_id, subject_key, evidence, occurrences,
  first_at, last_at, state, found_at, version)
SELECT f.id, f.rule, f.actor_id, f.customer_id, f.other_id, f.subject_key, f.evidence, jsonb_array_length(f.evidence),
  (f.evidence -> 0 ->> 'at')::timestamptz, (f.evidence -> -1 ->> 'at')::timestamptz, 'open', $2::timestamptz, 1
FROM jsonb_to_recordset($1::jsonb) AS f (id uuid, rule text, actor_id uuid, customer_id uuid, other_id uuid,
  subject_key text, evidence jsonb)
ON CONFLICT (rule, actor_id, subject_key) WHERE state = 'open' DO UPDATE SET (evidence, occurrences, first_at, last_at) = (
    SELECT jsonb_agg(m.e ORDER BY m.e ->> 'at', m.e ->> 'id'), count(*), min((m.e ->> 'at')::timestamptz),
      max((m.e ->> 'at')::timestamptz)
    FROM (SELECT DISTINCT ON (e ->> 'id') e FROM jsonb_array_elements(u.evidence || EXCLUDED.evidence) e) m),
  found_at = EXCLUDED.found_at, version = u.version + 1
WHERE NOT u.evidence @> (SELECT jsonb_agg(jsonb_build_object('id', e -> 'id')) FROM jsonb_array_elements(EXCLUDED.evidence) e)
RETURNING u.id`;

const evidenceOf = ({ actions }: UnusualFinding): UnusualEvidenceView[] =>
  actions.map(({ kind, id, reference, at, customerId, measure, quantity }) => ({
    kind,
    id,
    reference,
    at,
    customerId,
    measure,
    quantity,
  }));

/** Writes down what was found; gives the ids of those that are new or have new evidence. */
export async function saveFindings(
  em: EntityManager,
  findings: readonly UnusualFinding[],
  now: Instant,
): Promise<string[]> {
  const rows = findings.map((finding) => ({
    id: uuidv7(),
    rule: finding.rule,
    actor_id: finding.actorId,
    customer_id: finding.customerId,
    other_id: finding.otherId,
    subject_key: finding.customerId ?? finding.otherId ?? '',
    evidence: evidenceOf(finding),
  }));
  const written = await em.query<{ id: string }[]>(UPSERT, [JSON.stringify(rows), now]);
  return written.map(({ id }) => id);
}

export async function countOpen(em: EntityManager): Promise<number> {
  const sql = `SELECT count(*) AS open FROM unusual_activity WHERE state = 'open'`;
  const rows = await em.query<[{ open: number }]>(sql);
  return rows[0].open;
}

export async function markDecided(em: EntityManager, activity: UnusualActivityView): Promise<void> {
  const { id, state, note, decidedBy, decidedAt, version } = activity;
  await em.query(
    `UPDATE unusual_activity SET state = $2, note = $3, decided_by = $4, decided_at = $5, version = $6 WHERE id = $1`,
    [id, state, note, decidedBy, decidedAt, version],
  );
}
