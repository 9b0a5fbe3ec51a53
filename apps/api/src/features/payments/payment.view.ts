import { type CurrencyCode, type Instant } from '@ur-desk/domain/kernel';
import { type PaymentBlockView } from '@ur-desk/domain/payment-blocks';
import {
  type CardBrand,
  type DeclineCode,
  DUPLICATE_WINDOW_MS,
  isExpiringSoon,
  isUsable,
  type MethodFacts,
  type PaymentMethodKind,
  type PaymentMethodState,
  type PaymentMethodView,
  type PaymentProviderName,
  type PaymentPurpose,
  type PaymentState,
  type PaymentView,
  type ReviewReason,
  type TopUpView,
} from '@ur-desk/domain/payments';
import { type StoredTopUpBonus } from './top-up-bonus.queries';
import { BLOCK_ROW_OF_METHOD } from '../payment-blocks/payment-block.queries';
import { type PaymentBlockJson, paymentBlockView } from '../payment-blocks/payment-block.view';

export interface PaymentRow {
  id: string;
  customer_id: string;
  reference: string;
  provider: PaymentProviderName;
  method_id: string | null;
  kind: PaymentMethodKind | null;
  brand: CardBrand | null;
  last_four: string | null;
  purpose: PaymentPurpose;
  purpose_id: string;
  amount: number;
  currency: CurrencyCode;
  captured: number;
  refund_reserved: number;
  state: PaymentState;
  decline_code: DeclineCode | null;
  provider_reference: string | null;
  janitor_at: Date | null;
  human_at: Date | null;
  review_reason: ReviewReason | null;
  attempts: number;
  created_at: Date;
  settled_at: Date | null;
  duplicates?: PaymentView['duplicates'] | null;
  dispute?: PaymentView['dispute'];
}

export const PAYMENT_COLUMNS = `p.id, p.customer_id, p.reference, p.provider, p.method_id, coalesce(m.kind, p.paid_kind) AS kind,
  coalesce(m.brand, p.paid_brand) AS brand, coalesce(m.last_four, p.paid_last_four) AS last_four, p.purpose,
  p.purpose_id, p.amount, p.currency, p.captured, p.refund_reserved, p.state, p.decline_code, p.provider_reference,
  p.janitor_at, p.human_at, p.review_reason, p.attempts, p.created_at, p.settled_at`;

/*
 * `areDuplicates` of the domain as SQL, for lists of payments; a test compares the two. A customer has few payments and the
 * key begins with the customer, so this costs one look into the index.
 */
const LINE_OF = (alias: string): string =>
  `(SELECT r.line_id FROM renewal r WHERE r.customer_id = ${alias}.customer_id AND r.id = ${alias}.purpose_id)`;

const DUPLICATES = `CASE WHEN p.state = 'captured' AND p.refund_reserved < p.captured THEN (
  SELECT jsonb_agg(jsonb_build_object('id', d.id, 'reference', d.reference, 'createdAt', d.created_at)
    ORDER BY d.created_at, d.id)
  FROM payment d WHERE d.customer_id = p.customer_id AND d.id <> p.id AND d.purpose = p.purpose
    AND d.purpose_id <> p.purpose_id AND d.amount = p.amount AND d.currency = p.currency AND d.state = 'captured'
    AND d.refund_reserved < d.captured
    AND d.created_at BETWEEN p.created_at - interval '${DUPLICATE_WINDOW_MS} ms'
      AND p.created_at + interval '${DUPLICATE_WINDOW_MS} ms'
    AND (p.purpose <> 'renewal' OR ${LINE_OF('d')} IS NOT DISTINCT FROM ${LINE_OF('p')})) END AS duplicates`;

const DISPUTE = `(SELECT jsonb_build_object('id', d.id, 'reference', d.reference, 'state', d.state) FROM dispute d
  WHERE d.customer_id = p.customer_id AND d.payment_id = p.id ORDER BY d.id DESC LIMIT 1) AS dispute`;

/** What staff are shown of a payment: with the payments that look like the same one again, and its dispute. */
export const SHOWN_PAYMENT_COLUMNS = `${PAYMENT_COLUMNS}, ${DUPLICATES}, ${DISPUTE}`;

export const PAYMENT_FROM = `payment p LEFT JOIN payment_method m ON m.customer_id = p.customer_id AND m.id = p.method_id`;

const instant = (date: Date | null): Instant | null => date?.toISOString() ?? null;

function paidWithOf({
  method_id: methodId,
  kind,
  brand,
  last_four: lastFour,
}: PaymentRow): PaymentView['paidWith'] {
  return kind && { methodId, kind, brand, lastFour };
}

export function paymentView(row: PaymentRow): PaymentView {
  const { currency } = row;
  return {
    id: row.id,
    customerId: row.customer_id,
    reference: row.reference,
    provider: row.provider,
    paidWith: paidWithOf(row),
    purpose: row.purpose,
    purposeId: row.purpose_id,
    amount: { amount: row.amount, currency },
    captured: { amount: row.captured, currency },
    refunded: { amount: row.refund_reserved, currency },
    state: row.state,
    declineCode: row.decline_code,
    providerReference: row.provider_reference,
    nextCheckAt: instant(row.janitor_at),
    checks: row.attempts,
    reviewReason: row.review_reason,
    createdAt: row.created_at.toISOString(),
    settledAt: instant(row.settled_at),
    dispute: row.dispute ?? null,
    duplicates: (row.duplicates ?? []).map((one) => ({
      ...one,
      createdAt: new Date(one.createdAt).toISOString(),
    })),
  };
}

export interface PaymentMethodRow {
  id: string;
  customer_id: string;
  provider: PaymentProviderName;
  token: string;
  kind: PaymentMethodKind;
  brand: CardBrand | null;
  last_four: string | null;
  expiry_month: number | null;
  expiry_year: number | null;
  state: PaymentMethodState;
  is_default: boolean;
  automatic_use_since: Date | null;
  created_at: Date;
  removed_at: Date | null;
  /** What keeps it from being charged; left out of a row that was just written. */
  block?: PaymentBlockJson | null;
}

export const METHOD_COLUMNS = `m.*, ${BLOCK_ROW_OF_METHOD('m')} AS block`;

const blockOf = (row: PaymentMethodRow, now: Instant): PaymentBlockView | null => {
  const block = row.block ? paymentBlockView(row.block, now) : null;
  return block?.state === 'active' ? block : null;
};

/** `now` decides whether a block still holds. */
export const methodFacts = (row: PaymentMethodRow, now: Instant): MethodFacts => ({
  state: row.state,
  expiryMonth: row.expiry_month,
  expiryYear: row.expiry_year,
  block: blockOf(row, now),
});

/** `now` decides whether the card is still good. */
export function paymentMethodView(row: PaymentMethodRow, now: Instant): PaymentMethodView {
  const facts = methodFacts(row, now);
  const block = blockOf(row, now);
  return {
    id: row.id,
    customerId: row.customer_id,
    provider: row.provider,
    kind: row.kind,
    brand: row.brand,
    lastFour: row.last_four,
    ...facts,
    block,
    usable: isUsable(facts, now),
    expiringSoon: row.state === 'active' && isExpiringSoon(facts, now),
    isDefault: row.is_default,
    automaticUseSince: instant(row.automatic_use_since),
    createdAt: row.created_at.toISOString(),
    removedAt: instant(row.removed_at),
  };
}

export type TopUpRow = PaymentRow & {
  top_up_id: string;
  top_up_reference: string;
  bonuses: StoredTopUpBonus[];
};

export const TOP_UP_COLUMNS = `t.id AS top_up_id, t.reference AS top_up_reference, t.bonuses, ${PAYMENT_COLUMNS}`;

export const TOP_UP_FROM = `top_up t JOIN payment p ON p.customer_id = t.customer_id AND p.id = t.payment_id
  LEFT JOIN payment_method m ON m.customer_id = p.customer_id AND m.id = p.method_id`;

export const bonusViews = (
  bonuses: readonly StoredTopUpBonus[],
  currency: CurrencyCode,
): TopUpView['bonuses'] =>
  bonuses.map(({ promotionId, code, name, amountMinor, validDays, state }) => ({
    promotionId,
    code,
    name,
    amount: { amount: amountMinor, currency },
    validDays,
    state,
  }));

export function topUpView(row: TopUpRow): TopUpView {
  const payment = paymentView(row);
  return {
    id: row.top_up_id,
    customerId: row.customer_id,
    reference: row.top_up_reference,
    amount: payment.amount,
    bonuses: bonusViews(row.bonuses, payment.amount.currency),
    payment,
    createdAt: payment.createdAt,
  };
}
