import { Injectable } from '@nestjs/common';
import { fieldProblem, type Instant } from '@ur-desk/domain/kernel';
import { tierCandidates } from '@ur-desk/domain/memberships';
import { type PlanVersionView, priceIn } from '@ur-desk/domain/plans';
import { decidePrice } from '@ur-desk/domain/pricing';
import { decideTopUpBonuses } from '@ur-desk/domain/promotions';
import {
  type DryRunInput,
  type DryRunView,
  type TopUpDryRunInput,
  type TopUpDryRunView,
} from '@ur-desk/domain/renewals';
import { type EntityManager } from 'typeorm';
import { Clock } from '../../platform/clock/clock';
import { Db } from '../../platform/db/db';
import { offerView } from '../payments/top-up-offer.view';
import { PlanCatalogue } from '../plans/plan-catalogue.service';
import { planVersionFacts } from '../plans/plan.view';
import { type JudgedPurchase, LivePromotions } from '../promotions/live-promotions.service';
import { promotionVerdictView } from '../promotions/promotion.view';
import { buyerOf, type DryRunRow, purchaseFactsOf, tryingOf } from './dry-run.queries';
import { priceView } from './quote.view';

/** What is judged: with a plan a purchase, without one a top-up. */
interface Judged {
  row: DryRunRow;
  at: Instant;
  planId: string | null;
  amountMinor: number;
}

/** Purchases and top-ups that nobody makes, also with promotions that are not released yet (rules 5). */
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
      const row = await purchaseFactsOf(em, input);
      const plan = await this.planOf(em, row);
      const currency = row.wallet_currency;
      const at = this.instantOf(input, row);
      const amountMinor = priceIn(plan, currency)?.amount ?? 0;
      const judged = await this.judge(em, input, { row, at, planId: input.planId, amountMinor });
      const price = decidePrice({
        plan: planVersionFacts(plan),
        currency,
        candidates: [...tierCandidates(row.tier), ...judged.candidates],
        walletAvailableMinor: 0,
        payment: { useWallet: true },
        taxRateBps: row.tax_rate_bps,
      });
      return {
        at,
        couponCode: judged.coupon?.code ?? null,
        price: priceView(price),
        verdicts: judged.verdicts.map(promotionVerdictView),
      };
    });
  }

  /** What promotions would give with a top-up. Throws `validation_failed` for what is not known, `currency_mismatch`. */
  async topUp(input: TopUpDryRunInput): Promise<TopUpDryRunView> {
    return this.db.read(async (em) => {
      const row = await buyerOf(em, input);
      const { wallet_currency: currency } = row;
      const { amount } = input;
      if (amount.currency !== currency) throw fieldProblem('amount', 'currency_mismatch', { currency });
      const at = this.instantOf(input, row);
      const of = { row, at, planId: null, amountMinor: amount.amount };
      const { verdicts } = await this.judge(em, input, of);
      const bonuses = decideTopUpBonuses(verdicts);
      return { at, offer: offerView({ bonuses }, amount), verdicts: verdicts.map(promotionVerdictView) };
    });
  }

  private instantOf({ at }: { at?: Instant }, { now }: DryRunRow): Instant {
    return at ? new Date(at).toISOString() : this.clock.at(now);
  }

  private async judge(
    em: EntityManager,
    input: Omit<DryRunInput, 'planId'>,
    { row, at, planId, amountMinor }: Judged,
  ): Promise<JudgedPurchase> {
    const { customerId = null, lineId = null, couponCode, channel = 'agent', promotionId = null } = input;
    const { country, wallet_currency: currency, promotion_revision: revision } = row;
    const facts = { planId, tier: row.tier?.code ?? null, channel, country, currency, amountMinor };
    const trying = await tryingOf(em, promotionId);
    return this.promotions.judge(em, { customerId, lineId, revision, now: at, couponCode, trying, facts });
  }

  private async planOf(em: EntityManager, row: DryRunRow): Promise<PlanVersionView> {
    if (!row.current_version_id) throw fieldProblem('planId', 'plan_not_released');
    return { ...(await this.catalogue.versionById(em, row.current_version_id)), state: 'released' };
  }
}
