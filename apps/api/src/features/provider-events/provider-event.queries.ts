import { type Instant, Problem } from '@ur-desk/domain/kernel';
import { type EventRefusal, type OutsideProviderName, type ProviderEvent } from '@ur-desk/domain/payments';
import { type EventStanding, type EventSubject } from '@ur-desk/domain/provider-events';
import { type EntityManager } from 'typeorm';
import { PROVIDER_EVENT_COLUMNS, type ProviderEventRow } from './provider-event.view';

export type StoredEvent = ProviderEventRow & { sealed: Buffer };

const BY_ID = `SELECT ${PROVIDER_EVENT_COLUMNS}, e.sealed FROM provider_event e WHERE e.id = $1`;

/** One event with what is sealed in it. Throws `not_found`. */
export async function providerEventById(em: EntityManager, id: string): Promise<StoredEvent> {
  const rows = await em.query<StoredEvent[]>(BY_ID, [id]);
  if (!rows[0]) throw new Problem('not_found');
  return rows[0];
}

/** Whether this event of the provider came before. */
export async function isKnownEvent(
  em: EntityManager,
  provider: OutsideProviderName,
  eventId: string,
): Promise<boolean> {
  const sql = 'SELECT 1 FROM provider_event WHERE provider = $1 AND event_id = $2';
  return (await em.query<unknown[]>(sql, [provider, eventId])).length > 0;
}

const INSERT = `INSERT INTO provider_event
  (provider, event_id, id, type, kind, state, sealed, tries, occurred_at, received_at, next_try_at)
VALUES ($1, $2, $3, $4, $5, 'received', $6, 0, $7, $8, $8) ON CONFLICT (provider, event_id) DO NOTHING RETURNING id`;

/** Writes an event down as it came. False: it had come before (P5). */
export async function insertEvent(
  em: EntityManager,
  of: { id: string; provider: OutsideProviderName; event: ProviderEvent; sealed: Buffer; now: Instant },
): Promise<boolean> {
  const { id, provider, event, sealed, now } = of;
  const values = [provider, event.id, id, event.type, event.content.kind, sealed, event.occurredAt, now];
  return (await em.query<unknown[]>(INSERT, values)).length > 0;
}

const SAVE_STANDING = `UPDATE provider_event SET state = $2, problem = $3, next_try_at = $4, tries = $5,
  applied_at = CASE WHEN $2 IN ('applied', 'superseded', 'ignored') THEN $6::timestamptz END,
  customer_id = coalesce($7, customer_id), subject_kind = coalesce($8, subject_kind),
  subject_id = coalesce($9, subject_id), sealed = $10
WHERE id = $1`;

/** Writes where an event stands after a try, and what it is about. */
export async function saveStanding(
  em: EntityManager,
  id: string,
  after: EventStanding & { tries: number; subject: EventSubject | null; sealed: Buffer; now: Instant },
): Promise<void> {
  const { state, problem, nextTryAt, tries, subject, sealed, now } = after;
  const about = [subject?.customerId ?? null, subject?.kind ?? null, subject?.id ?? null];
  await em.query(SAVE_STANDING, [id, state, problem, nextTryAt, tries, now, ...about, sealed]);
}

/** Events that are to be tried (again) now, the longest due first. */
export async function eventsToTry(em: EntityManager, now: Instant, atMost: number): Promise<string[]> {
  const sql = `SELECT id FROM provider_event WHERE next_try_at <= $1 ORDER BY next_try_at, id LIMIT $2`;
  return (await em.query<{ id: string }[]>(sql, [now, atMost])).map(({ id }) => id);
}

const COUNT_REFUSAL = `INSERT INTO provider_event_refusal AS r (provider, reason, day, count, last_at, sealed)
VALUES ($1, $2, ($3::timestamptz AT TIME ZONE 'UTC')::date, 1, $3, $4)
ON CONFLICT (provider, reason, day) DO UPDATE SET count = r.count + 1, last_at = $3, sealed = $4`;

/** Counts an event that was not believed and keeps the last of its kind. */
export async function countRefusal(
  em: EntityManager,
  of: { provider: OutsideProviderName; reason: EventRefusal; sealed: Buffer; now: Instant },
): Promise<void> {
  await em.query(COUNT_REFUSAL, [of.provider, of.reason, of.now, of.sealed]);
}

export interface ProviderTraffic {
  provider: OutsideProviderName;
  last_event_at: Date | null;
  events: number;
  refused: number;
  refused_for_age: number;
  last_refusal: EventRefusal | null;
}

const TRAFFIC = `SELECT p.provider, e.last_event_at, coalesce(e.events, 0) AS events, coalesce(r.refused, 0) AS refused,
  coalesce(r.refused_for_age, 0) AS refused_for_age, r.last_refusal
FROM unnest($1::text[]) AS p (provider)
LEFT JOIN LATERAL (
  SELECT (SELECT received_at FROM provider_event WHERE provider = p.provider ORDER BY received_at DESC LIMIT 1)
      AS last_event_at,
    (SELECT count(*) FROM provider_event
     WHERE provider = p.provider AND received_at > $2::timestamptz - interval '1 day') AS events
) e ON true
LEFT JOIN LATERAL (
  SELECT sum(count)::int AS refused,
    (sum(count) FILTER (WHERE reason IN ('timestampTooOld', 'timestampInFuture')))::int AS refused_for_age,
    (array_agg(reason ORDER BY last_at DESC))[1] AS last_refusal
  FROM provider_event_refusal WHERE provider = p.provider AND last_at > $2::timestamptz - interval '1 day'
) r ON true`;

/** What came from each provider in the last day. */
export const trafficOf = (
  em: EntityManager,
  providers: readonly OutsideProviderName[],
  now: Instant,
): Promise<ProviderTraffic[]> => em.query<ProviderTraffic[]>(TRAFFIC, [providers, now]);

const FORGET_REFUSALS = `DELETE FROM provider_event_refusal WHERE last_at < $1::timestamptz - interval '90 days'`;

/** Counts older than 90 days interest nobody. */
export const forgetOldRefusals = (em: EntityManager, now: Instant): Promise<unknown> =>
  em.query(FORGET_REFUSALS, [now]);
