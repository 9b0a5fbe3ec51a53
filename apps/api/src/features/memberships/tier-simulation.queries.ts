import { type CurrencyCode, type Instant } from '@ur-desk/domain/kernel';
import { type Programme, spendSince, type TierRule } from '@ur-desk/domain/memberships';
import { type EntityManager } from 'typeorm';

export interface GroupRow {
  before: number;
  after: number;
  currency: CurrencyCode;
  customers: number;
  net: number;
}

export interface MoverRow {
  id: string;
  reference: string;
  before: number;
  after: number;
  currency: CurrencyCode;
  net: number;
}

export interface SimulationRow {
  groups: GroupRow[] | null;
  movers: MoverRow[] | null;
}

/* `reviewedTier` of the domain on sets, by ranks (0: no tier), once under the present thresholds and once under the others. */
const REVIEWED = (qualified: string): string => `CASE WHEN ${qualified} > k.rank THEN ${qualified}
  WHEN ${qualified} < k.rank THEN (SELECT coalesce(max(t.rank), 0) FROM membership_tier t WHERE t.rank < k.rank)
  ELSE k.rank END`;

const BAR = (parameter: string): string => `SELECT x.rank, x.amount, x.currency
  FROM jsonb_to_recordset(${parameter}::jsonb) AS x(rank integer, amount bigint, currency text)`;

const SIMULATION = `WITH present AS MATERIALIZED (${BAR('$2')}), changed AS MATERIALIZED (${BAR('$3')}),
spent AS (SELECT s.customer_id, sum(s.net) AS net FROM membership_spend s WHERE s.day > $1 GROUP BY s.customer_id),
known AS (
  SELECT coalesce(m.customer_id, s.customer_id) AS customer_id, coalesce(s.net, 0) AS net, coalesce(e.rank, 0) AS rank
  FROM spent s FULL JOIN membership m ON m.customer_id = s.customer_id
  LEFT JOIN membership_tier e ON e.code = m.earned_tier
  WHERE m.override_until IS NULL OR m.override_until <= $4
), qualified AS (
  SELECT k.*, c.reference, c.wallet_currency AS currency,
    (SELECT coalesce(max(b.rank), 0) FROM present b WHERE b.currency = c.wallet_currency AND b.amount <= k.net) AS was,
    (SELECT coalesce(max(b.rank), 0) FROM changed b WHERE b.currency = c.wallet_currency AND b.amount <= k.net) AS becomes
  FROM known k JOIN customer c ON c.id = k.customer_id
), reviewed AS MATERIALIZED (
  SELECT k.customer_id, k.reference, k.currency, k.net, ${REVIEWED('k.was')} AS before, ${REVIEWED('k.becomes')} AS after
  FROM qualified k
)
SELECT (SELECT jsonb_agg(g) FROM (SELECT before, after, currency, count(*) AS customers, sum(net)::bigint AS net
    FROM reviewed GROUP BY before, after, currency ORDER BY 1, 2, 3) g) AS groups,
  (SELECT jsonb_agg(w) FROM (SELECT customer_id AS id, reference, before, after, currency, net::bigint AS net
    FROM reviewed WHERE before <> after ORDER BY net DESC, customer_id LIMIT $5) w) AS movers`;

const barOf = (tiers: readonly TierRule[]): string =>
  JSON.stringify(tiers.flatMap(({ rank, thresholds }) => thresholds.map((one) => ({ ...one, rank }))));

/** Everybody who spends or has a tier, grouped by where the next review would put him, before and after. */
export async function simulate(
  em: EntityManager,
  { present, changed }: { present: Programme; changed: readonly TierRule[] },
  { now, mostMovers }: { now: Instant; mostMovers: number },
): Promise<SimulationRow> {
  const values = [spendSince(now, present), barOf(present.tiers), barOf(changed), now, mostMovers];
  const [row] = await em.query<SimulationRow[]>(SIMULATION, values);
  return row ?? { groups: null, movers: null };
}
