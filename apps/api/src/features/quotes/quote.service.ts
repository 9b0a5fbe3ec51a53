import { createHash } from 'node:crypto';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { addMs, fieldProblem, type Instant, money } from '@ur-desk/domain/kernel';
import { tierCandidates } from '@ur-desk/domain/memberships';
import { type LinkProviderFacts } from '@ur-desk/domain/payment-links';
import { type PlanVersionView, priceIn } from '@ur-desk/domain/plans';
import { type PurchasePromotionsView } from '@ur-desk/domain/promotions';
import {
  agreementOf,
  type CreateQuoteInput,
  decideRenewal,
  QUOTE_VALID_FOR_MS,
  type QuoteView,
  type RenewalDecision,
  type RenewalFacts,
} from '@ur-desk/domain/renewals';
import { type EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { Clock } from '../../platform/clock/clock';
import { Db } from '../../platform/db/db';
import { CleanUp } from '../../platform/jobs/clean-up';
import { PaymentProviders } from '../../providers/payment/payment-providers';
import { PlanCatalogue } from '../plans/plan-catalogue.service';
import { planVersionFacts } from '../plans/plan.view';
import { versionRenewedBy } from '../plans/renewed-version.queries';
import {
  LivePromotions,
  type PromotedPurchase,
  type PromotionBasis,
} from '../promotions/live-promotions.service';
import { NO_REFUNDS, planCreditView } from '../refunds/plan-credit.queries';
import { PlanCredits } from '../refunds/plan-credit.service';
import { insertQuote, OLD_QUOTES, quoteAnswer, quotePromotionBasis } from './quote.queries';
import { planNameOf, priceView, subscriptionChangeView, walletPartOf } from './quote.view';
import { storedBlockFacts } from '../payment-blocks/payment-block.view';
import { readRenewalFacts, type RenewalFactsRow } from './renewal-facts.queries';

/** A renewal decided on what the database says, with everything that the decision rests on. */
export interface DecidedRenewal {
  row: RenewalFactsRow;
  facts: RenewalFacts;
  plan: PlanVersionView;
  decision: RenewalDecision;
  hash: string;
  /** What the promotions were judged by; null: none was live. */
  promotionBasis: PromotionBasis | null;
}

/** Prices with their end state. A quote changes nothing and is lost in a crash, so it is no audited write (decision 0301). */
@Injectable()
export class QuoteService implements OnModuleInit {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly catalogue: PlanCatalogue,
    private readonly cleanUp: CleanUp,
    private readonly providers: PaymentProviders,
    private readonly credits: PlanCredits,
    private readonly promotions: LivePromotions,
  ) {}

  onModuleInit(): void {
    this.cleanUp.add(OLD_QUOTES);
  }

  /** Throws `not_found`. */
  async get(quoteId: string): Promise<QuoteView> {
    return this.db.read((em) => quoteAnswer(em, quoteId));
  }

  /** Every promotion that was live, with its every condition. Throws `not_found`. */
  async promotionsOf(quoteId: string): Promise<PurchasePromotionsView> {
    return this.db.read(async (em) =>
      this.promotions.view(em, { id: quoteId, basis: await quotePromotionBasis(em, quoteId) }),
    );
  }

  /** Throws what `decide` throws; money that is missing is part of the answer. */
  async create(input: CreateQuoteInput): Promise<QuoteView> {
    return this.db.read(async (em) => {
      const row = await readRenewalFacts(em, input);
      const now = this.clock.at(row.now);
      const decided = await this.decide(em, input, { row, now });
      const quote = quoteView(input, decided, now);
      await insertQuote(em, { request: input, promotionBasis: decided.promotionBasis }, quote);
      return quote;
    });
  }

  /** Throws `plan_not_released`, `plan_not_sold` and whatever else `decideRenewal` refuses. */
  async decide(
    em: EntityManager,
    request: CreateQuoteInput,
    { row, now }: { row: RenewalFactsRow; now: Instant },
  ): Promise<DecidedRenewal> {
    if (!row.current_version_id) throw fieldProblem('planId', 'plan_not_released');
    const version = await this.catalogue.versionById(
      em,
      await versionBought(em, request, row.current_version_id),
    );
    const plan: PlanVersionView = { ...version, state: 'released' };
    const promoted = await this.promotions.judge(em, purchaseOf(request, plan, { row, now }));
    const { customerId, lineId, policy } = request;
    const { subscriptions } = row;
    const replaced =
      policy === 'replaceNow' ? await this.credits.running(em, { customerId, subscriptions }, now) : null;
    const linkProvider = this.linkProvider(request, row);
    const facts: RenewalFacts = {
      ...factsOf(request, row, plan),
      linkProvider,
      replaced,
      candidates: [...tierCandidates(row.tier), ...promoted.candidates],
    };
    const decision = decideRenewal(facts, now);
    const agreement = agreementOf({ customerId, lineId, policy }, plan.id, decision);
    const hash = createHash('sha256').update(agreement).digest('hex');
    return { row, facts, plan, decision, hash, promotionBasis: promoted.basis };
  }

  private linkProvider({ payment }: CreateQuoteInput, row: RenewalFactsRow): LinkProviderFacts | null {
    if (!payment.link) return null;
    const { missing, capabilities } = this.providers.named(payment.link.provider);
    return { on: missing.length === 0, capabilities, currency: row.wallet_currency };
  }
}

/** What is on sale; a line that renews by itself may keep the terms of an earlier version (rules 3). */
const versionBought = async (
  em: EntityManager,
  request: CreateQuoteInput,
  onSale: string,
): Promise<string> =>
  request.channel === 'autoRenew' ? ((await versionRenewedBy(em, request)) ?? onSale) : onSale;

/** What promotions are told about it. A plan that is not sold in the currency is refused when it is priced. */
const purchaseOf = (
  { customerId, lineId, planId, channel, couponCode }: CreateQuoteInput,
  plan: PlanVersionView,
  { row, now }: { row: RenewalFactsRow; now: Instant },
): PromotedPurchase => ({
  customerId,
  lineId,
  revision: row.promotion_revision,
  now,
  couponCode,
  facts: {
    planId,
    channel,
    tier: row.tier?.code ?? null,
    country: row.country,
    currency: row.wallet_currency,
    amountMinor: priceIn(plan, row.wallet_currency)?.amount ?? 0,
  },
});

function factsOf(
  request: CreateQuoteInput,
  row: RenewalFactsRow,
  plan: PlanVersionView,
): Omit<RenewalFacts, 'linkProvider' | 'replaced' | 'candidates'> {
  const { method_state: state, expiry_year: expiryYear, expiry_month: expiryMonth } = row;
  return {
    customer: { status: row.status, currency: row.wallet_currency, zone: row.zone, country: row.country },
    taxRateBps: row.tax_rate_bps,
    lineState: row.line_state,
    plan: planVersionFacts(plan),
    policy: request.policy,
    subscriptions: row.subscriptions,
    services: row.services.map((service) => ({
      ...service,
      free: row.tier?.freeServices.includes(service.code) ?? false,
    })),
    walletAvailableMinor: row.balance - row.held,
    payment: request.payment,
    method: state && { state, expiryYear, expiryMonth, block: storedBlockFacts(row.method_block) },
  };
}

function quoteView(request: CreateQuoteInput, decided: DecidedRenewal, now: Instant): QuoteView {
  const { plan, decision, row, hash } = decided;
  const { price, subscription, lots, credit } = decision;
  const balance = row.balance + (credit?.amount.amount ?? 0);
  return {
    id: uuidv7(),
    hash,
    customerId: request.customerId,
    lineId: request.lineId,
    planId: request.planId,
    planVersionId: plan.id,
    planName: planNameOf(plan),
    policy: request.policy,
    channel: request.channel,
    couponCode: request.couponCode ?? null,
    price: priceView(price),
    credit: credit && planCreditView(credit, NO_REFUNDS),
    balanceBefore: money(row.balance, price.currency),
    balanceAfter: money(balance - walletPartOf(price), price.currency),
    subscription: subscriptionChangeView(subscription),
    lots,
    createdAt: now,
    expiresAt: addMs(now, QUOTE_VALID_FOR_MS),
  };
}
