import { type Instant, localDateAt, type LocalDate, startOfLocalDate } from '@ur-desk/domain/kernel';
import { type LimitFacts, type Measure } from '@ur-desk/domain/limits';
import { type EntityManager } from 'typeorm';
import { type Actor } from '../../platform/db/call-context';
import { type PreparedStatement, runPrepared } from '../../platform/db/prepared';

/** Who gives something by hand, and on which day of the operator that counts. */
export interface GivingBy {
  actor: Pick<Actor, 'id' | 'role'>;
  day: LocalDate;
  /** When that day began. */
  since: Instant;
}

export function givingBy(actor: Pick<Actor, 'id' | 'role'>, now: Instant, operatorZone: string): GivingBy {
  const day = localDateAt(now, operatorZone);
  return { actor, day, since: startOfLocalDate(day, operatorZone) };
}

/* What anybody gave to the customer without approval: adjustments, and refunds that somebody ordered and that were not taken back. */
const GIVEN = `SELECT g.measure, sum(g.quantity)::bigint AS quantity FROM (
    SELECT measure, quantity FROM adjustment
    WHERE customer_id = $4 AND created_at >= $5 AND state = 'done' AND approval_id IS NULL
    UNION ALL
    SELECT currency, amount FROM refund
    WHERE customer_id = $4 AND created_at >= $5 AND approval_id IS NULL AND replaces_id IS NULL AND renewal_id IS NULL AND actor_kind <> 'system'
      AND state NOT IN ('rejected', 'cancelled', 'undone')) g
  GROUP BY g.measure`;

const LIMITS: PreparedStatement = {
  name: 'giving-limits',
  text: `SELECT l.measure, l.per_action, l.per_customer_day, l.per_agent_day, coalesce(u.used, 0) AS used,
  coalesce(given.quantity, 0) AS given
FROM staff_limit l
LEFT JOIN staff_limit_use u ON u.actor_id = $2 AND u.day = $3::date AND u.measure = l.measure
LEFT JOIN (${GIVEN}) given ON given.measure = l.measure
WHERE l.role = $1 AND l.measure = ANY($6::text[]) ORDER BY l.id`,
};

interface LimitsRow extends Record<string, unknown> {
  measure: Measure;
  per_action: number;
  per_customer_day: number;
  per_agent_day: number;
  used: number;
  given: number;
}

/** The limits of a role for some measures, with what was given on that day: by the person, and to the customer. */
export async function givingLimits(
  em: EntityManager,
  of: { customerId: string; measures: readonly Measure[] },
  { actor, day, since }: GivingBy,
): Promise<LimitFacts[]> {
  const values = [actor.role, actor.id, day, of.customerId, since, of.measures];
  const rows = await runPrepared<LimitsRow>(em, LIMITS, values);
  return rows.map((row) => ({
    measure: row.measure,
    perAction: row.per_action,
    perCustomerDay: row.per_customer_day,
    perAgentDay: row.per_agent_day,
    customerDay: row.given,
    agentDay: row.used,
  }));
}
