import { type Instant, MINUTE_MS, type Money, msBetween } from '../kernel';
import { type PaymentPurpose, type PaymentState } from './payment.rules';

/** Two of the same within this time are hardly both meant (rules 4). */
export const DUPLICATE_WINDOW_MS = 10 * MINUTE_MS;

/** What tells one payment of a customer from another. */
export interface PaymentFootprint {
  id: string;
  purpose: PaymentPurpose;
  purposeId: string;
  /** Of a renewal: the line that was renewed. */
  lineId: string | null;
  amount: Money;
  state: PaymentState;
  /** The sum of the refunds that count. */
  refunded: Money;
  createdAt: Instant;
}

const isStillPaid = ({ state, amount, refunded }: PaymentFootprint): boolean =>
  state === 'captured' && refunded.amount < amount.amount;

/**
 * Whether two payments of one customer look like one that was taken twice: the same purpose (for a renewal: the same line),
 * the same amount, within ten minutes, and neither given back. The parts of one split are no duplicates.
 */
export const areDuplicates = (a: PaymentFootprint, b: PaymentFootprint): boolean =>
  a.id !== b.id &&
  a.purpose === b.purpose &&
  a.purposeId !== b.purposeId &&
  a.lineId === b.lineId &&
  a.amount.amount === b.amount.amount &&
  a.amount.currency === b.amount.currency &&
  isStillPaid(a) &&
  isStillPaid(b) &&
  Math.abs(msBetween(a.createdAt, b.createdAt)) <= DUPLICATE_WINDOW_MS;

/** Every payment that looks like a repetition, with the one before it; in the order of time. */
export function repeatedPayments<T extends PaymentFootprint>(
  payments: readonly T[],
): { earlier: T; later: T }[] {
  const inOrder = [...payments].sort(
    (a, b) => a.createdAt.localeCompare(b.createdAt) || a.id.localeCompare(b.id),
  );
  return inOrder.flatMap((later, index) => {
    const earlier = inOrder.slice(0, index).findLast((one) => areDuplicates(one, later));
    return earlier ? [{ earlier, later }] : [];
  });
}
