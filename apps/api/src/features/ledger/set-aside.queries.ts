import { type Money } from '@ur-desk/domain/kernel';
import { balanceTooLow } from '@ur-desk/domain/ledger';
import { type EntityManager } from 'typeorm';
import { walletOf } from './ledger.queries';

const SET_ASIDE = `UPDATE account SET held = held + $2
WHERE customer_id = $1 AND code = 'wallet' AND credits - debits - held >= $2 RETURNING code`;

/** Sets money of a wallet aside; the customer's row must be locked. Throws `balance_too_low`. */
export async function setAside(em: EntityManager, customerId: string, amount: Money): Promise<void> {
  const [changed] = await em.query<[unknown[], number]>(SET_ASIDE, [customerId, amount.amount]);
  if (changed.length === 1) return;
  const { available } = await walletOf(em, customerId);
  throw balanceTooLow(available.amount, amount.amount, amount.currency);
}

const FREE = `UPDATE account SET held = held - $2
WHERE customer_id = $1 AND code = 'wallet' AND held >= $2 RETURNING code`;

/** Frees what was set aside; the customer's row must be locked. */
export async function freeAside(em: EntityManager, customerId: string, amount: Money): Promise<void> {
  const [changed] = await em.query<[unknown[], number]>(FREE, [customerId, amount.amount]);
  if (changed.length !== 1) throw new Error(`less than ${amount.amount} is set aside for ${customerId}`);
}
