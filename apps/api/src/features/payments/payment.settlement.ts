import { type Instant } from '@ur-desk/domain/kernel';
import {
  isOpen,
  nextJanitorCheck,
  nextPaymentStates,
  type PaymentState,
  type PaymentVerdict,
  paymentStatesBefore,
  type PaymentView,
} from '@ur-desk/domain/payments';
import { type EntityManager } from 'typeorm';

const SETTLE = `UPDATE payment SET state = $3, decline_code = $4, provider_reference = coalesce($5, provider_reference),
  settled_at = $6, captured = CASE WHEN $3 = 'captured' THEN amount ELSE 0 END, janitor_at = NULL, human_at = NULL,
  review_reason = NULL, attempts = $7, paid_kind = $9, paid_brand = $10, paid_last_four = $11
WHERE customer_id = $1 AND id = $2 AND state = ANY($8::text[])`;

const LEAVE_OPEN = `UPDATE payment SET state = $3, provider_reference = coalesce($4, provider_reference), attempts = $5,
  janitor_at = $6::timestamptz, human_at = CASE WHEN $6::timestamptz IS NULL THEN $7::timestamptz END,
  review_reason = CASE WHEN $6::timestamptz IS NULL THEN $9 END
WHERE customer_id = $1 AND id = $2 AND state = ANY($8::text[])`;

type OpenState = Extract<PaymentState, 'pending' | 'requiresAction' | 'unknown'>;

/**
 * The state of a payment that a verdict leaves open. While the customer acts, silence of the provider changes nothing: it
 * said already what it waits for.
 */
function openStateAfter(before: PaymentState, verdict: PaymentVerdict): OpenState | null {
  switch (verdict.state) {
    case 'captured':
    case 'failed':
    case 'expired':
      return null;
    case 'requiresAction':
    case 'review':
      return verdict.state === 'review' ? 'unknown' : 'requiresAction';
    case 'waiting':
      return before === 'requiresAction' || before === 'unknown' ? before : 'pending';
    case 'unknown':
      return before === 'requiresAction' ? before : 'unknown';
  }
}

/**
 * Writes what a provider said, if the payment may still go there (P2): settled with its reason, or open with the time of
 * the next question; after the last one, and when the answer cannot be booked, it waits for a human (P4).
 */
export async function writeVerdict(
  em: EntityManager,
  { payment, verdict, asked }: { payment: PaymentView; verdict: PaymentVerdict; asked: boolean },
  now: Instant,
): Promise<void> {
  const attempts = payment.checks + (asked ? 1 : 0);
  const key = [payment.customerId, payment.id];
  const reference = 'providerReference' in verdict ? verdict.providerReference : null;
  const open = openStateAfter(payment.state, verdict);
  if (open) {
    const endsAt = verdict.state === 'requiresAction' ? verdict.expiresAt : null;
    const next =
      verdict.state === 'review' ? null : nextJanitorCheck(payment.createdAt, attempts, now, endsAt);
    const from = [open, ...paymentStatesBefore(open)];
    const reason = verdict.state === 'review' ? verdict.reason : 'noAnswer';
    await em.query(LEAVE_OPEN, [...key, open, reference, attempts, next, now, from, reason]);
    return;
  }
  const declineCode = verdict.state === 'failed' ? verdict.declineCode : null;
  const values = [verdict.state, declineCode, reference, now, attempts];
  const to = verdict.state as PaymentState;
  const paidWith = verdict.state === 'captured' ? verdict.paidWith : null;
  const paid = [paidWith?.kind ?? null, paidWith?.brand ?? null, paidWith?.lastFour ?? null];
  await em.query(SETTLE, [...key, ...values, paymentStatesBefore(to), ...paid]);
}

const stateAfter = (payment: PaymentView, verdict: PaymentVerdict): PaymentState =>
  openStateAfter(payment.state, verdict) ?? (verdict.state as PaymentState);

/** Whether a verdict brings a payment anywhere, rather than only to its next question. */
export const movesOn = (payment: PaymentView, verdict: PaymentVerdict): boolean =>
  stateAfter(payment, verdict) !== payment.state;

/** Whether a verdict would change anything: an open payment that was asked about gets its next time. */
export function mayWrite(payment: PaymentView, verdict: PaymentVerdict): boolean {
  const to = stateAfter(payment, verdict);
  return payment.state === to ? isOpen(to) : nextPaymentStates(payment.state).includes(to);
}
