import { type CustomerStatus } from '@ur-desk/domain/customer-status';
import {
  type CurrencyCode,
  DAY_MS,
  addMs,
  type Instant,
  type LocalText,
  money,
  Problem,
} from '@ur-desk/domain/kernel';
import {
  type CardBrand,
  type PaymentMethodKind,
  type PaymentProviderName,
  type PaymentPurpose,
  type PaymentState,
} from '@ur-desk/domain/payments';
import { type ReasonFacts } from '@ur-desk/domain/reason-codes';
import {
  type BoughtPlanFacts,
  type GivenTopUpBonus,
  type LotUse,
  type RefundFacts,
  type SourceState,
} from '@ur-desk/domain/refunds';
import { type SubscriptionState, subscriptionStateAt } from '@ur-desk/domain/subscriptions';
import { type EntityManager } from 'typeorm';
import { type PreparedStatement, runPrepared } from '../../platform/db/prepared';
import { TOP_UP_BONUSES } from './top-up-bonus.queries';
import { UNSPENT_OF_PAYMENT } from '../ledger/payment-lots.queries';
import { offeredReasons, offeredReasonsSql } from '../reason-codes/reason-code.queries';

interface FactsRow extends Record<string, unknown> {
  id: string;
  reference: string;
  provider: PaymentProviderName;
  purpose: PaymentPurpose;
  purpose_id: string;
  state: PaymentState;
  captured: number;
  refund_reserved: number;
  currency: CurrencyCode;
  settled_at: Date | null;
  customer_id: string;
  status: CustomerStatus;
  wallet_currency: CurrencyCode;
  balance: number;
  in_wallet: number;
  kind: PaymentMethodKind | null;
  brand: CardBrand | null;
  last_four: string | null;
  disputed_by: string | null;
  posted: number;
  uses: number;
  purchase_refunded: number;
  refunds_in_year: number;
  reasons: ReasonFacts[];
  subscription_id: string | null;
  subscription_reference: string;
  subscription_state: SubscriptionState;
  plan_name: LocalText;
  starts_at: Date;
  ends_at: Date;
  /** With the days that were given by hand. */
  runs_until: Date;
  stopped_at: Date | null;
  moved_at: Date | null;
  rested_on: boolean;
  is_add_on: boolean;
  lots: LotUse[] | null;
  bonuses: GivenTopUpBonus[] | null;
}

/*
 * What one renewal bought on its subscription. Its lots are those that it granted. What is used of a lot is what went,
 * less what was taken away by something else than use. A renewal that extended the subscription paid for the span after
 * the lots that were there before; days that were given by hand or by a promotion were not paid for (docs/decisions/0490), and
 * those that a refund cut off were. An add-on pack paid for its own lots and their span on a plan that something else paid for:
 * nothing rests on it, and what happened to the plan before it was bought does not concern it (docs/decisions/0519).
 */
const SPAN_START = `CASE WHEN r.policy = 'addOn' THEN own.starts_at WHEN s.renewal_id = r.id THEN s.starts_at ELSE coalesce(earlier.ends_at, s.starts_at) END`;
const SPAN_END = `coalesce(own.ends_at, s.ends_at)`;

const BOUGHT = `SELECT s.id AS subscription_id, s.reference AS subscription_reference, s.state AS subscription_state,
    v.name AS plan_name, coalesce(own.lots, '[]') AS lots, stop.stopped_at,
    (SELECT x.created_at FROM subscription x WHERE x.moved_from_id = s.id) AS moved_at,
    ${SPAN_START} AS starts_at, ${SPAN_END} - given.span - gift.span + cut.span AS ends_at, ${SPAN_END} AS runs_until,
    r.policy <> 'addOn' AND (s.renewal_id IS DISTINCT FROM r.id OR s.ends_at > ${SPAN_END} OR EXISTS (
      SELECT 1 FROM subscription q WHERE q.customer_id = s.customer_id AND q.predecessor_id = s.id AND q.state <> 'revoked'
    )) AS rested_on, r.policy = 'addOn' AS is_add_on
  FROM renewal r
  JOIN subscription s ON s.id = r.subscription_id AND s.customer_id = r.customer_id
  JOIN plan_version v ON v.id = CASE WHEN r.policy = 'addOn' THEN r.plan_version_id ELSE s.plan_version_id END
  LEFT JOIN LATERAL (
    SELECT min(l.valid_from) AS starts_at, max(l.expires_at) AS ends_at, jsonb_agg(jsonb_build_object('kind', l.kind, 'granted', l.granted,
      'bonus', l.origin <> 'plan', 'used', CASE WHEN l.granted IS NULL THEN u.used ELSE greatest(0, l.granted - l.remaining - u.taken) END)
      ORDER BY l.id) AS lots
    FROM allowance_lot l CROSS JOIN LATERAL (
      SELECT coalesce(-sum(e.change) FILTER (WHERE e.reason = 'usage'), 0) AS used,
             coalesce(-sum(e.change) FILTER (WHERE e.reason IN ('revoke', 'expiry', 'adjustment')), 0) AS taken,
             bool_or(e.reason = 'grant' AND e.cause_id = r.id) AS granted_here
      FROM allowance_entry e WHERE e.lot_id = l.id) u
    WHERE l.subscription_id = s.id AND l.customer_id = s.customer_id AND u.granted_here
  ) own ON true
  LEFT JOIN LATERAL (
    SELECT max(l.expires_at) AS ends_at FROM allowance_lot l
    WHERE l.subscription_id = s.id AND l.customer_id = s.customer_id AND l.expires_at < own.ends_at
      AND NOT EXISTS (SELECT 1 FROM allowance_entry e JOIN renewal w ON w.customer_id = e.customer_id AND w.id = e.cause_id
        WHERE e.lot_id = l.id AND e.reason = 'grant' AND w.policy = 'addOn')
  ) earlier ON true
  CROSS JOIN LATERAL (
    SELECT make_interval(secs => coalesce(sum(extract(epoch FROM a.ends_after - a.ends_before)), 0)::double precision) AS span
    FROM adjustment a WHERE a.customer_id = s.customer_id AND a.subscription_id = s.id AND a.state = 'done'
      AND a.ends_before >= ${SPAN_START} AND a.ends_after <= ${SPAN_END}
      AND (r.policy <> 'addOn' OR a.done_at >= own.starts_at)
  ) given
  CROSS JOIN LATERAL (
    SELECT make_interval(hours => 24 * coalesce(sum((b ->> 'quantity')::integer), 0)::integer) AS span
    FROM jsonb_array_elements(r.price -> 'bonuses') b WHERE b ->> 'kind' = 'days'
  ) gift
  LEFT JOIN LATERAL (
    SELECT least(
      (SELECT min(f.created_at) FROM refund f
       WHERE f.customer_id = s.customer_id AND f.subscription_id = s.id AND f.plan_effect = 'stopNow'
         AND f.state NOT IN ('awaitingApproval', 'rejected', 'cancelled', 'undone')),
      (SELECT min(f.created_at) FROM refund f JOIN payment y ON y.customer_id = f.customer_id AND y.id = f.payment_id
       WHERE f.customer_id = s.customer_id AND y.purpose_id = r.id AND f.plan_effect = 'takeBack'
         AND f.state NOT IN ('awaitingApproval', 'rejected', 'cancelled', 'undone')),
      (SELECT w.ended_at FROM renewal w
       WHERE w.customer_id = s.customer_id AND w.replaces_subscription_id = s.id AND w.state = 'succeeded')) AS stopped_at
  ) stop ON true
  CROSS JOIN LATERAL (
    SELECT make_interval(secs => coalesce(sum(extract(epoch FROM f.plan_ended_at - f.plan_ends_at)), 0)::double precision) AS span
    FROM refund f WHERE f.customer_id = s.customer_id AND f.subscription_id = s.id AND f.plan_effect = 'shorten'
      AND f.state NOT IN ('awaitingApproval', 'rejected', 'cancelled', 'undone')
      AND (r.policy <> 'addOn' OR (f.plan_ends_at = ${SPAN_END} AND f.created_at >= own.starts_at))
  ) cut
  WHERE p.purpose = 'renewal' AND r.id = p.purpose_id AND r.customer_id = p.customer_id`;

/*
 * What the purchase of this payment's renewal moved to revenue, and what of it came back; what was charged at providers for
 * it and bought nothing, because another payment was faster, less what of that went back already; and what is free in the wallet.
 */
const PURCHASE = `SELECT posted.amount AS posted, given.from_revenue AS purchase_refunded, greatest(0, coalesce(a.credits - a.debits - a.held, 0)) AS free,
    greatest(0, charged.outside - greatest(0, posted.amount - charged.wallet) - given.from_wallet) AS idle
  FROM (SELECT coalesce(sum(t.amount), 0) AS amount FROM transfer t
        WHERE t.customer_id = p.customer_id AND t.cause_id = p.purpose_id AND t.kind = 'purchase') posted,
    (SELECT coalesce(sum(o.captured) FILTER (WHERE o.provider <> 'wallet'), 0) AS outside,
       coalesce(sum(o.captured) FILTER (WHERE o.provider = 'wallet'), 0) AS wallet
     FROM payment o WHERE o.customer_id = p.customer_id AND o.purpose_id = p.purpose_id) charged,
    (SELECT coalesce(sum(f.from_revenue), 0) AS from_revenue,
       coalesce(sum(CASE WHEN f.state = 'failed' THEN 0 ELSE f.amount - f.from_revenue END), 0) AS from_wallet
     FROM payment o JOIN refund f ON f.customer_id = o.customer_id AND f.payment_id = o.id
     WHERE o.customer_id = p.customer_id AND o.purpose_id = p.purpose_id AND f.id IS DISTINCT FROM $3::uuid
       AND f.state NOT IN ('rejected', 'cancelled', 'undone')) given`;

/* What is left in the wallet of a top-up (rules 2), less what of it is on its way back already or waits for approval. */
const UNSPENT = `SELECT ${UNSPENT_OF_PAYMENT}
  - coalesce((SELECT sum(f.to_source) FROM refund f WHERE f.customer_id = p.customer_id AND f.payment_id = p.id
      AND f.id IS DISTINCT FROM $3::uuid AND f.state IN ('awaitingApproval', 'approved', 'submitted', 'unknown')), 0) AS amount`;

/* What is reserved for other refunds than the one that is left out ($3). */
const RESERVED = `(p.refund_reserved - coalesce(mine.amount, 0))`;

const IN_WALLET = `CASE WHEN p.provider = 'wallet' THEN 0
  WHEN p.purpose = 'topUp' THEN greatest(0, least(p.captured - ${RESERVED}, bought_with.free, unspent.amount))
  ELSE least(p.captured - ${RESERVED}, bought_with.free, bought_with.idle) END`;

const FACTS: PreparedStatement = {
  name: 'refund-facts',
  text: `SELECT p.id, p.reference, p.provider, p.purpose, p.purpose_id, p.state, p.captured, ${RESERVED} AS refund_reserved, p.currency,
  p.settled_at, p.customer_id, c.status, c.wallet_currency, coalesce(a.credits - a.debits, 0) AS balance,
  coalesce(m.kind, p.paid_kind) AS kind, coalesce(m.brand, p.paid_brand) AS brand,
  coalesce(m.last_four, p.paid_last_four) AS last_four, bought_with.posted, bought_with.purchase_refunded,
  (SELECT count(*) FROM redemption u WHERE u.customer_id = p.customer_id AND u.purpose_id = p.purpose_id
     AND u.state = 'redeemed') AS uses, ${IN_WALLET} AS in_wallet,
  (SELECT count(*) FROM refund f WHERE f.customer_id = p.customer_id AND f.created_at > $2 AND f.id IS DISTINCT FROM $3::uuid
     AND f.renewal_id IS NULL
     AND f.state NOT IN ('failed', 'rejected', 'cancelled', 'undone')) AS refunds_in_year,
  (SELECT d.reference FROM dispute d WHERE d.customer_id = p.customer_id AND d.payment_id = p.id AND d.state <> 'won'
   ORDER BY d.id DESC LIMIT 1) AS disputed_by,
  CASE WHEN p.purpose = 'topUp' THEN ${TOP_UP_BONUSES} END AS bonuses,
  ${offeredReasonsSql('refund')} AS reasons,
  bought.*
FROM payment p
JOIN customer c ON c.id = p.customer_id
LEFT JOIN refund mine ON mine.customer_id = p.customer_id AND mine.id = $3::uuid
LEFT JOIN payment_method m ON m.customer_id = p.customer_id AND m.id = p.method_id
LEFT JOIN account a ON a.customer_id = p.customer_id AND a.code = 'wallet'
CROSS JOIN LATERAL (${PURCHASE}) bought_with
CROSS JOIN LATERAL (${UNSPENT}) unspent
LEFT JOIN LATERAL (${BOUGHT}) bought ON true
WHERE p.id = $1`,
};

const DAYS_OF_YEAR = 365;

function planOf(row: FactsRow, now: Instant): BoughtPlanFacts | null {
  if (row.subscription_id === null) return null;
  const startsAt = row.starts_at.toISOString();
  const endsAt = row.ends_at.toISOString();
  return {
    subscriptionId: row.subscription_id,
    subscriptionReference: row.subscription_reference,
    planName: { en: row.plan_name.en, zh: row.plan_name.zh },
    state: subscriptionStateAt(
      { state: row.subscription_state, startsAt, endsAt: row.runs_until.toISOString() },
      now,
    ),
    startsAt,
    endsAt,
    runsUntil: row.runs_until.toISOString(),
    stoppedAt: row.stopped_at?.toISOString() ?? null,
    movedAt: row.moved_at?.toISOString() ?? null,
    restedOn: row.rested_on,
    isAddOn: row.is_add_on,
    lots: row.lots ?? [],
  };
}

/** Whether a provider can pay back. */
export type SourceOf = (provider: PaymentProviderName) => SourceState;

/**
 * All that a refund of a payment is decided upon, read in one statement. `without`: a refund that waits is left out, as if it
 * had not been ordered, so that it can be decided again. Throws `not_found`.
 */
export async function refundFacts(
  em: EntityManager,
  paymentId: string,
  { now, sourceOf, without = null }: { now: Instant; sourceOf: SourceOf; without?: string | null },
): Promise<RefundFacts> {
  const since = addMs(now, -DAYS_OF_YEAR * DAY_MS);
  const rows = await runPrepared<FactsRow>(em, FACTS, [paymentId, since, without]);
  const row = rows[0];
  if (!row) throw new Problem('not_found');
  const { currency } = row;
  return {
    payment: {
      id: row.id,
      reference: row.reference,
      provider: row.provider,
      purpose: row.purpose,
      purposeId: row.purpose_id,
      state: row.state,
      captured: money(row.captured, currency),
      refunded: money(row.refund_reserved, currency),
      capturedAt: row.settled_at?.toISOString() ?? null,
      inWallet: money(row.in_wallet, currency),
      source: sourceOf(row.provider),
      paidWith: row.kind && { kind: row.kind, brand: row.brand, lastFour: row.last_four },
      disputedBy: row.disputed_by,
    },
    purchase: {
      posted: money(row.posted, currency),
      refunded: money(row.purchase_refunded, currency),
      uses: row.uses,
    },
    customer: { id: row.customer_id, status: row.status, walletCurrency: row.wallet_currency },
    walletBalance: money(row.balance, row.wallet_currency),
    bonuses: row.bonuses ?? [],
    plan: planOf(row, now),
    refundsInYear: row.refunds_in_year,
    reasons: offeredReasons(row.reasons),
  };
}

/** The customer of a payment, or null: known before the write, because the write locks him first. */
export async function customerOfPayment(em: EntityManager, paymentId: string): Promise<string | null> {
  const sql = 'SELECT customer_id FROM payment WHERE id = $1';
  const rows = await em.query<{ customer_id: string }[]>(sql, [paymentId]);
  return rows[0]?.customer_id ?? null;
}
