import { type TimelineKind } from '@ur-desk/domain/customers';
import { type CurrencyCode } from '@ur-desk/domain/kernel';
import { type EntityManager } from 'typeorm';

/** One event of a customer, whatever table it stands in. */
export interface TimelineRow {
  id: string;
  kind: TimelineKind;
  /** As PostgreSQL writes it, to the microsecond: what a cursor compares with. */
  at_text: string;
  at: Date;
  event: string;
  state: string | null;
  reference: string | null;
  subject_id: string;
  amount: number | null;
  currency: CurrencyCode | null;
  actor_kind: string | null;
  actor_name: string | null;
  /** Sealed: before, after and reason of a change. */
  payload: Buffer | null;
}

interface Source {
  table: string;
  columns: string;
  at: string;
  where: string;
}

/** SQL: what became of a message `e`. Without a mail server it is `written` to the outbox folder, which is not sent. */
export const MESSAGE_STATE = `CASE WHEN e.state = 'sent' AND e.provider = 'folder' THEN 'written'
  WHEN e.state = 'queued' AND e.held_until > now() THEN 'held' ELSE e.state END`;

/** Where each kind of event stands. `e` is its table; its time and id order the timeline. */
const SOURCES: Record<TimelineKind, Source> = {
  change: {
    table: 'audit_event e',
    columns: `e.action AS event, NULL::text AS state, NULL::text AS reference, e.subject_id, NULL::bigint AS amount,
      NULL::text AS currency, e.actor_kind, e.actor_id, e.payload`,
    at: 'e.at',
    where: `e.chain_id = $1 AND e.subject_kind IN ('customer', 'line', 'note')`,
  },
  // What was done with tickets, from the log: it says who. Their words stand in the tickets.
  ticket: {
    table: 'audit_event e',
    columns: `e.action AS event, NULL::text AS state,
      (SELECT t.reference FROM ticket t WHERE t.customer_id = $1 AND t.id = e.subject_id) AS reference,
      e.subject_id, NULL::bigint AS amount, NULL::text AS currency, e.actor_kind, e.actor_id, NULL::bytea AS payload`,
    at: 'e.at',
    where: `e.chain_id = $1 AND e.subject_kind = 'ticket'`,
  },
  payment: {
    table: 'payment e',
    columns: `e.purpose AS event, e.state, e.reference, e.id AS subject_id, e.amount, e.currency, NULL::text AS actor_kind,
      NULL::uuid AS actor_id, NULL::bytea AS payload`,
    at: 'e.created_at',
    where: 'e.customer_id = $1',
  },
  renewal: {
    table: 'renewal e',
    columns: `e.policy AS event, e.state, e.reference, e.id AS subject_id, e.total AS amount, e.currency, e.actor_kind,
      e.actor_id, NULL::bytea AS payload`,
    at: 'e.created_at',
    where: 'e.customer_id = $1',
  },
  refund: {
    table: 'refund e',
    columns: `e.reason_code AS event, e.state, e.reference, e.id AS subject_id, e.amount, e.currency, e.actor_kind,
      e.actor_id, NULL::bytea AS payload`,
    at: 'e.created_at',
    where: 'e.customer_id = $1',
  },
  adjustment: {
    table: 'adjustment e',
    columns: `e.kind AS event, e.state, e.reference, e.id AS subject_id,
      CASE WHEN length(e.measure) = 3 THEN e.quantity END AS amount,
      CASE WHEN length(e.measure) = 3 THEN e.measure END AS currency, e.actor_kind, e.actor_id, NULL::bytea AS payload`,
    at: 'e.created_at',
    where: 'e.customer_id = $1',
  },
  message: {
    table: 'notification e',
    columns: `e.event, ${MESSAGE_STATE} AS state, NULL::text AS reference, e.id AS subject_id, NULL::bigint AS amount, NULL::text AS currency,
      NULL::text AS actor_kind, NULL::uuid AS actor_id, NULL::bytea AS payload`,
    at: 'e.created_at',
    where: 'e.customer_id = $1',
  },
};

export interface TimelinePoint {
  at: string;
  id: string;
}

function pageOf(source: Source, kind: TimelineKind, about: { limit: number; after: boolean }): string {
  const older = about.after ? `AND (${source.at}, e.id) < ($2::timestamptz, $3::uuid)` : '';
  return `(SELECT e.id, '${kind}' AS kind, ${source.at} AS at, ${source.columns} FROM ${source.table}
    WHERE ${source.where} ${older} ORDER BY ${source.at} DESC, e.id DESC LIMIT ${about.limit})`;
}

/** A customer's events, newest first, of the given kinds, older than a point. One statement. */
export function timelineOf(
  em: EntityManager,
  customerId: string,
  about: { kinds: readonly TimelineKind[]; after: TimelinePoint | null; limit: number },
): Promise<TimelineRow[]> {
  const { kinds, after, limit } = about;
  const parts = kinds.map((kind) => pageOf(SOURCES[kind], kind, { limit, after: after !== null }));
  const sql = `SELECT t.*, t.at::text AS at_text, coalesce(s.name, n.name) AS actor_name FROM (
      SELECT * FROM (${parts.join(' UNION ALL ')}) AS u ORDER BY at DESC, id DESC LIMIT ${limit}
    ) AS t LEFT JOIN staff s ON s.id = t.actor_id LEFT JOIN api_key n ON n.id = t.actor_id
    ORDER BY t.at DESC, t.id DESC`;
  return em.query<TimelineRow[]>(sql, after ? [customerId, after.at, after.id] : [customerId]);
}
