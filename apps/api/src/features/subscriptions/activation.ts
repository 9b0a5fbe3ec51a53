import { randomBytes } from 'node:crypto';
import { type AllowanceLotView, type LotDraft } from '@ur-desk/domain/allowances';
import { type Instant, makeReference, REFERENCE_BYTES } from '@ur-desk/domain/kernel';
import { type PlanVersionView } from '@ur-desk/domain/plans';
import { type SubscriptionDecision } from '@ur-desk/domain/subscriptions';
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
  /** One row, or none when a running subscription is extended. */
  subscriptions: Record<string, unknown>[];
  /** The later end of the one that is extended, or none. */
  extensions: { id: string; ends_at: Instant; anchor_day: number }[];
  lots: Record<string, unknown>[];
  entries: Record<string, unknown>[];
  lotViews: AllowanceLotView[];
}

const subscriptionRow = (
  { customerId, lineId, plan, decision, renewalId }: ActivationOrder,
  id: string,
  now: Instant,
): Record<string, unknown> => ({
  id,
  customer_id: customerId,
  reference: makeReference('subscription', randomBytes(REFERENCE_BYTES)),
  line_id: lineId,
  plan_id: plan.planId,
  plan_version_id: plan.id,
  state: decision.state,
  starts_at: decision.startsAt,
  ends_at: decision.endsAt,
  anchor_day: decision.anchorDay,
  zone: decision.zone,
  predecessor_id: decision.predecessorId,
  renewal_id: renewalId,
  created_at: now,
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
  const creates = decision.kind === 'create';
  return {
    subscriptionId,
    subscriptions: creates ? [subscriptionRow(order, subscriptionId, now)] : [],
    extensions: creates
      ? []
      : [{ id: subscriptionId, ends_at: decision.endsAt, anchor_day: decision.anchorDay }],
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
  };
}
