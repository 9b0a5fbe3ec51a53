import { type Permission, type ReferenceKind } from '@ur-desk/domain/kernel';
import { type ReferencePart, type SearchKind } from '@ur-desk/domain/search';
import { type EntityManager } from 'typeorm';

/** A record that is found by its reference alone. */
export interface FoundRecord {
  kind: SearchKind;
  id: string;
  /** Null: it is about no customer. */
  customer_id: string | null;
  reference: string;
  /** Null: the kind has none. */
  state: string | null;
  name: string | null;
  external_id: string | null;
  customer_reference: string | null;
}

interface Searched {
  table: string;
  permission: Permission;
  /** SQL; left out: the column. */
  state?: string;
  /** False: customers never read it out, so that it has no index `<table>_reference_end`. */
  byEnd?: false;
}

const APPROVAL_STATE = `CASE WHEN r.state = 'open' AND r.expires_at <= clock_timestamp() THEN 'expired' ELSE r.state END`;

/** Which table a kind of reference stands in, and who may find it there; kinds without records of a customer are not searched. */
const SEARCHED: Partial<Record<ReferenceKind & SearchKind, Searched>> = {
  payment: { table: 'payment', permission: 'payments:read' },
  topUp: { table: 'top_up', permission: 'payments:read', state: 'NULL::text', byEnd: false },
  offlinePayment: { table: 'offline_payment', permission: 'offlinePayments:read' },
  renewal: { table: 'renewal', permission: 'renewals:read' },
  subscription: { table: 'subscription', permission: 'subscriptions:read', byEnd: false },
  refund: { table: 'refund', permission: 'refunds:read' },
  dispute: { table: 'dispute', permission: 'disputes:read' },
  adjustment: { table: 'adjustment', permission: 'adjustments:read' },
  approval: { table: 'approval_request', permission: 'approvals:read', state: APPROVAL_STATE },
  accountClosing: { table: 'account_closing', permission: 'refunds:read' },
  ticket: { table: 'ticket', permission: 'tickets:read' },
};

/** What is looked for: a whole reference, or a part of one. */
export type ReferenceQuery = { kind: ReferenceKind; reference: string } | ReferencePart;

/** Comes after every character of a reference, in the order of the column (`COLLATE "C"`). */
const AFTER_ALL = '~';

/* Both can be looked up by an index, whatever the parameters are. */
const BEGINS = 'r.reference >= $1 AND r.reference < $2';
const ENDS = 'right(r.reference, 4) = right($1, 4) AND right(r.reference, length($1)) = $1';

interface About {
  limit: number;
  may: (permission: Permission) => boolean;
}

/** The statement that finds records by their reference; null where the permissions leave nothing to look through. */
export function referenceStatement(
  wanted: ReferenceQuery,
  { limit, may }: About,
): { sql: string; params: (string | number)[] } | null {
  const where = wanted.kind === null ? ENDS : BEGINS;
  const params = [...wordsOf(wanted), limit];
  const most = `LIMIT $${params.length}`;
  const met = Object.entries(SEARCHED)
    .filter(([kind, { byEnd }]) => (wanted.kind === null ? byEnd !== false : kind === wanted.kind))
    .filter(([, { permission }]) => may(permission))
    .map(
      ([kind, { table, state = 'r.state' }]) =>
        `(SELECT '${kind}' AS kind, r.id, r.customer_id, r.reference, ${state} AS state FROM ${table} r WHERE ${where} ${most})`,
    );
  if (met.length === 0) return null;
  const sql = `SELECT met.*, k.name, c.external_id, c.reference AS customer_reference
FROM (${met.join(' UNION ALL ')}) AS met
LEFT JOIN customer c ON c.id = met.customer_id LEFT JOIN customer_contact k ON k.customer_id = c.id
ORDER BY met.reference ${most}`;
  return { sql, params };
}

/** At most `limit` records whose reference is this one, begins so or ends so, of the kinds that the permissions allow. */
export async function recordsByReference(
  em: EntityManager,
  wanted: ReferenceQuery,
  about: About,
): Promise<FoundRecord[]> {
  const statement = referenceStatement(wanted, about);
  return statement ? em.query<FoundRecord[]>(statement.sql, statement.params) : [];
}

function wordsOf(wanted: ReferenceQuery): string[] {
  if ('ends' in wanted) return [wanted.ends];
  const begins = 'begins' in wanted ? wanted.begins : wanted.reference;
  return [begins, begins + AFTER_ALL];
}
