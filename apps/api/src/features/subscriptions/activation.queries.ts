import { randomBytes } from 'node:crypto';
import { type AllowanceLotView, type LotDraft } from '@ur-desk/domain/allowances';
import { type Instant, makeReference, REFERENCE_BYTES } from '@ur-desk/domain/kernel';
import { type PlanVersionView } from '@ur-desk/domain/plans';
import { type SubscriptionDecision, type SubscriptionView } from '@ur-desk/domain/subscriptions';
import { v7 as uuidv7 } from 'uuid';

/** What a bought plan is for. */
export interface ActivationOrder {
  customerId: string;
  lineId: string;
  plan: Pick<PlanVersionView, 'id' | 'planId' | 'name' | 'versionNo'>;
  decision: SubscriptionDecision;
  lots: readonly LotDraft[];
  /** What it was bought by; null: it was imported or is a story of the seed. */
  renewalId: string | null;
}

/** The rows that an activation writes, by their column names. */
export interface Activation {
  subscriptionId: string;
  /** One row, or none when a running subscription is extended or added to. */
  subscriptions: Record<string, unknown>[];
  /** The later end of the one that is extended, or none; an add-on pack moves no end. */
  extensions: { id: string; ends_at: Instant; anchor_day: number }[];
  lots: Record<string, unknown>[];
  entries: Record<string, unknown>[];
  lotViews: AllowanceLotView[];
  /** The new subscription as it is shown; null when it changes a running one: that is read instead. */
  subscriptionView: SubscriptionView | null;
}

const newSubscription = (
  { customerId, lineId, plan, decision, renewalId }: ActivationOrder,
  id: string,
  now: Instant,
): SubscriptionView => ({
  id,
  reference: makeReference('subscription', randomBytes(REFERENCE_BYTES)),
  customerId,
  lineId,
  planId: plan.planId,
  planVersionId: plan.id,
  planName: { en: plan.name.en, zh: plan.name.zh },
  versionNo: plan.versionNo,
  state: decision.state,
  startsAt: decision.startsAt,
  endsAt: decision.endsAt,
  anchorDay: decision.anchorDay,
  zone: decision.zone,
  renewalId,
  createdAt: now,
});

const subscriptionRow = (view: SubscriptionView, predecessorId: string | null): Record<string, unknown> => ({
  id: view.id,
  customer_id: view.customerId,
  reference: view.reference,
  line_id: view.lineId,
  plan_id: view.planId,
  plan_version_id: view.planVersionId,
  state: view.state,
  starts_at: view.startsAt,
  ends_at: view.endsAt,
  anchor_day: view.anchorDay,
  zone: view.zone,
  predecessor_id: predecessorId,
  renewal_id: view.renewalId,
  created_at: view.createdAt,
});

/** The rows of a decision, with ids and references made. */
export function activationOf(order: ActivationOrder, now: Instant): Activation {
  const { customerId, lineId, decision } = order;
  const subscriptionId = decision.subscriptionId ?? uuidv7();
  const lotViews = order.lots.map((lot): AllowanceLotView => ({
    ...lot,
    id: uuidv7(),
    customerId,
    lineId,
    subscriptionId,
    remaining: lot.granted,
  }));
  const made = decision.kind === 'create' ? newSubscription(order, subscriptionId, now) : null;
  return {
    subscriptionId,
    subscriptions: made ? [subscriptionRow(made, decision.predecessorId)] : [],
    extensions:
      decision.kind === 'extend'
        ? [{ id: subscriptionId, ends_at: decision.endsAt, anchor_day: decision.anchorDay }]
        : [],
    lots: lotViews.map((lot) => ({
      id: lot.id,
      customer_id: customerId,
      line_id: lineId,
      subscription_id: subscriptionId,
      kind: lot.kind,
      origin: lot.origin,
      granted: lot.granted,
      remaining: lot.remaining,
      valid_from: lot.validFrom,
      expires_at: lot.expiresAt,
    })),
    entries: lotViews.map((lot) => ({
      id: uuidv7(),
      customer_id: customerId,
      lot_id: lot.id,
      reason: 'grant',
      change: lot.granted,
      cause_kind: order.renewalId ? 'renewal' : 'subscription',
      cause_id: order.renewalId ?? subscriptionId,
      at: now,
    })),
    lotViews,
    subscriptionView: made,
  };
}

/**
 * One statement's worth of writes: the subscription, or the later end of one, its lots, and the entries that say where they
 * came from. Rows come as JSON by their column names ($1 to $4), so that they are written as they are, whatever their number.
 */
export const ACTIVATION_WRITES = `made AS (
  INSERT INTO subscription SELECT * FROM jsonb_populate_recordset(NULL::subscription, $1)
), extended AS (
  UPDATE subscription s SET ends_at = x.ends_at, anchor_day = x.anchor_day
  FROM jsonb_to_recordset($2) AS x (id uuid, ends_at timestamptz, anchor_day integer) WHERE s.id = x.id
), lots AS (
  INSERT INTO allowance_lot SELECT * FROM jsonb_populate_recordset(NULL::allowance_lot, $3)
), entries AS (
  INSERT INTO allowance_entry SELECT * FROM jsonb_populate_recordset(NULL::allowance_entry, $4)
)`;

/** `$1` to `$4` of `ACTIVATION_WRITES`. */
export const activationValues = ({ subscriptions, extensions, lots, entries }: Activation): string[] =>
  [subscriptions, extensions, lots, entries].map((rows) => JSON.stringify(rows));
