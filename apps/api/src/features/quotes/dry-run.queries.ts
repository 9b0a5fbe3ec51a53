import { type CurrencyCode, Problem } from '@ur-desk/domain/kernel';
import { type PricedTier } from '@ur-desk/domain/memberships';
import { type PromotionVersionFacts } from '@ur-desk/domain/promotions';
import { type DryRunInput, type TopUpDryRunInput } from '@ur-desk/domain/renewals';
import { type EntityManager } from 'typeorm';
import { knownPromotions, versionsToTry } from '../promotions/promotion.queries';
import { promotionVersionFacts } from '../promotions/promotion.view';
import { taxRateOf } from '../tax-rates/tax-rate.queries';
import { TIER_OF_CUSTOMER } from './renewal-facts.queries';

/** What is known of who would buy, and of what. */
export interface DryRunRow {
  now: Date;
  country: string;
  wallet_currency: CurrencyCode;
  tax_rate_bps: number;
  tier: PricedTier | null;
  line_id: string | null;
  plan_id: string | null;
  current_version_id: string | null;
  promotion_revision: number | null;
}

const FACTS = `SELECT clock_timestamp() AS now, c.country, c.wallet_currency, ${taxRateOf('c')} AS tax_rate_bps, l.id AS line_id,
  ${TIER_OF_CUSTOMER} AS tier,
  p.id AS plan_id, p.current_version_id, (SELECT max(v.revision) FROM promotion_revision v) AS promotion_revision
FROM customer c LEFT JOIN line l ON l.customer_id = c.id AND l.id = $2 LEFT JOIN plan p ON p.id = $3 WHERE c.id = $1`;

const SHOPPER_FACTS = `SELECT clock_timestamp() AS now, c.country, c.wallet_currency, ${taxRateOf('c')} AS tax_rate_bps, NULL AS line_id,
  (SELECT jsonb_build_object('code', t.code, 'name', t.name, 'discountBps', t.discount_bps)
   FROM membership_tier t WHERE t.code = $3) AS tier,
  p.id AS plan_id, p.current_version_id, (SELECT max(v.revision) FROM promotion_revision v) AS promotion_revision
FROM (SELECT $1::text AS country, $2::text AS wallet_currency) c LEFT JOIN plan p ON p.id = $4`;

/** Who buys, and for a purchase what. */
export type DryRunBuyer = Pick<TopUpDryRunInput, 'customerId' | 'shopper'> &
  Partial<Pick<DryRunInput, 'lineId' | 'planId'>>;

const notKnown = (field: string): Problem =>
  new Problem('validation_failed', {}, [{ field, code: 'not_known' }]);

const CHOICE = (code: 'required' | 'not_both'): Problem =>
  new Problem('validation_failed', {}, [{ field: 'customerId', code }]);

/** Who pays: a customer of ours, or somebody in a tier. Throws `validation_failed`. */
export async function buyerOf(em: EntityManager, input: DryRunBuyer): Promise<DryRunRow> {
  const { customerId, shopper, lineId = null, planId = null } = input;
  if (customerId !== undefined) {
    if (shopper) throw CHOICE('not_both');
    const [row] = await em.query<DryRunRow[]>(FACTS, [customerId, lineId, planId]);
    if (!row) throw notKnown('customerId');
    return row;
  }
  if (!shopper) throw CHOICE('required');
  const { country, currency, tier } = shopper;
  const [row] = await em.query<DryRunRow[]>(SHOPPER_FACTS, [country, currency, tier, planId]);
  if (!row || (tier !== null && !row.tier)) throw notKnown('shopper.tier');
  return row;
}

/** Who buys, and that line and plan are there. Throws `validation_failed`. */
export async function purchaseFactsOf(em: EntityManager, input: DryRunInput): Promise<DryRunRow> {
  const row = await buyerOf(em, input);
  if (input.lineId && !row.line_id) throw notKnown('lineId');
  if (!row.plan_id) throw notKnown('planId');
  return row;
}

/** Versions in preparation, judged as tests are. Throws `validation_failed` for a promotion that is not there. */
export async function tryingOf(
  em: EntityManager,
  promotionId: string | null,
): Promise<PromotionVersionFacts[]> {
  if (promotionId && (await knownPromotions(em, [promotionId])).length === 0) throw notKnown('promotionId');
  const rows = await versionsToTry(em, promotionId);
  return rows.map((row) => ({ ...promotionVersionFacts(row), state: 'test' }));
}
