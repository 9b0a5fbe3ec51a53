import { type CurrencyCode, type Instant } from '@ur-desk/domain/kernel';
import {
  type CardBrand,
  type DeclineCode,
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
}

export const PAYMENT_COLUMNS = `p.id, p.customer_id, p.reference, p.provider, p.method_id, coalesce(m.kind, p.paid_kind) AS kind,
  coalesce(m.brand, p.paid_brand) AS brand, coalesce(m.last_four, p.paid_last_four) AS last_four, p.purpose,
  p.purpose_id, p.amount, p.currency, p.captured, p.refund_reserved, p.state, p.decline_code, p.provider_reference,
  p.janitor_at, p.human_at, p.review_reason, p.attempts, p.created_at, p.settled_at`;

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
  };
}

export interface PaymentMethodRow {
  id: string;
  customer_id: string;
  provider: PaymentProviderName;
  token: string;
  kind: PaymentMethodKind;
  brand: CardBrand;
  last_four: string;
  expiry_month: number;
  expiry_year: number;
  state: PaymentMethodState;
  created_at: Date;
}

export const methodFacts = (row: PaymentMethodRow): MethodFacts => ({
  state: row.state,
  expiryMonth: row.expiry_month,
  expiryYear: row.expiry_year,
});

/** `now` decides whether the card is still good. */
export function paymentMethodView(row: PaymentMethodRow, now: Instant): PaymentMethodView {
  const facts = methodFacts(row);
  return {
    id: row.id,
    customerId: row.customer_id,
    provider: row.provider,
    kind: row.kind,
    brand: row.brand,
    lastFour: row.last_four,
    ...facts,
    usable: isUsable(facts, now),
    createdAt: row.created_at.toISOString(),
  };
}

export type TopUpRow = PaymentRow & { top_up_id: string; top_up_reference: string };

export const TOP_UP_COLUMNS = `t.id AS top_up_id, t.reference AS top_up_reference, ${PAYMENT_COLUMNS}`;

export const TOP_UP_FROM = `top_up t JOIN payment p ON p.customer_id = t.customer_id AND p.id = t.payment_id
  LEFT JOIN payment_method m ON m.customer_id = p.customer_id AND m.id = p.method_id`;

export function topUpView(row: TopUpRow): TopUpView {
  const payment = paymentView(row);
  return {
    id: row.top_up_id,
    customerId: row.customer_id,
    reference: row.top_up_reference,
    amount: payment.amount,
    payment,
    createdAt: payment.createdAt,
  };
}
