import { type CurrencyCode, type Instant, type LocalDate, Problem } from '@ur-desk/domain/kernel';
import {
  type MembershipState,
  NO_MEMBERSHIP,
  type Programme,
  spendSince,
  type TierChangeCause,
} from '@ur-desk/domain/memberships';
import { type EntityManager } from 'typeorm';
import { type OwnRequestView } from '@ur-desk/domain/approvals';
import { type Actor } from '../../platform/db/call-context';
import { type OwnRequestRow, ownRequestView } from '../approvals/own-request.view';
import { allTiers, programmeTerms } from './membership-tier.queries';
import { type Member, type TierChangeRow } from './membership.view';

/** The tiers and terms by which memberships are decided. */
export async function programmeOf(em: EntityManager): Promise<Programme> {
  const { windowDays, graceDays } = await programmeTerms(em);
  return { windowDays, graceDays, tiers: await allTiers(em) };
}

interface MemberRow {
  customer_id: string;
  reference: string;
  wallet_currency: CurrencyCode;
  tier: string | null;
  earned_tier: string | null;
  period_ends_at: Date | null;
  override_until: Date | null;
  change_id: string | null;
  seq: number | null;
  net: number;
}

const MEMBERS = `SELECT c.id AS customer_id, c.reference, c.wallet_currency, m.tier, m.earned_tier, m.period_ends_at,
  m.override_until, m.change_id, t.seq,
  (SELECT coalesce(sum(s.net), 0)::bigint FROM membership_spend s WHERE s.customer_id = c.id AND s.day > $2) AS net
FROM customer c LEFT JOIN membership m ON m.customer_id = c.id
LEFT JOIN tier_change t ON t.customer_id = m.customer_id AND t.id = m.change_id
WHERE c.id = ANY($1::uuid[]) ORDER BY c.id`;

const stateOf = (row: MemberRow): MembershipState =>
  row.tier === null || row.earned_tier === null
    ? NO_MEMBERSHIP
    : {
        tier: row.tier,
        earnedTier: row.earned_tier,
        periodEndsAt: row.period_ends_at?.toISOString() ?? null,
        overrideUntil: row.override_until?.toISOString() ?? null,
      };

/** Those of the customers that exist, in the order of their ids; `since`: the day after which spending counts. */
export async function membersOf(
  em: EntityManager,
  customerIds: readonly string[],
  since: LocalDate,
): Promise<Member[]> {
  const rows = await em.query<MemberRow[]>(MEMBERS, [customerIds, since]);
  return rows.map((row) => ({
    customerId: row.customer_id,
    reference: row.reference,
    state: stateOf(row),
    change: row.change_id === null || row.seq === null ? null : { id: row.change_id, seq: row.seq },
    spend: { currency: row.wallet_currency, netMinor: row.net },
  }));
}

/** Throws `not_found`. */
export async function memberById(em: EntityManager, customerId: string, since: LocalDate): Promise<Member> {
  const [member] = await membersOf(em, [customerId], since);
  if (!member) throw new Problem('not_found');
  return member;
}

/** What a member becomes, and why; without a `cause` his tier stays. */
export interface MemberChange {
  member: Member;
  after: MembershipState;
  change: { id: string; cause: TierChangeCause; reason: string | null } | null;
}

const WRITE = `WITH r AS MATERIALIZED (SELECT * FROM jsonb_to_recordset($1::jsonb) AS r(customer uuid, change uuid, made boolean,
    seq integer, prev uuid, "from" text, tier text, cause text, reason text, until timestamptz, spend bigint, currency text,
    earned text, ends timestamptz, override timestamptz)),
made AS (
  INSERT INTO tier_change (customer_id, id, seq, prev_id, from_tier, to_tier, cause, reason, until, spend, currency,
    actor_kind, actor_id, actor_name, at)
  SELECT customer, change, seq, prev, "from", tier, cause, reason, until, spend, currency, $2, $3::uuid, $4, $5
  FROM r WHERE made
)
INSERT INTO membership AS m (customer_id, tier, change_id, earned_tier, period_ends_at, override_until)
SELECT customer, tier, change, earned, ends, override FROM r
ON CONFLICT (customer_id) DO UPDATE SET tier = EXCLUDED.tier, change_id = EXCLUDED.change_id,
  earned_tier = EXCLUDED.earned_tier, period_ends_at = EXCLUDED.period_ends_at, override_until = EXCLUDED.override_until`;

/** Writes what members, whose customers are locked, have become, with their history, in one statement. */
export async function writeMembers(
  em: EntityManager,
  changes: readonly MemberChange[],
  by: { actor: Pick<Actor, 'kind' | 'id' | 'name'>; now: Instant },
): Promise<void> {
  const rows = changes.map(({ member, after, change }) => ({
    customer: member.customerId,
    change: change?.id ?? member.change?.id,
    made: change !== null,
    seq: (member.change?.seq ?? 0) + 1,
    prev: member.change?.id ?? null,
    from: member.state.tier,
    tier: after.tier,
    cause: change?.cause,
    reason: change?.reason ?? null,
    until: change?.cause === 'override' ? after.overrideUntil : null,
    spend: member.spend.netMinor,
    currency: member.spend.currency,
    earned: after.earnedTier,
    ends: after.periodEndsAt,
    override: after.overrideUntil,
  }));
  const { kind, id, name } = by.actor;
  await em.query(WRITE, [JSON.stringify(rows), kind, id, name, by.now]);
}

const HISTORY = `SELECT t.id, t.from_tier, t.to_tier, t.cause, t.reason, t.until, t.spend, t.currency, t.actor_kind, t.actor_id,
  t.actor_name, t.at FROM tier_change t WHERE t.customer_id = $1 ORDER BY t.seq DESC LIMIT 50`;

export const tierHistory = (em: EntityManager, customerId: string): Promise<TierChangeRow[]> =>
  em.query<TierChangeRow[]>(HISTORY, [customerId]);

/*
 * The rule of the domain (decideMembership) as a condition on sets: whoever it would change, and nobody else. A test compares
 * both on generated customers.
 */
const DUE = `WITH bar AS MATERIALIZED (
  SELECT t.rank, x.amount, x.currency FROM membership_tier t,
    jsonb_to_recordset(t.thresholds) AS x(amount bigint, currency text)
), spent AS (
  SELECT s.customer_id, sum(s.net) AS net FROM membership_spend s WHERE s.day > $2 AND s.customer_id > $1
  GROUP BY s.customer_id
), known AS (
  SELECT coalesce(m.customer_id, s.customer_id) AS customer_id, coalesce(s.net, 0) AS net, m.override_until,
    m.period_ends_at, coalesce(e.rank, 0) AS rank
  FROM spent s FULL JOIN (SELECT * FROM membership WHERE customer_id > $1) m ON m.customer_id = s.customer_id
  LEFT JOIN membership_tier e ON e.code = m.earned_tier
  WHERE m.override_until IS NULL OR m.override_until <= $3
)
SELECT k.customer_id AS id FROM known k JOIN customer c ON c.id = k.customer_id
CROSS JOIN LATERAL (SELECT coalesce(max(b.rank), 0) AS rank FROM bar b
  WHERE b.currency = c.wallet_currency AND b.amount <= k.net) q
WHERE k.override_until IS NOT NULL OR q.rank > k.rank
  OR (k.period_ends_at <= $3 AND (q.rank = k.rank OR k.period_ends_at + $4 * interval '24 hours' <= $3))
ORDER BY k.customer_id LIMIT $5`;

/** The next customers, by their ids, whose membership changes by itself now. */
export async function membersDue(
  em: EntityManager,
  programme: Programme,
  { after, now, limit }: { after: string; now: Instant; limit: number },
): Promise<string[]> {
  const values = [after, spendSince(now, programme), now, programme.graceDays, limit];
  const rows = await em.query<{ id: string }[]>(DUE, values);
  return rows.map(({ id }) => id);
}

interface OpenOverrideRow extends OwnRequestRow {
  approval_id: string;
}

const OPEN_OVERRIDE = `SELECT q.id AS approval_id, q.reference AS approval_reference, q.state AS approval_state,
  q.expires_at AS approval_expires_at, NULL AS approval_decided_by
FROM approval_request q WHERE q.subject_id = $1 AND q.kind = 'membershipOverride' AND q.state = 'open' AND q.expires_at > $2`;

/** The longer override that waits for a decision, or null. */
export async function openOverride(
  em: EntityManager,
  customerId: string,
  now: Instant,
): Promise<OwnRequestView | null> {
  const [row] = await em.query<OpenOverrideRow[]>(OPEN_OVERRIDE, [customerId, now]);
  return row ? ownRequestView(row, now) : null;
}
