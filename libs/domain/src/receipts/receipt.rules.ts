import { type Locale, minorToDecimal, type Money } from '../kernel';
import { messageValues } from '../notifications';
import { paidWithText, PROVIDER_NAMES } from '../payments';
import { RECEIPT_TEXTS, RECEIPT_TITLES } from './receipt.texts';
import { type ReceiptFacts, type ReceiptIssuer, type ReceiptPart, type ReceiptText } from './receipt.types';

/** `CNY 19.99`: a code instead of a sign, because a sign can mean several currencies and is missing in many fonts. */
const amountText = (value: Money): string => `${value.currency} ${minorToDecimal(value)}`;

/** Basis points as a percentage: 600 → `6`, 1950 → `19.5`. */
const rateText = (bps: number): string => String(bps / 100);

function partName({ provider, paidWith }: ReceiptPart, locale: Locale): string {
  if (paidWith) return paidWithText(paidWith, locale);
  if (provider === 'wallet') return RECEIPT_TEXTS.balance[locale];
  return provider === 'offline' ? RECEIPT_TEXTS.offline[locale] : PROVIDER_NAMES[provider];
}

/**
 * A receipt in the customer's language and on the clock of his zone. The tax is that of the quote: a rate that changes later
 * changes no receipt (rules 1).
 */
export function receiptText(facts: ReceiptFacts, issuer: ReceiptIssuer): ReceiptText {
  const { customer, kind, tax, refundOf } = facts;
  const { locale } = customer;
  const say = (key: keyof typeof RECEIPT_TEXTS): string => RECEIPT_TEXTS[key][locale];
  const fact = (key: keyof typeof RECEIPT_TEXTS, text: string) => ({ label: say(key), text });
  return {
    title: RECEIPT_TITLES[kind][locale],
    issuer: [
      issuer.name,
      ...(issuer.address ? [issuer.address] : []),
      ...(issuer.taxId ? [`${say('taxId')} ${issuer.taxId}`] : []),
    ],
    facts: [
      fact('reference', facts.reference),
      fact('date', messageValues(locale, customer.zone).instant(facts.at)),
      fact('customer', customer.name ? `${customer.name} · ${customer.reference}` : customer.reference),
      ...(refundOf ? [fact('refundOf', refundOf)] : []),
    ],
    lines: facts.lines.map(({ label, amount }) => ({ label: label[locale], text: amountText(amount) })),
    total: fact('total', amountText(facts.total)),
    tax: tax && {
      label: say('tax').replace('{rate}', rateText(tax.rateBps)),
      text: amountText(tax.included),
    },
    parts: {
      label: say(kind === 'refund' ? 'returnedTo' : 'paidBy'),
      rows: facts.parts.map((part) => ({
        label: `${partName(part, locale)} · ${part.reference}`,
        text: amountText(part.amount),
      })),
    },
    note: say('note'),
  };
}
