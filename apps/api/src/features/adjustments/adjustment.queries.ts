import {
  type AdjustmentDecision,
  type AdjustmentState,
  type AdjustmentView,
} from '@ur-desk/domain/adjustments';
import { type Instant, Problem } from '@ur-desk/domain/kernel';
import { type EntityManager } from 'typeorm';
import { ADJUSTMENT_COLUMNS, ADJUSTMENT_FROM, type AdjustmentRow, adjustmentView } from './adjustment.view';

/** One adjustment as it is at `now`. Throws `not_found`. */
export async function adjustmentById(em: EntityManager, id: string, now: Instant): Promise<AdjustmentView> {
  const sql = `SELECT ${ADJUSTMENT_COLUMNS} FROM ${ADJUSTMENT_FROM} WHERE t.id = $1`;
  const rows = await em.query<AdjustmentRow[]>(sql, [id]);
  if (!rows[0]) throw new Problem('not_found');
  return adjustmentView(rows[0], now);
}

/** A row to be written: what was ordered, as it was decided. */
export interface NewAdjustment {
  id: string;
  customerId: string;
  reference: string;
  decision: AdjustmentDecision;
  reasonCode: string;
  comment: string | null;
  actor: { kind: string; id: string };
  now: Instant;
}

/** Writes an order that waits until it is carried out, in the same transaction or after approval. */
export async function insertAdjustment(em: EntityManager, made: NewAdjustment): Promise<void> {
  const { effect, measure, quantity, changes } = made.decision;
  await em.query(
    `INSERT INTO adjustment (customer_id, id, reference, kind, state, measure, quantity, subscription_id, allowance_kind,
       changes, reason_code, comment, actor_kind, actor_id, created_at)
     VALUES ($1, $2, $3, $4, 'awaitingApproval', $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
    [
      made.customerId,
      made.id,
      made.reference,
      effect.kind,
      measure,
      quantity,
      'plan' in effect ? effect.plan.id : null,
      effect.kind === 'allowance' ? effect.lot.kind : null,
      JSON.stringify(changes),
      made.reasonCode,
      made.comment,
      made.actor.kind,
      made.actor.id,
      made.now,
    ],
  );
}

/** The order now waits for this request. */
export async function awaitApproval(
  em: EntityManager,
  of: { customerId: string; id: string },
  approvalId: string,
) {
  const sql = 'UPDATE adjustment SET approval_id = $3 WHERE customer_id = $1 AND id = $2';
  await em.query(sql, [of.customerId, of.id, approvalId]);
}

const DONE = `UPDATE adjustment SET state = 'done', changes = $3, ends_before = $4, ends_after = $5, done_at = $6
WHERE customer_id = $1 AND id = $2 AND state = 'awaitingApproval' RETURNING id`;

/** The order was carried out, once. Throws `wrong_state` where it does not wait any more. */
export async function markDone(
  em: EntityManager,
  of: { customerId: string; id: string },
  { decision, now }: { decision: AdjustmentDecision; now: Instant },
): Promise<void> {
  const { effect, changes } = decision;
  const ends = effect.kind === 'validity' ? [effect.plan.endsAt, effect.endsAt] : [null, null];
  const values = [of.customerId, of.id, JSON.stringify(changes), ...ends, now];
  const [done] = await em.query<[{ id: string }[], number]>(DONE, values);
  if (done.length !== 1) throw new Problem('wrong_state', { state: 'done' });
}

const UNDONE = `UPDATE adjustment SET state = 'undone' WHERE customer_id = $1 AND id = $2 AND state = 'done' RETURNING id`;

/** What was carried out was taken back, once. Throws `undo_done`. */
export async function markUndone(em: EntityManager, of: { customerId: string; id: string }): Promise<void> {
  const [undone] = await em.query<[{ id: string }[], number]>(UNDONE, [of.customerId, of.id]);
  if (undone.length !== 1) throw new Problem('undo_done');
}

/** Whose adjustment it is: known before the write, because the write locks that customer first. Throws `not_found`. */
export async function customerOfAdjustment(em: EntityManager, id: string): Promise<string> {
  const rows = await em.query<{ customer_id: string }[]>('SELECT customer_id FROM adjustment WHERE id = $1', [
    id,
  ]);
  if (!rows[0]) throw new Problem('not_found');
  return rows[0].customer_id;
}

/** The order will not be carried out. */
export async function markDropped(
  em: EntityManager,
  of: { customerId: string; id: string },
  state: Extract<AdjustmentState, 'rejected' | 'expired' | 'cancelled'>,
): Promise<void> {
  const sql = `UPDATE adjustment SET state = $3 WHERE customer_id = $1 AND id = $2 AND state = 'awaitingApproval'`;
  await em.query(sql, [of.customerId, of.id, state]);
}
