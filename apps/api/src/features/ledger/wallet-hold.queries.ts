import { addMs, type Instant, type Money } from '@ur-desk/domain/kernel';
import { balanceTooLow, HOLD_VALID_FOR_MS } from '@ur-desk/domain/ledger';
import { type EntityManager } from 'typeorm';
import { runPrepared } from '../../platform/db/prepared';
import { walletOf } from './ledger.queries';

export interface HoldOf {
  customerId: string;
  /** The renewal. */
  purposeId: string;
}

/* Nothing is held when the wallet has too little; what is added to an open hold makes it last anew. */
const HOLD = {
  name: 'wallet-hold',
  text: `WITH grown AS (
  UPDATE account SET held = held + $5::bigint
  WHERE customer_id = $1 AND code = 'wallet' AND currency = $4 AND credits - debits - held >= $5::bigint RETURNING 1
)
INSERT INTO wallet_hold (customer_id, id, purpose_id, currency, held, settled, state, created_at, expires_at)
SELECT $1::uuid, $2::uuid, $3::uuid, $4, $5::bigint, 0, 'open', $6::timestamptz, $7::timestamptz FROM grown
ON CONFLICT (customer_id, purpose_id) WHERE state = 'open'
  DO UPDATE SET held = wallet_hold.held + EXCLUDED.held, expires_at = EXCLUDED.expires_at
RETURNING id`,
};

/**
 * Holds money of the wallet for a purchase, or adds it to what is held for it; the customer's row must be locked.
 * Throws `balance_too_low`; nothing is held then.
 */
export async function holdMoney(
  em: EntityManager,
  { customerId, purposeId }: HoldOf,
  hold: { id: string; amount: Money; now: Instant },
): Promise<void> {
  const { amount, currency } = hold.amount;
  const values = [customerId, hold.id, purposeId, currency, amount, hold.now];
  const rows = await runPrepared(em, HOLD, [...values, addMs(hold.now, HOLD_VALID_FOR_MS)]);
  if (rows.length > 0) return;
  const { available } = await walletOf(em, customerId);
  throw balanceTooLow(available.amount, amount, currency);
}

const END = {
  name: 'wallet-hold-end',
  text: `WITH ended AS (
  UPDATE wallet_hold SET state = CASE WHEN $3::bigint > 0 THEN 'settled' ELSE 'released' END,
    settled = least(held, $3::bigint), ended_at = $4
  WHERE customer_id = $1 AND purpose_id = $2 AND state = 'open' RETURNING held
), lowered AS (
  UPDATE account a SET held = a.held - e.held FROM ended e WHERE a.customer_id = $1 AND a.code = 'wallet'
)
SELECT held FROM ended`,
};

/**
 * Ends what is held for a purchase, once: settled as far as it takes `settledMinor`, released when that is 0. Gives back
 * whether something was held. Settled money is free for the posting that follows in the same transaction.
 */
export async function endHold(
  em: EntityManager,
  { customerId, purposeId }: HoldOf,
  { settledMinor, now }: { settledMinor: number; now: Instant },
): Promise<boolean> {
  return (await runPrepared(em, END, [customerId, purposeId, settledMinor, now])).length > 0;
}

export interface ExpiredHold {
  customer_id: string;
  id: string;
  purpose_id: string;
  held: number;
}

/** Open holds whose time is over. */
export const expiredHolds = (em: EntityManager, now: Instant, atMost: number): Promise<ExpiredHold[]> =>
  em.query<ExpiredHold[]>(
    `SELECT customer_id, id, purpose_id, held FROM wallet_hold WHERE state = 'open' AND expires_at <= $1
     ORDER BY expires_at LIMIT $2`,
    [now, atMost],
  );

/** Whether this very hold is open and its time is over, as it is under the lock. */
export async function hasExpired(em: EntityManager, hold: ExpiredHold, now: Instant): Promise<boolean> {
  const sql = `SELECT 1 FROM wallet_hold WHERE customer_id = $1 AND id = $2 AND state = 'open' AND expires_at <= $3`;
  return (await em.query<object[]>(sql, [hold.customer_id, hold.id, now])).length > 0;
}
