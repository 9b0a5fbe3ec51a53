import {
  type CurrencyCode,
  type Instant,
  type LocalText,
  type Money,
  type Validity,
} from '@ur-desk/domain/kernel';
import { type ServiceTerms } from '@ur-desk/domain/value-added-services';
import { type AllowanceKind, type LotOrigin } from '@ur-desk/domain/allowances';
import { type AutoRenewOrder, type AutoRenewStop } from '@ur-desk/domain/auto-renewals';
import { type BlockCause } from '@ur-desk/domain/payment-blocks';
import { type ReviewReason } from '@ur-desk/domain/payments';
import { type PlanAllowances } from '@ur-desk/domain/plans';
import { type SubscriptionState } from '@ur-desk/domain/subscriptions';
import { type TicketPriority, type TicketState } from '@ur-desk/domain/tickets';
import { type EntityManager } from 'typeorm';
import { runPrepared } from '../../platform/db/prepared';
import { LINE_COLUMNS, LINE_WITH_SIM, type LineRow } from '../lines/line.view';
import { VERSION_TO_RENEW } from '../plans/renewed-version.queries';
import { CUSTOMER_COLUMNS, type CustomerRow } from './customer.view';
import { NEVER_DUE, OPEN_TICKETS } from '../tickets/ticket.view';
import { MESSAGE_STATE } from './timeline.queries';

/** How many lines and how many entries of each short list the page shows above the fold. */
export const MAX_LINES = 20;
export const MAX_ITEMS = 5;

export interface OverviewSubscriptionRow {
  id: string;
  reference: string;
  state: SubscriptionState;
  plan_id: string;
  plan_version_id: string;
  name: LocalText;
  starts_at: string;
  ends_at: string;
  /** Of the version that the line would buy by itself; null: the plan is off sale. */
  prices: { currency: CurrencyCode; amount: number }[] | null;
  validity: Validity | null;
  /** What the version that runs promises. */
  promised: PlanAllowances;
}

export interface OverviewLotRow {
  id: string;
  /** Of which plan it is; null: of none. */
  subscription_id: string | null;
  kind: AllowanceKind;
  origin: LotOrigin;
  granted: number | null;
  remaining: number | null;
  valid_from: string;
  expires_at: string | null;
}

/** A line as JSON brings it: instants are texts. */
export interface OverviewLineRow extends Omit<LineRow, 'created_at'> {
  created_at: string;
  subscriptions: OverviewSubscriptionRow[] | null;
  lots: OverviewLotRow[] | null;
  /** Value-added services that are on, with their fees. */
  service_terms: ServiceTerms[] | null;
  payment_order: AutoRenewOrder;
  auto_renew_stop: { reason: AutoRenewStop; error: string | null; stoppedAt: string } | null;
}

export interface OverviewItemRow {
  id: string;
  reference: string | null;
  state: string;
  detail: string | null;
  line_id?: string;
  error?: string | null;
  amount: number | null;
  currency: CurrencyCode | null;
  at: string;
}

/** A payment, with what tells it from another one. */
export interface OverviewPaymentRow extends Omit<OverviewItemRow, 'line_id'> {
  purpose_id: string;
  line_id: string | null;
  refund_reserved: number;
  review_reason: ReviewReason | null;
  /** When it was captured; null: it was not. */
  captured_at: string | null;
}

/** The method that pays by default. */
export interface OverviewMethodRow {
  id: string;
  last_four: string | null;
  expiry_month: number | null;
  expiry_year: number | null;
  automatic_use: boolean;
}

export interface OverviewBlockRow {
  id: string;
  method_id: string | null;
  last_four: string | null;
  cause: BlockCause;
  reason: string | null;
}

/** A dispute that waits for an answer of ours. */
export interface OverviewDisputeRow {
  id: string;
  reference: string;
  amount: number;
  currency: CurrencyCode;
  evidence_due_at: string | null;
}

/** A ticket that somebody still has to work on. */
export interface OverviewTicketRow {
  id: string;
  reference: string;
  /** Sealed, in base64: JSON brings no bytes. */
  subject: string;
  state: TicketState;
  priority: TicketPriority;
  assignee: string | null;
  due_at: string | null;
  /** How many of the customer's are open. */
  open: number;
}

export interface OverviewRow extends CustomerRow {
  tier: { code: string; name: LocalText; colour: string; freeServices: string[] } | null;
  debits: number | null;
  credits: number | null;
  held: number | null;
  lines: OverviewLineRow[] | null;
  payments: OverviewPaymentRow[] | null;
  methods: OverviewMethodRow[] | null;
  blocks: OverviewBlockRow[] | null;
  renewals: OverviewItemRow[] | null;
  refunds: OverviewItemRow[] | null;
  messages: OverviewItemRow[] | null;
  disputes: OverviewDisputeRow[] | null;
  others: { id: string; reference: string }[] | null;
  tickets: OverviewTicketRow[] | null;
}

const SUBSCRIPTIONS = `SELECT s2.id, s2.reference, s2.state, s2.plan_id, s2.plan_version_id, s2.starts_at, s2.ends_at, v.name,
    sold.prices, sold.validity, json_build_object('voiceSeconds', v.voice_seconds, 'smsCount', v.sms_count, 'dataBytes', v.data_bytes) AS promised
  FROM subscription s2 JOIN plan_version v ON v.id = s2.plan_version_id
  JOIN plan p ON p.id = s2.plan_id LEFT JOIN plan_version sold ON sold.id = ${VERSION_TO_RENEW('s2', 'p')}
  WHERE s2.customer_id = l.customer_id AND s2.line_id = l.id AND s2.state <> 'revoked'
  ORDER BY s2.ends_at DESC LIMIT 12`;

/* What was taken away with its plan is no allowance any more, also not a used one. */
const LOTS = `SELECT a.id, a.subscription_id, a.kind, a.origin, a.granted, a.remaining, a.valid_from, a.expires_at
  FROM allowance_lot a WHERE a.customer_id = l.customer_id AND a.line_id = l.id
    AND a.valid_from <= $2 AND (a.expires_at IS NULL OR a.expires_at > $2)
    AND NOT EXISTS (SELECT 1 FROM subscription v
      WHERE v.customer_id = a.customer_id AND v.id = a.subscription_id AND v.state = 'revoked')`;

/* That of an earlier plan is history. */
const AUTO_RENEW_STOP = `(SELECT json_build_object('reason', a.stop_reason, 'error', a.last_error, 'stoppedAt', a.stopped_at) FROM auto_renewal a
  WHERE a.customer_id = l.customer_id AND a.line_id = l.id AND a.stopped_at IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM subscription n JOIN subscription o ON o.customer_id = n.customer_id AND o.id = a.subscription_id
    WHERE n.customer_id = l.customer_id AND n.line_id = l.id AND n.state <> 'revoked' AND n.ends_at > o.ends_at))`;

const PAYMENT_ORDER = `coalesce((SELECT a.payment_order FROM auto_renewal a
  WHERE a.customer_id = l.customer_id AND a.line_id = l.id), 'walletFirst')`;

const SERVICE_TERMS = `(SELECT json_agg(json_build_object('code', v.code, 'name', v.name, 'fees', v.fees)) FROM line_added_service o
  JOIN value_added_service v ON v.code = o.code WHERE o.customer_id = l.customer_id AND o.line_id = l.id)`;

const LINES = `SELECT ${LINE_COLUMNS}, ${SERVICE_TERMS} AS service_terms,
    (SELECT json_agg(x) FROM (${SUBSCRIPTIONS}) x) AS subscriptions, ${AUTO_RENEW_STOP} AS auto_renew_stop, ${PAYMENT_ORDER} AS payment_order, (SELECT json_agg(x) FROM (${LOTS}) x) AS lots
  FROM ${LINE_WITH_SIM} WHERE l.customer_id = c.id
  ORDER BY (l.state = 'retired'), l.created_at, l.id LIMIT ${MAX_LINES + 1}`;

/* The latest, and what is without an answer however old it is. */
const ITEMS = {
  payments: `SELECT p.id, p.reference, p.state, p.purpose AS detail, p.purpose_id, r.line_id, p.refund_reserved, p.review_reason,
      CASE WHEN p.state = 'captured' THEN p.settled_at END AS captured_at, p.amount, p.currency, p.created_at AS at
    FROM payment p LEFT JOIN renewal r
      ON p.purpose = 'renewal' AND r.customer_id = p.customer_id AND r.id = p.purpose_id
    WHERE p.customer_id = c.id AND (p.state = 'unknown' OR p.id IN (
      SELECT n.id FROM payment n WHERE n.customer_id = c.id ORDER BY n.id DESC LIMIT ${MAX_ITEMS}))
    ORDER BY p.id DESC`,
  methods: `SELECT id, last_four, expiry_month, expiry_year, automatic_use_since IS NOT NULL AS automatic_use FROM payment_method
    WHERE customer_id = c.id AND is_default`,
  blocks: `SELECT b.id, b.method_id, m.last_four, b.cause, b.reason FROM payment_block b
    LEFT JOIN payment_method m ON m.customer_id = b.customer_id AND m.id = b.method_id
    WHERE b.customer_id = c.id AND b.lifted_at IS NULL AND (b.until IS NULL OR b.until > $2)
      AND m.state IS DISTINCT FROM 'removed' ORDER BY b.id`,
  renewals: `SELECT id, reference, state, policy AS detail, line_id, error, total AS amount, currency, created_at AS at
    FROM renewal WHERE customer_id = c.id ORDER BY created_at DESC, id DESC LIMIT ${MAX_ITEMS}`,
  refunds: `SELECT id, reference, state, reason_code AS detail, amount, currency, created_at AS at
    FROM refund WHERE customer_id = c.id ORDER BY id DESC LIMIT ${MAX_ITEMS}`,
  disputes: `SELECT id, reference, amount, currency, evidence_due_at FROM dispute
    WHERE customer_id = c.id AND state = 'needsResponse' ORDER BY evidence_due_at NULLS LAST, id LIMIT ${MAX_ITEMS}`,
  tickets: `SELECT id, reference, encode(subject_sealed, 'base64') AS subject, state, priority, assignee,
      nullif(due_at, '${NEVER_DUE}') AS due_at, count(*) OVER () AS open
    FROM ticket WHERE customer_id = c.id AND state IN (${OPEN_TICKETS}) ORDER BY ticket.due_at, id LIMIT ${MAX_ITEMS}`,
  others: `SELECT o.id, o.reference FROM customer_contact d JOIN customer o ON o.id = d.customer_id AND o.status <> 'closed'
    WHERE (d.phone = k.phone OR d.email = k.email) AND d.customer_id <> c.id ORDER BY o.created_at, o.id LIMIT ${MAX_ITEMS}`,
  messages: `SELECT e.id, NULL::text AS reference, ${MESSAGE_STATE} AS state, e.event AS detail, NULL::bigint AS amount,
      NULL::text AS currency, e.created_at AS at
    FROM notification e WHERE e.customer_id = c.id ORDER BY e.created_at DESC, e.id DESC LIMIT ${MAX_ITEMS}`,
};

const TIER = `SELECT json_build_object('code', t.code, 'name', t.name, 'colour', t.colour, 'freeServices', t.free_services)
  FROM membership m JOIN membership_tier t ON t.code = m.tier WHERE m.customer_id = c.id`;

const agg = (sql: string): string => `(SELECT json_agg(x) FROM (${sql}) x)`;

/*
 * The whole page in one statement: every part is a small look-up by the customer's id, so that what costs is the round
 * trip and the planning; there is one of each. The tables of other features are read here, and only here, for that reason.
 */
const overview = (
  condition: string,
) => `SELECT ${CUSTOMER_COLUMNS}, (${TIER}) AS tier, w.debits, w.credits, w.held, ${agg(LINES)} AS lines,
  ${agg(ITEMS.payments)} AS payments, ${agg(ITEMS.methods)} AS methods, ${agg(ITEMS.blocks)} AS blocks, ${agg(ITEMS.renewals)} AS renewals,
  ${agg(ITEMS.refunds)} AS refunds, ${agg(ITEMS.messages)} AS messages, ${agg(ITEMS.disputes)} AS disputes,
  ${agg(ITEMS.others)} AS others, ${agg(ITEMS.tickets)} AS tickets
FROM customer c LEFT JOIN customer_contact k ON k.customer_id = c.id
LEFT JOIN account w ON w.customer_id = c.id AND w.code = 'wallet'
WHERE ${condition}`;

/* Of one customer: with a list of ids the general plan looks dearer than one for that list, and each call would be planned anew. */
const OVERVIEW = { name: 'customer-overview', text: overview('c.id = $1') };
const OVERVIEWS = { name: 'customer-overviews', text: overview('c.id = ANY($1::uuid[])') };

/** Everything that the customer page shows above the fold, as of `now`; null for an unknown customer. */
export async function overviewOf(
  em: EntityManager,
  customerId: string,
  now: Instant,
): Promise<OverviewRow | null> {
  const [row] = await runPrepared<OverviewRow>(em, OVERVIEW, [customerId, now]);
  return row ?? null;
}

/** The same of several customers, in no order; unknown ones are left out. */
export const overviewsOf = (
  em: EntityManager,
  customerIds: readonly string[],
  now: Instant,
): Promise<OverviewRow[]> => runPrepared<OverviewRow>(em, OVERVIEWS, [customerIds, now]);

/** The price in a currency, or null where the plan is not sold in it. */
export function priceIn(prices: OverviewSubscriptionRow['prices'], currency: CurrencyCode): Money | null {
  const price = prices?.find((one) => one.currency === currency);
  return price ? { amount: price.amount, currency } : null;
}

/** JSON from PostgreSQL writes instants its own way; ours all end in `Z`. */
export const instant = (text: string): Instant => new Date(text).toISOString();
