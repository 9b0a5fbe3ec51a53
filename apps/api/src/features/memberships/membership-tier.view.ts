import { type LocalText, type Money } from '@ur-desk/domain/kernel';
import {
  type MembershipProgrammeView,
  type MembershipTierView,
  type SupportPriority,
  type TierBonus,
} from '@ur-desk/domain/memberships';
import { defineList } from '../../platform/http/list-spec';

export const TIER_COLUMNS = `t.id, t.code, t.rank, t.name, t.colour, t.thresholds, t.discount_bps, t.support_priority,
  t.sla_minutes, t.monthly_bonuses, t.free_services, t.created_at, t.updated_at, t.version`;

export interface TierRow {
  id: string;
  code: string;
  rank: number;
  name: LocalText;
  colour: string;
  thresholds: Money[];
  discount_bps: number;
  support_priority: SupportPriority;
  sla_minutes: number;
  monthly_bonuses: TierBonus[];
  free_services: string[];
  created_at: Date;
  updated_at: Date;
  version: number;
}

export const tierView = (row: TierRow): MembershipTierView => ({
  id: row.id,
  code: row.code,
  name: row.name,
  rank: row.rank,
  colour: row.colour,
  thresholds: row.thresholds,
  discountBps: row.discount_bps,
  supportPriority: row.support_priority,
  slaMinutes: row.sla_minutes,
  monthlyBonuses: row.monthly_bonuses,
  freeServices: row.free_services,
  createdAt: row.created_at.toISOString(),
  updatedAt: row.updated_at.toISOString(),
  version: row.version,
});

export const tierList = defineList({
  name: 'membership tiers',
  from: 'membership_tier t',
  select: TIER_COLUMNS,
  id: 't.id',
  table: 'membership_tier',
  fields: {
    code: { column: 't.code', type: 'text', filter: ['eq'], sort: true },
    rank: { column: 't.rank', type: 'whole', filter: ['eq'], sort: true },
  },
  defaultSort: ['rank', 'ASC'],
});

export interface ProgrammeRow {
  id: string;
  window_days: number;
  grace_days: number;
  updated_at: Date;
  version: number;
}

export const programmeView = (row: ProgrammeRow): MembershipProgrammeView => ({
  id: row.id,
  windowDays: row.window_days,
  graceDays: row.grace_days,
  updatedAt: row.updated_at.toISOString(),
  version: row.version,
});
