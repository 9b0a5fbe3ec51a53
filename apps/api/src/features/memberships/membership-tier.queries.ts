import { Problem } from '@ur-desk/domain/kernel';
import { type MembershipProgrammeView, type MembershipTierView } from '@ur-desk/domain/memberships';
import { type EntityManager } from 'typeorm';
import {
  type ProgrammeRow,
  programmeView,
  TIER_COLUMNS,
  type TierRow,
  tierView,
} from './membership-tier.view';

const PROGRAMME = `SELECT p.id, p.window_days, p.grace_days, p.updated_at, p.version FROM membership_programme p`;

/** The terms of the programme; locked, whoever changes a tier waits. */
export async function programmeTerms(em: EntityManager, lock?: 'lock'): Promise<MembershipProgrammeView> {
  const [row] = await em.query<ProgrammeRow[]>(`${PROGRAMME}${lock ? ' FOR UPDATE' : ''}`);
  if (!row) throw new Error('the programme is there from the first migration on');
  return programmeView(row);
}

export async function updateProgrammeTerms(em: EntityManager, terms: MembershipProgrammeView): Promise<void> {
  const { id, windowDays, graceDays, updatedAt, version } = terms;
  await em.query(
    `UPDATE membership_programme SET window_days = $2, grace_days = $3, updated_at = $4, version = $5 WHERE id = $1`,
    [id, windowDays, graceDays, updatedAt, version],
  );
}

/** All tiers, worst first. */
export async function allTiers(em: EntityManager): Promise<MembershipTierView[]> {
  const rows = await em.query<TierRow[]>(`SELECT ${TIER_COLUMNS} FROM membership_tier t ORDER BY t.rank`);
  return rows.map(tierView);
}

/** Throws `not_found`. */
export async function tierById(em: EntityManager, id: string): Promise<MembershipTierView> {
  const [row] = await em.query<TierRow[]>(`SELECT ${TIER_COLUMNS} FROM membership_tier t WHERE t.id = $1`, [
    id,
  ]);
  if (!row) throw new Problem('not_found');
  return tierView(row);
}

/** New, or changed. Throws `already_exists` at the code or the rank. */
export async function writeTier(em: EntityManager, tier: MembershipTierView): Promise<void> {
  await em.query(
    `INSERT INTO membership_tier (id, code, rank, name, colour, thresholds, discount_bps, support_priority, sla_minutes,
       monthly_bonuses, free_services, created_at, updated_at, version)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
     ON CONFLICT (id) DO UPDATE SET rank = EXCLUDED.rank, name = EXCLUDED.name, colour = EXCLUDED.colour,
       thresholds = EXCLUDED.thresholds, discount_bps = EXCLUDED.discount_bps,
       support_priority = EXCLUDED.support_priority, sla_minutes = EXCLUDED.sla_minutes,
       monthly_bonuses = EXCLUDED.monthly_bonuses, free_services = EXCLUDED.free_services,
       updated_at = EXCLUDED.updated_at, version = EXCLUDED.version`,
    [
      tier.id,
      tier.code,
      tier.rank,
      tier.name,
      tier.colour,
      JSON.stringify(tier.thresholds),
      tier.discountBps,
      tier.supportPriority,
      tier.slaMinutes,
      JSON.stringify(tier.monthlyBonuses),
      tier.freeServices,
      tier.createdAt,
      tier.updatedAt,
      tier.version,
    ],
  );
}
