import { isId, type Money, money, parseReference } from '../kernel';
import { type ReportCells } from './report-cells';
import { isCompared } from './settlement.rules';
import { type MovementKind, type ReportLine, type ReportRow } from './settlement.types';

/**
 * Stripe's two exports of balance transactions. Itemized: “Balance change from activity”, its columns as documented
 * (`balance_transaction_id`, `created_utc`, `gross`, …; our ids as `payment_metadata[payment_id]`). History: “All activity” of
 * the dashboard (`id`, `Type`, `Source`, …; our ids as `payment_id (metadata)`).
 */
interface StripeColumns {
  id: string;
  kind: string;
  created: string;
  gross: string;
  source: string;
  paymentId: string;
  refundId: string;
  customerAmount: string;
  customerCurrency: string;
}

export const STRIPE_ITEMIZED: StripeColumns = {
  id: 'balance_transaction_id',
  kind: 'reporting_category',
  created: 'created_utc',
  gross: 'gross',
  source: 'source_id',
  paymentId: 'payment_metadata[payment_id]',
  refundId: 'refund_metadata[refund_id]',
  customerAmount: 'customer_facing_amount',
  customerCurrency: 'customer_facing_currency',
};

export const STRIPE_HISTORY: StripeColumns = {
  id: 'id',
  kind: 'type',
  created: 'created (utc)',
  gross: 'amount',
  source: 'source',
  paymentId: 'payment_id (metadata)',
  refundId: 'refund_id (metadata)',
  customerAmount: 'customer facing amount',
  customerCurrency: 'customer facing currency',
};

/** Without these nothing can be compared. */
export const requiredStripeColumns = ({ id, kind, created, gross }: StripeColumns): string[] => [
  ...[id, kind, created, gross],
  ...['fee', 'net', 'currency'],
];

/** Reporting categories of the itemized report and types of the history, in our words. Any other is `other`. */
const KINDS: Readonly<Record<string, MovementKind>> = {
  charge: 'charge',
  payment: 'charge',
  refund: 'refund',
  payment_refund: 'refund',
  refund_failure: 'refundFailure',
  payment_failure_refund: 'refundFailure',
  dispute: 'dispute',
  dispute_reversal: 'disputeReversal',
  fee: 'fee',
  stripe_fee: 'fee',
  stripe_fx_fee: 'fee',
  tax_fee: 'fee',
  network_cost: 'fee',
  payout: 'payout',
  payout_cancel: 'payout',
  payout_failure: 'payout',
  payout_reversal: 'payout',
  adjustment: 'adjustment',
  other_adjustment: 'adjustment',
  partial_capture_reversal: 'adjustment',
};

/** The history has disputes as adjustments; their source says what they are. */
function kindOf(word: string, source: string, grossMinor: number): MovementKind {
  if (word === 'adjustment' && /^(dp|du)_/.test(source))
    return grossMinor < 0 ? 'dispute' : 'disputeReversal';
  return Object.hasOwn(KINDS, word) ? (KINDS[word] ?? 'other') : 'other';
}

const idOf = (text: string): string | null => (isId(text) ? text.toLowerCase() : null);

/** Our reference within the description: a payment's is all of it, a refund's names the payment that it is of. */
function referenceIn(description: string): string | null {
  const [found] = /\bPY-[0-9A-Z]{4}-[0-9A-Z]{4}\b/.exec(description) ?? [];
  return found === undefined ? null : (parseReference(found)?.reference ?? null);
}

/** A charge is known to us by its PaymentIntent, a refund by itself. */
function namesOf(
  cells: ReportCells,
  columns: StripeColumns,
  kind: MovementKind,
): Pick<ReportLine, 'providerReference' | 'otherReference' | 'ownId' | 'ownReference'> {
  const source = cells.optional(columns.source) || null;
  if (kind === 'refund') {
    const ownId = idOf(cells.optional(columns.refundId));
    return { providerReference: source, otherReference: null, ownId, ownReference: null };
  }
  const intent = cells.optional('payment_intent_id') || null;
  const charge = cells.optional('charge_id') || source;
  return {
    providerReference: intent ?? charge,
    otherReference: intent === null ? null : charge,
    ownId: kind === 'charge' ? idOf(cells.optional(columns.paymentId)) : null,
    ownReference: kind === 'charge' ? referenceIn(cells.optional('description')) : null,
  };
}

/**
 * What the customer paid or got back, where the report has it: Stripe settles in other currencies, too. Its sign is taken from
 * the balance's side.
 */
function customerAmount(cells: ReportCells, columns: StripeColumns, settled: Money): Money {
  if (cells.optional(columns.customerCurrency) === '' || cells.optional(columns.customerAmount) === '')
    return settled;
  const currency = cells.currency(columns.customerCurrency);
  const size = Math.abs(cells.amount(columns.customerAmount, currency).amount);
  return money(settled.amount < 0 ? -size : size, currency);
}

export function readStripeRow(cells: ReportCells, columns: StripeColumns): ReportRow {
  const currency = cells.currency('currency');
  const settled = cells.amount(columns.gross, currency);
  const fee = cells.amount('fee', currency);
  cells.requireNet(settled, fee, 'net');
  const providerKind = cells.required(columns.kind).toLowerCase();
  const kind = kindOf(providerKind, cells.optional(columns.source), settled.amount);
  const line = {
    line: cells.line,
    externalId: cells.required(columns.id),
    kind,
    providerKind,
    occurredAt: cells.instant(columns.created),
    amount: isCompared(kind) ? customerAmount(cells, columns, settled) : settled,
    settled,
    feeMinor: fee.amount,
    ...namesOf(cells, columns, kind),
  };
  return { line, period: null };
}
