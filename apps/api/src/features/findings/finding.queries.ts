import {
  FINDING_CODES,
  type FindingCode,
  type FindingDecision,
  type FindingSubject,
} from '@ur-desk/domain/customers';
import { WORK_CODES } from '@ur-desk/domain/findings';
import { type Instant } from '@ur-desk/domain/kernel';
import { type EntityManager } from 'typeorm';
import { defineList } from '../../platform/http/list-spec';

/** What was found with a customer, for the list. */
export interface FoundOf {
  customerId: string;
  finding: FindingDecision;
}

export interface FindingRow {
  id: string;
  customer_id: string;
  code: FindingCode;
  subject_kind: FindingSubject['kind'];
  subject_id: string;
  found_at: Date;
  checked_at: Date;
}

/* Constants of ours, not anybody's input. */
const RANK = `array_position(ARRAY['${FINDING_CODES.join("','")}'], f.code)`;

export const findingList = defineList({
  name: 'findings',
  from: 'finding f',
  select: 'f.id, f.customer_id, f.code, f.subject_kind, f.subject_id, f.found_at, f.checked_at',
  id: 'f.id',
  table: 'finding',
  fields: {
    customerId: { column: 'f.customer_id', type: 'id', filter: ['eq'] },
    code: { column: 'f.code', type: 'oneOf', values: WORK_CODES, filter: ['eq'] },
    rank: { column: RANK, type: 'whole', sort: true },
    foundAt: { column: 'f.found_at', type: 'instant', sort: true, filter: ['gte', 'lte'] },
  },
  defaultSort: ['rank', 'ASC'],
});

/* One statement, so that nobody sees the list without those that stay on it. What is found again keeps its first time. */
const REPLACE = `
WITH found AS (SELECT * FROM jsonb_to_recordset($3) AS x(id uuid, customer_id uuid, code text, subject_kind text, subject_id uuid)),
gone AS (DELETE FROM finding f WHERE f.customer_id = ANY($1::uuid[]) AND f.checked_at <= $2 AND NOT EXISTS (
  SELECT FROM found x WHERE (x.customer_id, x.code, x.subject_id) = (f.customer_id, f.code, f.subject_id)))
INSERT INTO finding (customer_id, id, code, subject_kind, subject_id, found_at, checked_at)
SELECT DISTINCT ON (customer_id, code, subject_id) customer_id, id, code, subject_kind, subject_id, $2, $2 FROM found
ON CONFLICT (customer_id, code, subject_id) DO UPDATE SET checked_at = greatest(finding.checked_at, excluded.checked_at)`;

/** Makes `found` all that is on the list about `customerIds`, as of `now`. `newId` names the new ones. */
export async function replaceFindings(
  em: EntityManager,
  about: { customerIds: readonly string[]; found: readonly FoundOf[] },
  { now, newId }: { now: Instant; newId: () => string },
): Promise<void> {
  const rows = about.found.map(({ customerId, finding: { code, subject } }) => ({
    id: newId(),
    customer_id: customerId,
    code,
    subject_kind: subject.kind,
    subject_id: subject.id,
  }));
  await em.query(REPLACE, [about.customerIds, now, JSON.stringify(rows)]);
}

export async function countFindings(em: EntityManager): Promise<{ code: FindingCode; count: number }[]> {
  return em.query(`SELECT code, count(*) AS count FROM finding GROUP BY code`);
}

/*
 * Who may have to be looked at again: on the list, and changed since; or not on it, with a charge that nobody answers or a renewal
 * that goes on for longer than one does. Each part is a few look-ups in an index of open things.
 */
const CHANGED = `
SELECT f.customer_id FROM (SELECT customer_id, min(checked_at) AS checked_at FROM finding GROUP BY customer_id) f
WHERE (SELECT e.at FROM audit_event e WHERE e.chain_id = f.customer_id ORDER BY e.seq DESC LIMIT 1) > f.checked_at
UNION
SELECT p.customer_id FROM payment p WHERE p.janitor_at IS NOT NULL AND p.state = 'unknown'
  AND NOT EXISTS (SELECT FROM finding f WHERE f.customer_id = p.customer_id AND f.subject_id = p.id)
UNION
SELECT r.customer_id FROM renewal r WHERE r.state IN ('running', 'waiting') AND r.created_at < $1
  AND NOT EXISTS (SELECT FROM finding f WHERE f.customer_id = r.customer_id AND f.subject_id = r.id)
LIMIT $2`;

export async function customersToRecheck(
  em: EntityManager,
  { renewalsSince, atMost }: { renewalsSince: Instant; atMost: number },
): Promise<string[]> {
  const rows = await em.query<{ customer_id: string }[]>(CHANGED, [renewalsSince, atMost]);
  return rows.map((row) => row.customer_id);
}

const NEXT = `SELECT id FROM customer WHERE ($1::uuid IS NULL OR id > $1) ORDER BY id LIMIT $2`;

/** The next customers in the order of their ids. */
export async function customersAfter(
  em: EntityManager,
  after: string | null,
  atMost: number,
): Promise<string[]> {
  const rows = await em.query<{ id: string }[]>(NEXT, [after, atMost]);
  return rows.map(({ id }) => id);
}
