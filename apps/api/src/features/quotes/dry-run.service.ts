import { Injectable } from '@nestjs/common';
import { type CurrencyCode, fieldProblem, Problem } from '@ur-desk/domain/kernel';
import { type PricedTier, tierCandidates } from '@ur-desk/domain/memberships';
import { type PlanVersionView, priceIn } from '@ur-desk/domain/plans';
import { decidePrice } from '@ur-desk/domain/pricing';
import { type PromotionVersionFacts } from '@ur-desk/domain/promotions';
import { type DryRunInput, type DryRunView } from '@ur-desk/domain/renewals';
import { type EntityManager } from 'typeorm';
import { Clock } from '../../platform/clock/clock';
import { Db } from '../../platform/db/db';
import { PlanCatalogue } from '../plans/plan-catalogue.service';
import { planVersionFacts } from '../plans/plan.view';
import { LivePromotions } from '../promotions/live-promotions.service';
import { knownPromotions, versionsToTry } from '../promotions/promotion.queries';
import { promotionVerdictView, promotionVersionFacts } from '../promotions/promotion.view';
import { taxRateOf } from '../tax-rates/tax-rate.queries';
import { TIER_OF_CUSTOMER } from './renewal-facts.queries';
import { priceView } from './quote.view';

interface DryRunRow {
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

const notKnown = (field: string): Problem =>
  new Problem('validation_failed', {}, [{ field, code: 'not_known' }]);

/** Prices purchases that nobody makes, also with promotions that are not released yet (rules 5). */
@Injectable()
export class DryRunService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly catalogue: PlanCatalogue,
    private readonly promotions: LivePromotions,
  ) {}

  /** Throws `validation_failed` for what is not known, `plan_not_released`, `plan_not_sold`. */
  async run(input: DryRunInput): Promise<DryRunView> {
    return this.db.read(async (em) => {
      const row = await factsOf(em, input);
      const plan = await this.planOf(em, row);
      const trying = await tryingOf(em, input.promotionId ?? null);
      const { customerId = null, lineId = null, planId, couponCode, channel = 'agent' } = input;
      const at = input.at ? new Date(input.at).toISOString() : this.clock.at(row.now);
      const { country, wallet_currency: currency, promotion_revision: revision } = row;
      const amountMinor = priceIn(plan, currency)?.amount ?? 0;
      const facts = { planId, tier: row.tier?.code ?? null, channel, country, currency, amountMinor };
      const purchase = { customerId, lineId, revision, now: at, couponCode, trying, facts };
      const { candidates, verdicts, coupon } = await this.promotions.judge(em, purchase);
      const price = decidePrice({
        plan: planVersionFacts(plan),
        currency,
        candidates: [...tierCandidates(row.tier), ...candidates],
        walletAvailableMinor: 0,
        payment: { useWallet: true },
        taxRateBps: row.tax_rate_bps,
      });
      return {
        at,
        couponCode: coupon?.code ?? null,
        price: priceView(price),
        verdicts: verdicts.map(promotionVerdictView),
      };
    });
  }

  private async planOf(em: EntityManager, row: DryRunRow): Promise<PlanVersionView> {
    if (!row.current_version_id) throw fieldProblem('planId', 'plan_not_released');
    return { ...(await this.catalogue.versionById(em, row.current_version_id)), state: 'released' };
  }
}

const CHOICE = (code: 'required' | 'not_both'): Problem =>
  new Problem('validation_failed', {}, [{ field: 'customerId', code }]);

/** Who buys: a customer of ours, or somebody in a tier. */
async function buyerOf(em: EntityManager, input: DryRunInput): Promise<DryRunRow> {
  const { customerId, shopper, lineId, planId } = input;
  if (customerId !== undefined) {
    if (shopper) throw CHOICE('not_both');
    const [row] = await em.query<DryRunRow[]>(FACTS, [customerId, lineId ?? null, planId]);
    if (!row) throw notKnown('customerId');
    return row;
  }
  if (!shopper) throw CHOICE('required');
  const { country, currency, tier } = shopper;
  const [row] = await em.query<DryRunRow[]>(SHOPPER_FACTS, [country, currency, tier, planId]);
  if (!row || (tier !== null && !row.tier)) throw notKnown('shopper.tier');
  return row;
}

async function factsOf(em: EntityManager, input: DryRunInput): Promise<DryRunRow> {
  const row = await buyerOf(em, input);
  if (input.lineId && !row.line_id) throw notKnown('lineId');
  if (!row.plan_id) throw notKnown('planId');
  return row;
}

/** Versions in preparation, judged as tests are. */
async function tryingOf(em: EntityManager, promotionId: string | null): Promise<PromotionVersionFacts[]> {
  if (promotionId && (await knownPromotions(em, [promotionId])).length === 0) throw notKnown('promotionId');
  const rows = await versionsToTry(em, promotionId);
  return rows.map((row) => ({ ...promotionVersionFacts(row), state: 'test' }));
}
