import { type Instant, type Locale, type LocalText, type Money } from '../kernel';
import { type PaidWith, type PaymentProviderName } from '../payments';

export const RECEIPT_KINDS = ['topUp', 'renewal', 'refund'] as const;
export type ReceiptKind = (typeof RECEIPT_KINDS)[number];

/** What one source paid, or got back. */
export interface ReceiptPart {
  reference: string;
  provider: PaymentProviderName;
  paidWith: PaidWith | null;
  amount: Money;
}

/** Who issues receipts, as the operator has set it. */
export interface ReceiptIssuer {
  name: string;
  address: string | null;
  taxId: string | null;
}

/** What a receipt is made of: everything as it was agreed then, nothing computed from what holds today. */
export interface ReceiptFacts {
  kind: ReceiptKind;
  reference: string;
  at: Instant;
  /** `name` is null once the person was erased. */
  customer: { reference: string; name: string | null; locale: Locale; zone: string };
  /** The lines of the quote, or the one thing that was paid for. */
  lines: readonly { label: LocalText; amount: Money }[];
  total: Money;
  /** As frozen in the quote; null where no tax is shown: a balance is not yet a sale. */
  tax: { rateBps: number; included: Money } | null;
  parts: readonly ReceiptPart[];
  /** Of a refund: the payment that it belongs to. */
  refundOf: string | null;
}

/** A receipt in words, in one language: what is left is to put it on paper. */
export interface ReceiptText {
  title: string;
  issuer: readonly string[];
  facts: readonly { label: string; text: string }[];
  lines: readonly { label: string; text: string }[];
  total: { label: string; text: string };
  tax: { label: string; text: string } | null;
  parts: { label: string; rows: readonly { label: string; text: string }[] };
  note: string;
}
