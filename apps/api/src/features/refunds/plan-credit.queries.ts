import { type CurrencyCode, type LocalText } from '@ur-desk/domain/kernel';
import { type PlanCredit, type PlanCreditView } from '@ur-desk/domain/refunds';
import { type SubscriptionState } from '@ur-desk/domain/subscriptions';
import { type EntityManager } from 'typeorm';

/** A subscription and the captured payments that paid for it, in the order in which they were made. */
export interface PaidPlanRow {
  id: string;
  reference: string;
  state: SubscriptionState;
  starts_at: Date;
  ends_at: Date;
  plan_name: LocalText;
  currency: CurrencyCode;
  payment_ids: string[];
}

const PAID_PLAN = `SELECT s.id, s.reference, s.state, s.starts_at, s.ends_at, v.name AS plan_name, c.wallet_currency AS currency,
  ARRAY(SELECT p.id FROM renewal r
    JOIN payment p ON p.customer_id = r.customer_id AND p.purpose = 'renewal' AND p.purpose_id = r.id
    WHERE r.customer_id = s.customer_id AND r.subscription_id = s.id AND p.state = 'captured' AND p.captured > 0
    ORDER BY p.id) AS payment_ids
FROM subscription s JOIN plan_version v ON v.id = s.plan_version_id JOIN customer c ON c.id = s.customer_id
WHERE s.customer_id = $1 AND s.id = $2`;

/** The subscription must be there: its id was read in the same transaction, or is that of a renewal. */
export async function paidPlan(
  em: EntityManager,
  of: { customerId: string; subscriptionId: string },
): Promise<PaidPlanRow> {
  const rows = await em.query<PaidPlanRow[]>(PAID_PLAN, [of.customerId, of.subscriptionId]);
  if (!rows[0]) throw new Error(`no subscription ${of.subscriptionId}`);
  return rows[0];
}

/** The refunds that a renewal gave for the plan that it replaced, by their payments. */
export type CreditRefunds = ReadonlyMap<string, { id: string; reference: string }>;

export const NO_REFUNDS: CreditRefunds = new Map();

export async function creditRefunds(
  em: EntityManager,
  of: { customerId: string; renewalId: string },
): Promise<CreditRefunds> {
  const sql = 'SELECT payment_id, id, reference FROM refund WHERE customer_id = $1 AND renewal_id = $2';
  const rows = await em.query<{ payment_id: string; id: string; reference: string }[]>(sql, [
    of.customerId,
    of.renewalId,
  ]);
  return new Map(rows.map(({ payment_id: paymentId, id, reference }) => [paymentId, { id, reference }]));
}

/** A frozen credit with the refunds that it became. */
export const planCreditView = (credit: PlanCredit, refunds: CreditRefunds): PlanCreditView => ({
  ...credit,
  parts: credit.parts.map((part) => ({ ...part, refund: refunds.get(part.paymentId) ?? null })),
});
