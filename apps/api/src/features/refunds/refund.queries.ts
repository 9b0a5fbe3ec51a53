import { type Instant, Problem } from '@ur-desk/domain/kernel';
import { type RefundState, refundStatesBefore, type RefundView } from '@ur-desk/domain/refunds';
import { type EntityManager } from 'typeorm';
import { type PreparedStatement, runPrepared } from '../../platform/db/prepared';
import { REFUND_COLUMNS, REFUND_FROM, type RefundRow, refundView } from './refund.view';

const REFUND_BY_ID = `SELECT ${REFUND_COLUMNS} FROM ${REFUND_FROM} WHERE t.id = $1`;

/** One refund. Throws `not_found`. */
export async function refundById(em: EntityManager, refundId: string): Promise<RefundView> {
  const rows = await em.query<RefundRow[]>(REFUND_BY_ID, [refundId]);
  if (!rows[0]) throw new Problem('not_found');
  return refundView(rows[0]);
}

/** A repeated key is not answered with the stored answer, but with how the refund stands by now. */
export const asItStands = (stored: RefundView, em: EntityManager): Promise<RefundView> =>
  refundById(em, stored.id);

const INSERT_REFUND: PreparedStatement = {
  name: 'refund-insert',
  text: `INSERT INTO refund SELECT * FROM jsonb_populate_record(NULL::refund, $1)`,
};

/** What of a refund is kept but not shown. */
export interface RefundBooks {
  subscriptionId: string | null;
  /** Minor units: what of it comes back from revenue. */
  fromRevenue: number;
  /** When the plan was to end before. */
  planEndedAt: Instant | null;
  /** The closing of the account that it belongs to. */
  closingId: string | null;
}

/** What is paid out by hand waits for it since it was submitted. */
const humanAtOf = ({ source }: RefundView): Instant | null =>
  source?.reviewReason ? source.submittedAt : null;

/** Writes a refund as it was decided. */
export async function insertRefund(em: EntityManager, refund: RefundView, books: RefundBooks): Promise<void> {
  const row = {
    customer_id: refund.customerId,
    id: refund.id,
    reference: refund.reference,
    payment_id: refund.payment.id,
    subscription_id: books.subscriptionId,
    from_revenue: books.fromRevenue,
    plan_ended_at: books.planEndedAt,
    plan_ends_at: refund.planEndsAt,
    tier_progress: refund.tierProgress,
    coupon_use: refund.couponUse,
    to_source: refund.toSource.amount,
    replaces_id: refund.replaces?.id ?? null,
    renewal_id: refund.renewal?.id ?? null,
    closing_id: books.closingId,
    submitted_at: refund.source?.submittedAt ?? null,
    janitor_at: refund.source?.nextCheckAt ?? null,
    human_at: humanAtOf(refund),
    review_reason: refund.source?.reviewReason ?? null,
    by_hand: refund.source?.byHand ?? false,
    attempts: 0,
    settled_at: refund.state === 'succeeded' ? refund.createdAt : null,
    amount: refund.amount.amount,
    currency: refund.amount.currency,
    destination: refund.destination,
    reason_code: refund.reasonCode,
    comment: refund.comment,
    plan_effect: refund.planEffect,
    state: refund.state,
    suggestion: refund.suggestion,
    policy: refund.policy,
    override_reason: refund.overrideReason,
    balance_after: refund.balanceAfter.amount,
    refundable_after: refund.refundableAfter.amount,
    actor_kind: refund.actor.kind,
    actor_id: refund.actor.id,
    created_at: refund.createdAt,
  };
  await runPrepared(em, INSERT_REFUND, [JSON.stringify(row)]);
}

type Of = Pick<RefundView, 'customerId' | 'id'>;

/** The closing of the account that a refund belongs to, or null. */
export async function closingOf(em: EntityManager, of: Of): Promise<string | null> {
  const sql = 'SELECT closing_id FROM refund WHERE customer_id = $1 AND id = $2';
  const rows = await em.query<{ closing_id: string | null }[]>(sql, [of.customerId, of.id]);
  return rows[0]?.closing_id ?? null;
}

/** The order now waits for this request. */
export async function nameRequest(em: EntityManager, of: Of, approvalId: string): Promise<void> {
  const sql = 'UPDATE refund SET approval_id = $3 WHERE customer_id = $1 AND id = $2';
  await em.query(sql, [of.customerId, of.id, approvalId]);
}

/** Moves a refund to a state, if it may go there from where it is (P2). Throws `wrong_state`, or what `refused` says. */
export async function moveRefund(
  em: EntityManager,
  of: Of,
  to: RefundState,
  refused = new Problem('wrong_state', { state: to }),
): Promise<void> {
  const sql =
    'UPDATE refund SET state = $3 WHERE customer_id = $1 AND id = $2 AND state = ANY($4::text[]) RETURNING id';
  const [moved] = await em.query<[unknown[], number]>(sql, [
    of.customerId,
    of.id,
    to,
    refundStatesBefore(to),
  ]);
  if (moved.length !== 1) throw refused;
}

const CARRIED_OUT = `UPDATE refund SET state = $3, from_revenue = $4, plan_ended_at = $5, plan_ends_at = $6, submitted_at = $7,
  janitor_at = $8, settled_at = $9, balance_after = $10, refundable_after = $11, human_at = $12, review_reason = $13
WHERE customer_id = $1 AND id = $2 AND state = 'approved' RETURNING id`;

/** An order that waited is carried out, once: with what it moves and leads to now. Throws `wrong_state`. */
export async function writeCarriedOut(
  em: EntityManager,
  refund: RefundView,
  of: Pick<RefundBooks, 'fromRevenue' | 'planEndedAt'> & { now: Instant },
): Promise<void> {
  await moveRefund(em, refund, 'approved');
  await em.query(CARRIED_OUT, [
    refund.customerId,
    refund.id,
    refund.state,
    of.fromRevenue,
    of.planEndedAt,
    refund.planEndsAt,
    refund.source?.submittedAt ?? null,
    refund.source?.nextCheckAt ?? null,
    refund.state === 'succeeded' ? of.now : null,
    refund.balanceAfter.amount,
    refund.refundableAfter.amount,
    humanAtOf(refund),
    refund.source?.reviewReason ?? null,
  ]);
}
