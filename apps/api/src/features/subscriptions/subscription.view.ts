import { type AllowanceKind, type AllowanceLotView, type LotOrigin } from '@ur-desk/domain/allowances';
import { type Instant, type LocalText } from '@ur-desk/domain/kernel';
import {
  type SubscriptionState,
  subscriptionStateAt,
  type SubscriptionView,
} from '@ur-desk/domain/subscriptions';

/** A subscription with its plan's name, as `SUBSCRIPTION_COLUMNS` reads them. */
export interface SubscriptionRow {
  id: string;
  reference: string;
  customer_id: string;
  line_id: string;
  plan_id: string;
  plan_version_id: string;
  plan_name: LocalText;
  version_no: number;
  state: SubscriptionState;
  starts_at: Date;
  ends_at: Date;
  anchor_day: number;
  zone: string;
  renewal_id: string | null;
  created_at: Date;
}

/** The columns of a `SubscriptionRow`; `s` is subscription, `v` is plan_version. */
export const SUBSCRIPTION_COLUMNS = `s.id, s.reference, s.customer_id, s.line_id, s.plan_id, s.plan_version_id,
  v.name AS plan_name, v.version_no, s.state, s.starts_at, s.ends_at, s.anchor_day, s.zone, s.renewal_id, s.created_at`;

export const SUBSCRIPTION_FROM = 'subscription s JOIN plan_version v ON v.id = s.plan_version_id';

/** The state is what it is at `now`, not what was stored last. */
export function subscriptionView(row: SubscriptionRow, now: Instant): SubscriptionView {
  const startsAt = row.starts_at.toISOString();
  const endsAt = row.ends_at.toISOString();
  return {
    id: row.id,
    reference: row.reference,
    customerId: row.customer_id,
    lineId: row.line_id,
    planId: row.plan_id,
    planVersionId: row.plan_version_id,
    planName: { en: row.plan_name.en, zh: row.plan_name.zh },
    versionNo: row.version_no,
    state: subscriptionStateAt({ state: row.state, startsAt, endsAt }, now),
    startsAt,
    endsAt,
    anchorDay: row.anchor_day,
    zone: row.zone,
    renewalId: row.renewal_id,
    createdAt: row.created_at.toISOString(),
  };
}

export interface LotRow {
  id: string;
  customer_id: string;
  line_id: string;
  subscription_id: string | null;
  kind: AllowanceKind;
  origin: LotOrigin;
  granted: number | null;
  remaining: number | null;
  valid_from: Date;
  expires_at: Date | null;
}

/** The columns of a `LotRow`; `t` is allowance_lot. */
export const LOT_COLUMNS = `t.id, t.customer_id, t.line_id, t.subscription_id, t.kind, t.origin, t.granted, t.remaining,
  t.valid_from, t.expires_at`;

export const lotView = (row: LotRow): AllowanceLotView => ({
  id: row.id,
  customerId: row.customer_id,
  lineId: row.line_id,
  subscriptionId: row.subscription_id,
  kind: row.kind,
  origin: row.origin,
  granted: row.granted,
  remaining: row.remaining,
  validFrom: row.valid_from.toISOString(),
  expiresAt: row.expires_at?.toISOString() ?? null,
});
