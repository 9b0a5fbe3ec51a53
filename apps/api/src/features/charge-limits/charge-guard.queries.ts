import {
  type ChargeTry,
  exceededVelocity,
  VELOCITY_LOOK_BACK_MS,
  type VelocityLimit,
  velocityProblem,
} from '@ur-desk/domain/charge-limits';
import { addMs, type Instant, type Money, Problem } from '@ur-desk/domain/kernel';
import { isBlocking } from '@ur-desk/domain/payment-blocks';
import { type EntityManager } from 'typeorm';
import { type PreparedStatement, runPrepared } from '../../platform/db/prepared';
import { type Tx } from '../../platform/db/tx';
import { BLOCK_OF_CUSTOMER, BLOCK_OF_METHOD, IS_SAME_CARD } from '../payment-blocks/payment-block.queries';
import { type StoredBlock, storedBlockFacts } from '../payment-blocks/payment-block.view';

/** A charge at a provider that is about to be started. */
export interface ChargeOrder {
  customerId: string;
  amount: Money;
  /** Null: the customer pays on a page of the provider. */
  methodId: string | null;
}

interface GuardRow {
  limits: VelocityLimit[] | null;
  tries: (Omit<ChargeTry, 'at'> & { at: string })[] | null;
  customer_block: StoredBlock | null;
  method_block: StoredBlock | null;
  exception_id: string | null;
}

/** One statement: it stands before every charge. A customer has few tries within a day, and their key begins with him. */
const GUARD: PreparedStatement = {
  name: 'charge-guard',
  text: `SELECT
  (SELECT jsonb_agg(jsonb_build_object('scope', v.scope, 'hourCount', v.hour_count, 'hourSum', v.hour_sum,
     'dayCount', v.day_count, 'daySum', v.day_sum)) FROM velocity_limit v WHERE v.currency = $3) AS limits,
  (SELECT jsonb_agg(jsonb_build_object('at', p.created_at, 'amountMinor', p.amount, 'declined', p.state = 'failed',
     'sameMethod', coalesce(${IS_SAME_CARD('k', 'm')}, false)))
   FROM payment p LEFT JOIN payment_method k ON k.customer_id = p.customer_id AND k.id = p.method_id
   WHERE p.customer_id = c.id AND p.provider NOT IN ('wallet', 'offline') AND p.state <> 'expired' AND p.currency = $3
     AND p.created_at > $4) AS tries,
  ${BLOCK_OF_CUSTOMER('c')} AS customer_block, ${BLOCK_OF_METHOD('m')} AS method_block,
  (SELECT x.id FROM charge_exception x WHERE x.customer_id = c.id AND x.used_at IS NULL AND x.expires_at > $5
   ORDER BY x.id LIMIT 1) AS exception_id
FROM customer c LEFT JOIN payment_method m ON m.customer_id = c.id AND m.id = $2::uuid WHERE c.id = $1`,
};

const instant = (text: string): Instant => new Date(text).toISOString();

async function readGuard(em: EntityManager, order: ChargeOrder, now: Instant): Promise<GuardRow> {
  const { customerId, methodId, amount } = order;
  const since = addMs(now, -VELOCITY_LOOK_BACK_MS);
  const rows = await runPrepared<GuardRow>(em, GUARD, [customerId, methodId, amount.currency, since, now]);
  if (!rows[0]) throw new Problem('not_found');
  return rows[0];
}

/**
 * Stands before every charge at a provider, whatever it is for; the customer's row is locked, so that of parallel tries each
 * sees those before it. Gives the leave that the charge uses up, or null where it needs none. Throws `payments_blocked`,
 * `payment_method_blocked`, and what `velocityProblem` says of the first limit that would be exceeded.
 */
export async function guardCharge(tx: Tx, order: ChargeOrder): Promise<string | null> {
  const row = await readGuard(tx.em, order, tx.now);
  if (isBlocking(storedBlockFacts(row.customer_block), tx.now)) throw new Problem('payments_blocked');
  if (isBlocking(storedBlockFacts(row.method_block), tx.now)) throw new Problem('payment_method_blocked');
  const tries = (row.tries ?? []).map((one) => ({ ...one, at: instant(one.at) }));
  const wanted = { amountMinor: order.amount.amount, now: tx.now };
  const [excess] = exceededVelocity(tries, row.limits ?? [], wanted);
  if (!excess) return null;
  if (row.exception_id !== null) return row.exception_id;
  throw velocityProblem(excess, { currency: order.amount.currency, now: tx.now });
}
