import { type OwnRequestView } from '@ur-desk/domain/approvals';
import { type CurrencyCode, money } from '@ur-desk/domain/kernel';
import {
  losesAt,
  type MembershipState,
  type MembershipView,
  nextTier,
  type Programme,
  type Spend,
  type TierChangeCause,
  type TierChangeView,
} from '@ur-desk/domain/memberships';

/** A customer with all that decides about his tier. */
export interface Member {
  customerId: string;
  reference: string;
  state: MembershipState;
  /** His last change; null: he never had a tier. */
  change: { id: string; seq: number } | null;
  spend: Spend;
}

export interface TierChangeRow {
  id: string;
  from_tier: string;
  to_tier: string;
  cause: TierChangeCause;
  reason: string | null;
  until: Date | null;
  spend: number;
  currency: CurrencyCode;
  actor_kind: 'staff' | 'apiKey' | 'system';
  actor_id: string;
  actor_name: string | null;
  at: Date;
}

const tierChangeView = (row: TierChangeRow): TierChangeView => ({
  id: row.id,
  from: row.from_tier,
  to: row.to_tier,
  cause: row.cause,
  reason: row.reason,
  until: row.until?.toISOString() ?? null,
  spend: money(row.spend, row.currency),
  by: { kind: row.actor_kind, id: row.actor_id, name: row.actor_name ?? '' },
  at: row.at.toISOString(),
});

interface MembershipParts {
  member: Member;
  programme: Programme;
  history: readonly TierChangeRow[];
  request: OwnRequestView | null;
}

export function membershipView({ member, programme, history, request }: MembershipParts): MembershipView {
  const { state, spend } = member;
  const next = nextTier(programme.tiers, state.tier, spend);
  const inCurrency = (amountMinor: number) => money(amountMinor, spend.currency);
  return {
    id: member.customerId,
    tier: state.tier,
    earnedTier: state.earnedTier,
    periodEndsAt: state.periodEndsAt,
    losesAt: losesAt(state, programme),
    overrideUntil: state.overrideUntil,
    spend: inCurrency(spend.netMinor),
    windowDays: programme.windowDays,
    next: next && {
      tier: next.tier,
      threshold: inCurrency(next.thresholdMinor),
      missing: inCurrency(next.missingMinor),
    },
    request,
    history: history.map(tierChangeView),
  };
}
