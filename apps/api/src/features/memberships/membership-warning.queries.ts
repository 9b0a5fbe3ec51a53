import { addMs, DAY_MS, type Instant } from '@ur-desk/domain/kernel';
import { type Programme, WARNING_DAYS } from '@ur-desk/domain/memberships';
import { type EntityManager } from 'typeorm';

/*
 * Whose tier is lost within the longest warning, and who was not told of it yet for the time that is left. Who has spent enough
 * meanwhile is among them: that is for the rule of the domain to say.
 */
const ABOUT_TO_LOSE = `SELECT m.customer_id AS id FROM membership m JOIN customer c ON c.id = m.customer_id AND c.status <> 'closed'
WHERE m.override_until IS NULL AND m.period_ends_at > $2 AND m.period_ends_at <= $3 AND m.customer_id > $1
  AND (m.warned_of IS DISTINCT FROM m.period_ends_at + $5 * interval '24 hours'
    OR (m.warned_days > $6 AND m.period_ends_at <= $4))
ORDER BY m.customer_id LIMIT $7`;

/** The next customers, by their ids, who may have to be warned now. */
export async function aboutToLose(
  em: EntityManager,
  { graceDays }: Programme,
  { after, now, limit }: { after: string; now: Instant; limit: number },
): Promise<string[]> {
  const [first, last] = WARNING_DAYS;
  const endsBefore = (daysLeft: number): Instant => addMs(now, (daysLeft - graceDays) * DAY_MS);
  const values = [after, endsBefore(0), endsBefore(first), endsBefore(last), graceDays, last, limit];
  const rows = await em.query<{ id: string }[]>(ABOUT_TO_LOSE, values);
  return rows.map(({ id }) => id);
}

export interface GivenWarning {
  days: number;
  losesAt: Instant;
}

/** What each was warned of last; the caller holds the customers. */
export async function warningsGiven(
  em: EntityManager,
  customerIds: readonly string[],
): Promise<Map<string, GivenWarning>> {
  const rows = await em.query<{ customer_id: string; warned_days: number; warned_of: Date }[]>(
    'SELECT customer_id, warned_days, warned_of FROM membership WHERE customer_id = ANY($1::uuid[]) AND warned_of IS NOT NULL',
    [customerIds],
  );
  return new Map(
    rows.map((row) => [row.customer_id, { days: row.warned_days, losesAt: row.warned_of.toISOString() }]),
  );
}

/** Writes down who was warned of what, in one statement. */
export async function rememberWarnings(
  em: EntityManager,
  warnings: readonly ({ customerId: string } & GivenWarning)[],
): Promise<void> {
  const sql = `UPDATE membership m SET warned_days = r.days, warned_of = r.at
    FROM unnest($1::uuid[], $2::integer[], $3::timestamptz[]) AS r(customer, days, at) WHERE m.customer_id = r.customer`;
  await em.query(sql, [
    warnings.map(({ customerId }) => customerId),
    warnings.map(({ days }) => days),
    warnings.map(({ losesAt }) => losesAt),
  ]);
}
