import { type CurrencyCode, type Locale, type LocalText, money, Problem } from '@ur-desk/domain/kernel';
import {
  type CardBrand,
  type PaymentMethodKind,
  type PaymentProviderName,
  PURPOSE_TEXTS,
} from '@ur-desk/domain/payments';
import { type PriceDecision, type PriceLine } from '@ur-desk/domain/pricing';
import { type ReceiptFacts, type ReceiptPart } from '@ur-desk/domain/receipts';
import { type EntityManager } from 'typeorm';

interface PartRow {
  reference: string;
  provider: PaymentProviderName;
  kind: PaymentMethodKind | null;
  brand: CardBrand | null;
  lastFour: string | null;
  amount: number;
  currency: CurrencyCode;
}

interface CustomerRow {
  customer_reference: string;
  customer_name: string | null;
  locale: Locale;
  zone: string;
}

const CUSTOMER = 'c.reference AS customer_reference, k.name AS customer_name, c.locale, c.zone';
const CUSTOMER_JOINS = (of: string) =>
  `JOIN customer c ON c.id = ${of}.customer_id LEFT JOIN customer_contact k ON k.customer_id = c.id`;
const METHOD_JOIN = 'LEFT JOIN payment_method m ON m.customer_id = p.customer_id AND m.id = p.method_id';
const PART = `jsonb_build_object('reference', p.reference, 'provider', p.provider, 'kind', coalesce(m.kind, p.paid_kind),
  'brand', coalesce(m.brand, p.paid_brand), 'lastFour', coalesce(m.last_four, p.paid_last_four), 'amount', p.captured,
  'currency', p.currency)`;

const customerOf = (row: CustomerRow): ReceiptFacts['customer'] => ({
  reference: row.customer_reference,
  name: row.customer_name,
  locale: row.locale,
  zone: row.zone,
});

const partOf = ({ reference, provider, kind, brand, lastFour, amount, currency }: PartRow): ReceiptPart => ({
  reference,
  provider,
  paidWith: kind && { kind, brand, lastFour },
  amount: money(amount, currency),
});

interface PaymentRow extends CustomerRow {
  purpose: 'topUp' | 'renewal';
  purpose_id: string;
  state: string;
  settled_at: Date | null;
  created_at: Date;
  part: PartRow;
}

/**
 * What a payment's receipt says; of a payment for a renewal it is that of the renewal, because a split has one receipt.
 * Throws `not_found`, `wrong_state` (nothing was taken).
 */
export async function paymentReceipt(em: EntityManager, id: string): Promise<ReceiptFacts> {
  const sql = `SELECT ${CUSTOMER}, p.purpose, p.purpose_id, p.state, p.settled_at, p.created_at, ${PART} AS part
    FROM payment p ${METHOD_JOIN} ${CUSTOMER_JOINS('p')} WHERE p.id = $1`;
  const [row] = await em.query<PaymentRow[]>(sql, [id]);
  if (!row) throw new Problem('not_found');
  if (row.state !== 'captured') throw new Problem('wrong_state', { state: row.state });
  if (row.purpose === 'renewal') return renewalReceipt(em, row.purpose_id);
  const part = partOf(row.part);
  return {
    kind: 'topUp',
    reference: part.reference,
    at: (row.settled_at ?? row.created_at).toISOString(),
    customer: customerOf(row),
    lines: [{ label: PURPOSE_TEXTS.topUp, amount: part.amount }],
    total: part.amount,
    tax: null,
    parts: [part],
    refundOf: null,
  };
}

interface RenewalRow extends CustomerRow {
  reference: string;
  state: string;
  ended_at: Date | null;
  price: PriceDecision;
  plan_name: LocalText;
  parts: PartRow[];
}

/** What a line of the price is called for the customer. */
function labelOf(
  { rule, code, name }: Pick<PriceLine, 'rule' | 'code' | 'name'>,
  plan: LocalText,
): LocalText {
  const own = name ?? { en: code, zh: code };
  if (rule === 'planPrice') return plan;
  return rule === 'serviceFree' ? { en: `${own.en}: free for members`, zh: `${own.zh}：会员免费` } : own;
}

/** What a renewal's receipt says, from the price that was frozen then. Throws `not_found`, `wrong_state` (it did not succeed). */
export async function renewalReceipt(em: EntityManager, id: string): Promise<ReceiptFacts> {
  const sql = `SELECT ${CUSTOMER}, r.reference, r.state, r.ended_at, r.price, v.name AS plan_name,
      (SELECT coalesce(jsonb_agg(${PART} ORDER BY p.created_at, p.id), '[]') FROM payment p ${METHOD_JOIN}
        WHERE p.customer_id = r.customer_id AND p.purpose_id = r.id AND p.purpose = 'renewal' AND p.state = 'captured') AS parts
    FROM renewal r JOIN plan_version v ON v.id = r.plan_version_id ${CUSTOMER_JOINS('r')} WHERE r.id = $1`;
  const [row] = await em.query<RenewalRow[]>(sql, [id]);
  if (!row) throw new Problem('not_found');
  if (row.state !== 'succeeded' || !row.ended_at) throw new Problem('wrong_state', { state: row.state });
  const { lines, currency, totalMinor, taxRateBps, taxIncludedMinor } = row.price;
  return {
    kind: 'renewal',
    reference: row.reference,
    at: row.ended_at.toISOString(),
    customer: customerOf(row),
    lines: lines.map(({ rule, code, name, amountMinor }) => ({
      label: labelOf({ rule, code, name }, row.plan_name),
      amount: money(amountMinor, currency),
    })),
    total: money(totalMinor, currency),
    tax: taxRateBps > 0 ? { rateBps: taxRateBps, included: money(taxIncludedMinor, currency) } : null,
    parts: row.parts.map(partOf),
    refundOf: null,
  };
}

interface RefundRow extends CustomerRow {
  reference: string;
  state: string;
  amount: number;
  to_source: number;
  by_hand: boolean;
  created_at: Date;
  settled_at: Date | null;
  part: PartRow;
}

const REFUND_LABEL: LocalText = { en: 'Refund', zh: '退款' };

/** What a refund's receipt says. Throws `not_found`, `wrong_state` (it has not succeeded). */
export async function refundReceipt(em: EntityManager, id: string): Promise<ReceiptFacts> {
  const sql = `SELECT ${CUSTOMER}, t.reference, t.state, t.amount, t.to_source, t.by_hand, t.created_at, t.settled_at, ${PART} AS part
    FROM refund t JOIN payment p ON p.customer_id = t.customer_id AND p.id = t.payment_id ${METHOD_JOIN}
    ${CUSTOMER_JOINS('t')} WHERE t.id = $1`;
  const [row] = await em.query<RefundRow[]>(sql, [id]);
  if (!row) throw new Problem('not_found');
  if (row.state !== 'succeeded') throw new Problem('wrong_state', { state: row.state });
  const { currency } = row.part;
  const paid = { ...partOf(row.part), amount: money(row.to_source, currency) };
  const source: ReceiptPart = row.by_hand ? { ...paid, provider: 'offline', paidWith: null } : paid;
  const wallet: ReceiptPart = {
    reference: row.reference,
    provider: 'wallet',
    paidWith: null,
    amount: money(row.amount - row.to_source, currency),
  };
  return {
    kind: 'refund',
    reference: row.reference,
    at: (row.settled_at ?? row.created_at).toISOString(),
    customer: customerOf(row),
    lines: [{ label: REFUND_LABEL, amount: money(row.amount, currency) }],
    total: money(row.amount, currency),
    tax: null,
    parts: [source, wallet].filter(({ amount }) => amount.amount > 0),
    refundOf: row.part.reference,
  };
}
