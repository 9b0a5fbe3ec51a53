import { type CurrencyCode } from '@ur-desk/domain/kernel';
import { type PaymentView, type TopUpBonusState } from '@ur-desk/domain/payments';
import { type TopUpBonus } from '@ur-desk/domain/promotions';
import { type EntityManager } from 'typeorm';

/** A bonus as it was promised, and what became of it. */
export interface StoredTopUpBonus extends TopUpBonus {
  state: TopUpBonusState;
}

interface CustomerRow {
  now: Date;
  wallet_currency: CurrencyCode;
  country: string;
  tier: string | null;
  revision: number | null;
}

/** What promotions ask about who tops up; null: nobody by that id. */
export async function topUpCustomer(em: EntityManager, customerId: string): Promise<CustomerRow | null> {
  const sql = `SELECT clock_timestamp() AS now, c.wallet_currency, c.country,
      (SELECT b.tier FROM membership b WHERE b.customer_id = c.id AND b.tier IS NOT NULL) AS tier,
      (SELECT max(v.revision) FROM promotion_revision v) AS revision
    FROM customer c WHERE c.id = $1`;
  const rows = await em.query<CustomerRow[]>(sql, [customerId]);
  return rows[0] ?? null;
}

export interface PromisedBonuses {
  bonuses: StoredTopUpBonus[];
  /** The customer's. */
  zone: string;
}

/** What was promised with the top-up of a payment and has no end yet; none of any other payment. */
export async function promisedBonuses(
  em: EntityManager,
  { customerId, purpose, purposeId }: PaymentView,
): Promise<PromisedBonuses> {
  if (purpose !== 'topUp') return { bonuses: [], zone: 'UTC' };
  const sql = `SELECT t.bonuses, c.zone FROM top_up t JOIN customer c ON c.id = t.customer_id
    WHERE t.customer_id = $1 AND t.id = $2`;
  const rows = await em.query<PromisedBonuses[]>(sql, [customerId, purposeId]);
  const row = rows[0] ?? { bonuses: [], zone: 'UTC' };
  return { ...row, bonuses: row.bonuses.filter(({ state }) => state === 'promised') };
}

export async function writeBonusStates(
  em: EntityManager,
  { customerId, purposeId }: PaymentView,
  stateOf: (bonus: StoredTopUpBonus) => TopUpBonusState,
  { bonuses }: PromisedBonuses,
): Promise<void> {
  const after = bonuses.map((bonus) => ({ ...bonus, state: stateOf(bonus) }));
  const sql = 'UPDATE top_up SET bonuses = $3 WHERE customer_id = $1 AND id = $2';
  await em.query(sql, [customerId, purposeId, JSON.stringify(after)]);
}
