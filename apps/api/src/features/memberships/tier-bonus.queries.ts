import { type LotDraft } from '@ur-desk/domain/allowances';
import { type Instant } from '@ur-desk/domain/kernel';
import { type EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';

/* Members of tiers with bonuses who got none for the month yet, and have a line with a plan that runs: the oldest such line. */
const MEMBERS = `SELECT DISTINCT ON (m.customer_id) m.customer_id, m.tier, l.id AS line_id
FROM membership m JOIN membership_tier t ON t.code = m.tier AND t.monthly_bonuses <> '[]'
JOIN customer c ON c.id = m.customer_id AND c.status = 'active'
JOIN line l ON l.customer_id = m.customer_id AND l.state = 'active'
JOIN subscription s ON s.customer_id = l.customer_id AND s.line_id = l.id AND s.state = 'active'
  AND s.starts_at <= $2 AND s.ends_at > $2
WHERE NOT EXISTS (SELECT 1 FROM tier_bonus b WHERE b.customer_id = m.customer_id AND b.month = $1)`;

interface BonusMemberRow {
  customer_id: string;
  tier: string;
  line_id: string;
}

/** The next customers, by their ids, who get bonuses for the month. */
export async function bonusesDue(
  em: EntityManager,
  { month, now, after, limit }: { month: string; now: Instant; after: string; limit: number },
): Promise<string[]> {
  const sql = `${MEMBERS} AND m.customer_id > $3 ORDER BY m.customer_id, l.created_at, l.id LIMIT $4`;
  const rows = await em.query<BonusMemberRow[]>(sql, [month, now, after, limit]);
  return rows.map((row) => row.customer_id);
}

/** Those of the customers, whom the caller holds, who get bonuses for the month. */
export async function bonusMembers(
  em: EntityManager,
  { month, now, customerIds }: { month: string; now: Instant; customerIds: readonly string[] },
): Promise<{ customerId: string; tier: string; lineId: string }[]> {
  const sql = `${MEMBERS} AND m.customer_id = ANY($3::uuid[]) ORDER BY m.customer_id, l.created_at, l.id`;
  const rows = await em.query<BonusMemberRow[]>(sql, [month, now, customerIds]);
  return rows.map((row) => ({ customerId: row.customer_id, tier: row.tier, lineId: row.line_id }));
}

export interface GivenBonus {
  id: string;
  customerId: string;
  tier: string;
  lineId: string;
  lots: readonly LotDraft[];
}

const GIVE = `WITH given AS (
  INSERT INTO tier_bonus SELECT * FROM jsonb_populate_recordset(NULL::tier_bonus, $1)
), lots AS (
  INSERT INTO allowance_lot SELECT * FROM jsonb_populate_recordset(NULL::allowance_lot, $2)
)
INSERT INTO allowance_entry SELECT * FROM jsonb_populate_recordset(NULL::allowance_entry, $3)`;

/** Writes that bonuses were given, their lots, and the entries that say where those came from, in one statement. */
export async function giveBonuses(
  em: EntityManager,
  bonuses: readonly GivenBonus[],
  { month, now }: { month: string; now: Instant },
): Promise<void> {
  const given = bonuses.map(({ id, customerId, tier, lineId }) => ({
    customer_id: customerId,
    month,
    id,
    tier,
    line_id: lineId,
    at: now,
  }));
  const lots = bonuses.flatMap((bonus) =>
    bonus.lots.map((lot) => ({
      id: uuidv7(),
      customer_id: bonus.customerId,
      line_id: bonus.lineId,
      subscription_id: null,
      kind: lot.kind,
      origin: lot.origin,
      granted: lot.granted,
      remaining: lot.granted,
      valid_from: lot.validFrom,
      expires_at: lot.expiresAt,
      cause: bonus.id,
    })),
  );
  const entries = lots.map((lot) => ({
    id: uuidv7(),
    customer_id: lot.customer_id,
    lot_id: lot.id,
    reason: 'grant',
    change: lot.granted,
    cause_kind: 'tierBonus',
    cause_id: lot.cause,
    at: now,
  }));
  await em.query(
    GIVE,
    [given, lots, entries].map((rows) => JSON.stringify(rows)),
  );
}
