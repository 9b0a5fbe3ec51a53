import { type Instant } from '@ur-desk/domain/kernel';
import {
  nextJanitorCheck,
  nextPaymentStates,
  type PaymentVerdict,
  paymentStatesBefore,
  type PaymentView,
} from '@ur-desk/domain/payments';
import { type EntityManager } from 'typeorm';

const SETTLE = `UPDATE payment SET state = $3, decline_code = $4, provider_reference = $5, settled_at = $6,
  captured = CASE WHEN $3 = 'captured' THEN amount ELSE 0 END, janitor_at = NULL, human_at = NULL, attempts = $7
WHERE customer_id = $1 AND id = $2 AND state = ANY($8::text[])`;

const LEAVE_OPEN = `UPDATE payment SET state = 'unknown', attempts = $3, janitor_at = $4::timestamptz,
  human_at = CASE WHEN $4::timestamptz IS NULL THEN $5::timestamptz END
WHERE customer_id = $1 AND id = $2 AND state IN ('pending', 'requiresAction', 'unknown')`;

/**
 * Writes what a provider said, if the payment may still go there (P2): settled with its reason, or unknown with the time
 * of the next question; after the last one it waits for a human (P4).
 */
export async function writeVerdict(
  em: EntityManager,
  { payment, verdict, asked }: { payment: PaymentView; verdict: PaymentVerdict; asked: boolean },
  now: Instant,
): Promise<void> {
  const attempts = payment.checks + (asked ? 1 : 0);
  const key = [payment.customerId, payment.id];
  if (verdict.state === 'unknown') {
    const next = nextJanitorCheck(payment.createdAt, attempts, now);
    await em.query(LEAVE_OPEN, [...key, attempts, next, now]);
    return;
  }
  const declineCode = verdict.state === 'failed' ? verdict.declineCode : null;
  const values = [verdict.state, declineCode, verdict.providerReference, now, attempts];
  await em.query(SETTLE, [...key, ...values, paymentStatesBefore(verdict.state)]);
}

/** Whether a verdict would change anything: an unknown payment that was asked about gets its next time. */
export const mayWrite = (payment: PaymentView, verdict: PaymentVerdict): boolean =>
  payment.state === verdict.state
    ? verdict.state === 'unknown'
    : nextPaymentStates(payment.state).includes(verdict.state);
