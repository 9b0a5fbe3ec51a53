import { type CustomerStatus } from '@ur-desk/domain/customers';
import { type PricedTier } from '@ur-desk/domain/memberships';
import { type CurrencyCode, Problem } from '@ur-desk/domain/kernel';
import { type LineState } from '@ur-desk/domain/lines';
import { type PaymentMethodState, type PaymentState } from '@ur-desk/domain/payments';
import { type CreateQuoteInput } from '@ur-desk/domain/renewals';
import { type SubscriptionFacts, type SubscriptionState } from '@ur-desk/domain/subscriptions';
import { type ServiceTerms } from '@ur-desk/domain/value-added-services';
import { type EntityManager } from 'typeorm';
import { runPrepared } from '../../platform/db/prepared';
import { BLOCK_OF_METHOD } from '../payment-blocks/payment-block.queries';
import { type StoredBlock } from '../payment-blocks/payment-block.view';
import { taxRateOf } from '../tax-rates/tax-rate.queries';

/** A renewal without an end, and the payment that it waits for. */
export interface OpenRenewalRow {
  reference: string;
  state: string;
  payment: string | null;
  paymentState: PaymentState | null;
}

/** Everything that decides a renewal and can change, in one statement. */
export interface RenewalFactsRow {
  now: Date;
  status: CustomerStatus;
  wallet_currency: CurrencyCode;
  zone: string;
  country: string;
  tax_rate_bps: number;
  line_state: LineState;
  msisdn: string;
  current_version_id: string | null;
  /** The wallet, minor units. */
  balance: number;
  held: number;
  method_state: PaymentMethodState | null;
  expiry_year: number | null;
  expiry_month: number | null;
  method_block: StoredBlock | null;
  subscriptions: SubscriptionFacts[];
  /** The renewal of this line that has no end yet. */
  open_renewal: OpenRenewalRow | null;
  /** The reference of the renewal that took this quote up before. */
  used_by: string | null;
  /** Value-added services that are on at the line. */
  services: ServiceTerms[];
  /** The membership tier that counts now; null: none. */
  tier: PricedTier | null;
  /** Which promotions are live; null: none ever was. */
  promotion_revision: number | null;
}

interface RawRow extends Omit<RenewalFactsRow, 'subscriptions' | 'services' | 'line_state' | 'msisdn'> {
  line_state: LineState | null;
  msisdn: string | null;
  plan_id: string | null;
  method_id: string | null;
  subscriptions: StoredSubscription[] | null;
  services: ServiceTerms[] | null;
}

interface StoredSubscription {
  id: string;
  plan: string;
  state: SubscriptionState;
  starts: string;
  ends: string;
  anchor: number;
  zone: string;
}

/** Part of a statement that knows the customer's row as `c`: the tier that counts now, as prices are told it. */
export const TIER_OF_CUSTOMER = `(SELECT jsonb_build_object('code', t.code, 'name', t.name, 'discountBps', t.discount_bps, 'freeServices', t.free_services)
   FROM membership b JOIN membership_tier t ON t.code = b.tier WHERE b.customer_id = c.id)`;

/* Services that are on at the line, with their fees of now. */
const SERVICES_OF_LINE = `(SELECT jsonb_agg(jsonb_build_object('code', v.code, 'name', v.name, 'fees', v.fees) ORDER BY v.position, v.code)
   FROM line_added_service o JOIN value_added_service v ON v.code = o.code WHERE o.customer_id = $1 AND o.line_id = $2)`;

const FACTS = {
  name: 'renewal-facts',
  text: `
SELECT clock_timestamp() AS now, c.status, c.wallet_currency, c.zone, c.country, ${taxRateOf('c')} AS tax_rate_bps, l.state AS line_state, l.msisdn,
  p.id AS plan_id, p.current_version_id, coalesce(a.credits - a.debits, 0) AS balance, coalesce(a.held, 0) AS held,
  m.id AS method_id, m.state AS method_state, m.expiry_year, m.expiry_month,
  ${BLOCK_OF_METHOD('m')} AS method_block,
  (SELECT jsonb_agg(jsonb_build_object('id', s.id, 'plan', s.plan_id, 'state', s.state, 'starts', s.starts_at,
     'ends', s.ends_at, 'anchor', s.anchor_day, 'zone', s.zone))
   FROM subscription s
   WHERE s.customer_id = $1 AND s.line_id = $2 AND s.state IN ('queued', 'active')) AS subscriptions,
  (SELECT jsonb_build_object('reference', r.reference, 'state', r.state, 'payment', y.reference, 'paymentState', y.state)
   FROM renewal r LEFT JOIN payment y ON y.customer_id = r.customer_id AND y.id = r.payment_id
   WHERE r.line_id = $2 AND r.state IN ('running', 'waiting') AND r.id IS DISTINCT FROM $6::uuid) AS open_renewal,
  (SELECT r.reference FROM renewal r WHERE r.quote_id = $5::uuid) AS used_by,
  ${TIER_OF_CUSTOMER} AS tier, ${SERVICES_OF_LINE} AS services,
  (SELECT max(v.revision) FROM promotion_revision v) AS promotion_revision
FROM customer c
LEFT JOIN line l ON l.customer_id = c.id AND l.id = $2
LEFT JOIN plan p ON p.id = $3
LEFT JOIN account a ON a.customer_id = c.id AND a.code = 'wallet'
LEFT JOIN payment_method m ON m.customer_id = c.id AND m.id = $4::uuid
WHERE c.id = $1`,
};

const instant = (text: string): string => new Date(text).toISOString();

const subscriptionFacts = (stored: StoredSubscription): SubscriptionFacts => ({
  id: stored.id,
  planId: stored.plan,
  state: stored.state,
  startsAt: instant(stored.starts),
  endsAt: instant(stored.ends),
  anchorDay: stored.anchor,
  zone: stored.zone,
});

const notKnown = (field: string): Problem =>
  new Problem('validation_failed', {}, [{ field, code: 'not_known' }]);

/**
 * Reads what a quote or a renewal is decided by. `about` names the quote that is taken up and the renewal that is retried,
 * so that they do not count against themselves. Throws `validation_failed` when customer, line, plan or method are not
 * known (each at its field).
 */
export async function readRenewalFacts(
  em: EntityManager,
  request: CreateQuoteInput,
  about: { quoteId?: string; renewalId?: string } = {},
): Promise<RenewalFactsRow> {
  const { customerId, lineId, planId, payment } = request;
  const rows = await runPrepared<RawRow>(em, FACTS, [
    customerId,
    lineId,
    planId,
    payment.methodId ?? null,
    about.quoteId ?? null,
    about.renewalId ?? null,
  ]);
  const row = rows[0];
  if (!row) throw notKnown('customerId');
  if (!row.line_state || row.msisdn === null) throw notKnown('lineId');
  if (!row.plan_id) throw notKnown('planId');
  if (payment.methodId && !row.method_id) throw notKnown('payment.methodId');
  const subscriptions = (row.subscriptions ?? []).map(subscriptionFacts);
  return {
    ...row,
    line_state: row.line_state,
    msisdn: row.msisdn,
    subscriptions,
    services: row.services ?? [],
  };
}
