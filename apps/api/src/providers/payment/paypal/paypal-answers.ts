import type { CapturedPayment, Order, OrdersCapture, Refund } from '@paypal/paypal-server-sdk';
import { HOUR_MS, type Instant, type Money } from '@ur-desk/domain/kernel';
import {
  type CapturedAnswer,
  type DeclinedAnswer,
  type ProcessingAnswer,
  type RefundAnswer,
} from '@ur-desk/domain/payments';
import { UnusableAnswer } from '../unusable-answer';
import { moneyOfPayPal } from './paypal-amounts';
import { payPalCaptureDecline } from './paypal-declines';

/** An order that nobody approved is kept for some hours; so long we count on it. */
const PAGE_MS = 3 * HOUR_MS;

/**
 * Our note on an order: our payment id, and until when we take the money. An order cannot be cancelled at PayPal; but money is
 * taken only when we capture it, and one marked as closed we never capture.
 */
export const noteOf = (paymentId: string, until: Instant): string =>
  `${paymentId};${Math.floor(Date.parse(until) / 1_000)}`;
export const closedNote = (paymentId: string): string => `${paymentId};closed`;

export interface Note {
  paymentId: string | null;
  closed: boolean;
  /** Milliseconds; null: no end was noted. */
  untilMs: number | null;
}

export function readNote(text: string | undefined): Note {
  const [paymentId = '', rest = ''] = (text ?? '').split(';');
  const untilMs = /^\d+$/.test(rest) ? Number(rest) * 1_000 : null;
  return { paymentId: paymentId || null, closed: rest === 'closed', untilMs };
}

/** When the page ends: when we wanted, or when PayPal lets go of the order. */
export function pageEnd(untilMs: number | null, createTime: string | undefined, nowMs: number): Instant {
  const kept = (createTime ? Date.parse(createTime) : nowMs) + PAGE_MS;
  return new Date(Math.min(untilMs ?? kept, kept)).toISOString();
}

type Capture = OrdersCapture | CapturedPayment;
export type CaptureAnswer = CapturedAnswer | DeclinedAnswer | ProcessingAnswer;

/** What became of a capture. `waitingReference`: its name until the money is there. Throws `UnusableAnswer`. */
export function captureAnswer(capture: Capture, waitingReference: string): CaptureAnswer {
  const { id, status, amount, statusDetails } = capture;
  if (!id) throw new UnusableAnswer('paypal', 'a capture without an id');
  switch (status as string | undefined) {
    case 'COMPLETED':
    case 'PARTIALLY_REFUNDED':
    case 'REFUNDED':
      return {
        result: 'captured',
        providerReference: id,
        amount: moneyOfPayPal(amount),
        paidWith: { kind: 'paypal', brand: null, lastFour: null },
      };
    case 'PENDING':
      return { result: 'processing', providerReference: waitingReference };
    case 'DECLINED':
    case 'FAILED':
      return {
        result: 'declined',
        providerReference: waitingReference,
        declineCode: payPalCaptureDecline(statusDetails?.reason),
      };
    default:
      throw new UnusableAnswer('paypal', `capture ${id} is ${String(status)}`);
  }
}

/** What became of a refund. Throws `UnusableAnswer`. */
export function refundAnswer({ id, status, amount }: Refund): RefundAnswer {
  if (!id) throw new UnusableAnswer('paypal', 'a refund without an id');
  switch (status as string | undefined) {
    case 'COMPLETED':
      return { result: 'succeeded', providerReference: id, amount: moneyOfPayPal(amount) };
    case 'PENDING':
      return { result: 'processing', providerReference: id };
    case 'FAILED':
    case 'CANCELLED':
      return { result: 'failed', providerReference: id, failureCode: 'refused' };
    default:
      throw new UnusableAnswer('paypal', `refund ${id} is ${String(status)}`);
  }
}

/** The one part of an order, which must be for what was asked for. Throws `UnusableAnswer`. */
export function unitOf(order: Order, asked: Money) {
  const [unit, ...more] = order.purchaseUnits ?? [];
  if (!unit || more.length > 0 || !order.id) throw new UnusableAnswer('paypal', 'an order of another shape');
  const { amount, currency } = moneyOfPayPal(unit.amount);
  if (amount !== asked.amount || currency !== asked.currency)
    throw new UnusableAnswer('paypal', `order ${order.id} is for another amount`);
  return { id: order.id, unit, note: readNote(unit.customId), capture: unit.payments?.captures?.[0] };
}
