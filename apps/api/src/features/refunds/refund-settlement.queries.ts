import { type CurrencyCode, type Instant, Problem } from '@ur-desk/domain/kernel';
import {
  type OutsideProviderName,
  nextJanitorCheck,
  type PaymentProviderName,
} from '@ur-desk/domain/payments';
import {
  type RefundReview,
  type RefundState,
  refundStatesBefore,
  type RefundVerdict,
} from '@ur-desk/domain/refunds';
import { type EntityManager } from 'typeorm';

/** What a provider must be told about a refund, and what settling it needs. */
export interface SourceFacts {
  customer_id: string;
  id: string;
  reference: string;
  state: RefundState;
  payment_id: string;
  payment_reference: string;
  provider: PaymentProviderName;
  /** No provider is told: finance pays it out. */
  by_hand: boolean;
  provider_reference: string | null;
  to_source: number;
  from_revenue: number;
  amount: number;
  currency: CurrencyCode;
  reason_code: string;
  submitted_at: Date | null;
  attempts: number;
}

const SOURCE_FACTS = `SELECT f.customer_id, f.id, f.reference, f.state, f.payment_id, coalesce(p.provider_reference, p.reference) AS payment_reference,
  p.provider, f.by_hand, f.provider_reference, f.to_source, f.from_revenue, f.amount, f.currency, f.reason_code, f.submitted_at, f.attempts
FROM refund f JOIN payment p ON p.customer_id = f.customer_id AND p.id = f.payment_id`;

/** Throws `not_found`. */
export async function sourceFacts(em: EntityManager, refundId: string): Promise<SourceFacts> {
  const rows = await em.query<SourceFacts[]>(`${SOURCE_FACTS} WHERE f.id = $1`, [refundId]);
  if (!rows[0]) throw new Problem('not_found');
  return rows[0];
}

/** The refund that an event is about: by our id, where the provider repeats it, else by its reference. */
export async function refundOfEvent(
  em: EntityManager,
  of: { provider: OutsideProviderName; refundId: string | null; reference: string | null },
): Promise<SourceFacts | null> {
  const sql = `${SOURCE_FACTS} WHERE p.provider = $1 AND f.to_source > 0
    AND (f.id = $2::uuid OR ($2::uuid IS NULL AND f.provider_reference = $3)) LIMIT 1`;
  const rows = await em.query<SourceFacts[]>(sql, [of.provider, of.refundId, of.reference]);
  return rows[0] ?? null;
}

/** Refunds that a provider should be asked about now, the longest due first. */
export async function refundsToAskFor(em: EntityManager, now: Instant, atMost: number): Promise<string[]> {
  const sql = 'SELECT id FROM refund WHERE janitor_at <= $1 ORDER BY janitor_at LIMIT $2';
  const rows = await em.query<{ id: string }[]>(sql, [now, atMost]);
  return rows.map(({ id }) => id);
}

const END = `UPDATE refund SET state = $3, failure_code = $4, provider_reference = coalesce($5, provider_reference),
  from_revenue = $6, attempts = $7, settled_at = $8, janitor_at = NULL, human_at = NULL, review_reason = NULL
WHERE customer_id = $1 AND id = $2 AND state = ANY($9::text[]) RETURNING id`;

const LEAVE_OPEN = `UPDATE refund SET state = $3, provider_reference = coalesce($4, provider_reference), attempts = $5,
  janitor_at = $6::timestamptz, human_at = CASE WHEN $6::timestamptz IS NULL THEN $7::timestamptz END,
  review_reason = CASE WHEN $6::timestamptz IS NULL THEN $8 END
WHERE customer_id = $1 AND id = $2 AND state = ANY($9::text[]) RETURNING id`;

/**
 * Writes what a provider said of a refund that waits for it: ended, or open with the time of the next question; after the
 * last one, and when the answer cannot be booked, it waits for a human (P4). The customer's row must be locked.
 */
export async function writeRefundVerdict(
  em: EntityManager,
  of: { facts: SourceFacts; verdict: Exclude<RefundVerdict, { state: 'resend' }>; asked: boolean },
  now: Instant,
): Promise<void> {
  const { facts, verdict } = of;
  const attempts = facts.attempts + (of.asked ? 1 : 0);
  const key = [facts.customer_id, facts.id];
  const reference = 'providerReference' in verdict ? verdict.providerReference : null;
  if (verdict.state === 'succeeded' || verdict.state === 'failed') {
    const failed = verdict.state === 'failed';
    const fromRevenue = failed ? facts.amount - facts.to_source : facts.from_revenue;
    const values = [
      verdict.state,
      failed ? verdict.failureCode : null,
      reference,
      fromRevenue,
      attempts,
      now,
    ];
    await one(em, END, [...key, ...values, refundStatesBefore(verdict.state)]);
    return;
  }
  const state = verdict.state === 'waiting' ? facts.state : 'unknown';
  const startedAt = facts.submitted_at?.toISOString() ?? now;
  const next = verdict.state === 'review' ? null : nextJanitorCheck(startedAt, attempts, now);
  const review: RefundReview = verdict.state === 'review' ? 'amountDiffers' : 'noAnswer';
  const from = [state, ...refundStatesBefore(state)];
  await one(em, LEAVE_OPEN, [...key, state, reference, attempts, next, now, review, from]);
}

async function one(em: EntityManager, sql: string, values: unknown[]): Promise<void> {
  const [written] = await em.query<[unknown[], number]>(sql, values);
  if (written.length !== 1) throw new Error('the refund went another way meanwhile');
}
