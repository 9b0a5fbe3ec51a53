import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { makeReference, money, Problem, REFERENCE_BYTES } from '@ur-desk/domain/kernel';
import { type PaymentView, refuseWhileWaiting } from '@ur-desk/domain/payments';
import { type PayablePart } from '@ur-desk/domain/pricing';
import { type PurchasePromotionsView } from '@ur-desk/domain/promotions';
import {
  canRetryStep,
  type CreateQuoteInput,
  type CreateRenewalInput,
  refuseUnlessCovered,
  sameCredit,
  type RenewalDetailView,
  type RenewalStep,
  type RenewalView,
  type RetryStepInput,
} from '@ur-desk/domain/renewals';
import { ownWalletPart } from '@ur-desk/domain/refunds';
import { type EntityManager } from 'typeorm';
import { type CallContext } from '../../platform/db/call-context';
import { type Command, Db } from '../../platform/db/db';
import { type Tx } from '../../platform/db/tx';
import { fault } from '../../platform/fault/fault';
import { type ListPage, type ListQuery, mapPage } from '../../platform/http/list-spec';
import { runList } from '../../platform/http/run-list';
import { WalletHolds } from '../ledger/wallet-hold.service';
import { paymentsFor, refuseWhileUnknown } from '../payments/payment.queries';
import { type PaymentOrder, PaymentService } from '../payments/payment.service';
import { type DecidedRenewal, QuoteService } from '../quotes/quote.service';
import { planNameOf } from '../quotes/quote.view';
import { NO_REFUNDS, planCreditView } from '../refunds/plan-credit.queries';
import { readRenewalFacts, type RenewalFactsRow } from '../quotes/renewal-facts.queries';
import { LivePromotions } from '../promotions/live-promotions.service';
import { Redemptions } from '../promotions/redemption.service';
import { RenewalPosting } from './renewal-posting.service';
import { RenewalSaga } from './renewal-saga.service';
import { quoteTakenUp, sagaById, saveSaga, type TakenQuote } from './renewal.queries';
import { renewalList } from './renewal.list';
import { markSteps, newSteps, type RenewalRow, type Saga, usingPurchase } from './renewal.rows';
import {
  auditedRenewal,
  isAnswered,
  type ListedRenewal,
  renewalDetailView,
  renewalView,
} from './renewal.view';

/** Nobody charges while an earlier charge for the same line has no answer (rules 4). */
function refuseWhileOpen({ open_renewal: open }: RenewalFactsRow): void {
  if (!open) return;
  if (open.state === 'waiting')
    refuseWhileWaiting({
      reference: open.payment ?? open.reference,
      state: open.paymentState ?? 'unknown',
    });
  throw new Problem('renewal_running', { reference: open.reference });
}

function refuseOtherPrice(quote: TakenQuote, decided: DecidedRenewal, tx: Tx): void {
  if (quote.expiresAt === null || tx.now >= quote.expiresAt) throw new Problem('quote_expired');
  refuseUnlessCovered(decided.facts, decided.decision);
  if (quote.hash !== decided.hash) throw new Problem('quote_changed');
}

/** What is bought without anybody asking for it. */
export interface AutomaticOrder {
  order: (tx: Tx) => Promise<{ subscriptionId: string; request: CreateQuoteInput }>;
  begun: (tx: Tx, renewal: RenewalDetailView) => Promise<void>;
}

/** Renewals (rules 4): a quote is taken up under the customer's lock; what needs a provider goes on as a saga. */
@Injectable()
export class RenewalService {
  constructor(
    private readonly db: Db,
    private readonly quotes: QuoteService,
    private readonly payments: PaymentService,
    private readonly posting: RenewalPosting,
    private readonly saga: RenewalSaga,
    private readonly holds: WalletHolds,
    private readonly redemptions: Redemptions,
    private readonly promotions: LivePromotions,
  ) {}

  async list(query: ListQuery): Promise<ListPage<RenewalView>> {
    const page = await this.db.read((em) => runList<ListedRenewal>(em, renewalList, query));
    return mapPage(page, renewalView);
  }

  /** Throws `not_found`. */
  async get(renewalId: string): Promise<RenewalDetailView> {
    return this.db.read((em) => this.saga.detail(em, renewalId));
  }

  /** Every promotion that was live, with its every condition, as it was judged then. Throws `not_found`. */
  async promotionsOf(renewalId: string): Promise<PurchasePromotionsView> {
    return this.db.read(async (em) => {
      const { renewal } = await sagaById(em, renewalId);
      return this.promotions.view(em, { id: renewalId, basis: renewal.promotion_basis });
    });
  }

  /**
   * Takes a quote up. From the wallet it is done in one transaction; with a card it is begun, charged and finished in
   * three; by a link it waits for the customer. Throws `quote_changed` and `quote_expired` (with the new quote), `quote_used`, `balance_too_low`,
   * `payment_unknown`, `payment_link_open`, `renewal_running`, and whatever `decideRenewal` refuses.
   */
  async create(input: CreateRenewalInput, ctx: CallContext): Promise<RenewalDetailView> {
    const stored = await this.db.read((em) => quoteTakenUp(em, input.quoteId));
    const quote: TakenQuote = { ...stored, hash: stored.hash === input.quoteHash ? stored.hash : '' };
    const facts = (em: EntityManager): Promise<RenewalFactsRow> =>
      readRenewalFacts(em, quote.request, { quoteId: quote.id });
    return this.begin(quote, ctx, { action: 'renewal.create', facts }, async (tx, row) => {
      if (row.used_by) throw new Problem('quote_used', { reference: row.used_by });
      refuseWhileOpen(row);
      const decided = await this.quotes.decide(tx.em, quote.request, { row, now: tx.now });
      refuseOtherPrice(quote, decided, tx);
      return this.pay(tx, ctx, { decided, saga: newSaga(tx, ctx, { quote, decided }), before: null });
    });
  }

  /**
   * Renews what ends by itself; the price is the one of the moment, which nobody saw before. `order` says under the lock what is
   * bought and for which subscription, once for each (R1); `begun` writes with it that it was tried. Throws what they throw, what `create`
   * throws but for quotes, and `renewal_running`.
   */
  async createAutomatic(
    customerId: string,
    ctx: CallContext,
    { order, begun }: AutomaticOrder,
  ): Promise<RenewalDetailView> {
    const command = { action: 'renewal.create' as const, customerId };
    const renewal = await this.db.write(ctx, command, async (tx) => {
      const { subscriptionId, request } = await order(tx);
      const row = await readRenewalFacts(tx.em, request);
      refuseWhileOpen(row);
      const decided = await this.quotes.decide(tx.em, request, { row, now: tx.now });
      refuseUnlessCovered(decided.facts, decided.decision);
      const { renewal, steps } = newSaga(tx, ctx, { quote: { id: tx.newId(), request }, decided });
      const saga = { steps, renewal: { ...renewal, renews_subscription_id: subscriptionId } };
      const detail = await this.pay(tx, ctx, { decided, saga, before: null });
      await begun(tx, detail);
      return detail;
    });
    if (renewal.state !== 'running') return renewal;
    await fault('renewal.begun');
    return this.saga.charge(ctx, renewal);
  }

  /**
   * Tries a failed step again; a charge may be tried with another method. One that has its answer is only gone on with, where a crash
   * left the renewal behind. The price stays what was agreed: when it is
   * another one now, the retry is refused with the new quote. Throws what `create` throws, and `wrong_state`.
   */
  async retry(
    of: { renewalId: string; step: RenewalStep },
    input: RetryStepInput,
    ctx: CallContext,
  ): Promise<RenewalDetailView> {
    const { renewal } = await this.db.read((em) => sagaById(em, of.renewalId));
    const payment = input.payment ?? renewal.request.payment;
    const quote = { customerId: renewal.customer_id, request: { ...renewal.request, payment } };
    return this.begin(quote, ctx, { action: 'renewal.retry' }, async (tx) => {
      const before = await sagaById(tx.em, of.renewalId);
      await refuseRetry(tx, before, of.step);
      if (of.step !== 'charged') return this.saga.finish(tx, ctx, before);
      if (before.renewal.state !== 'failed') return this.saga.goOn(tx, ctx, before);
      const row = await readRenewalFacts(tx.em, quote.request, { renewalId: of.renewalId });
      refuseWhileOpen(row);
      const decided = await this.quotes.decide(tx.em, quote.request, { row, now: tx.now });
      refuseUnlessCovered(decided.facts, decided.decision);
      refuseOtherAgreement(before.renewal, decided);
      const renewal: RenewalRow = {
        ...before.renewal,
        request: quote.request,
        price: decided.decision.price,
        credit: decided.decision.credit,
        promotion_basis: decided.promotionBasis,
      };
      return this.pay(tx, ctx, { decided, saga: { ...before, renewal }, before });
    });
  }

  private async begin<Facts>(
    quote: Pick<TakenQuote, 'customerId' | 'request'>,
    ctx: CallContext,
    command: Pick<Command<RenewalDetailView, Facts>, 'action' | 'facts'>,
    fn: (tx: Tx, facts: Facts) => Promise<RenewalDetailView>,
  ): Promise<RenewalDetailView> {
    let fresh = false;
    const { customerId } = quote;
    const replay: (stored: RenewalDetailView) => Promise<RenewalDetailView> = ({ id }) => this.get(id);
    const begun = await this.db
      .write(ctx, { ...command, customerId, replay }, async (tx, facts: Facts) => {
        fresh = true;
        return fn(tx, facts);
      })
      .catch(async (error: unknown) => {
        throw await this.withNewQuote(error, quote);
      });
    if (!fresh || ctx.dryRun || begun.state !== 'running') return begun;
    await fault('renewal.begun');
    return this.saga.charge(ctx, begun);
  }

  /** Pays from the wallet and finishes, or leaves a pending charge behind that `RenewalSaga` carries out. */
  private async pay(
    tx: Tx,
    ctx: CallContext,
    { decided, saga, before }: { decided: DecidedRenewal; saga: Saga; before: Saga | null },
  ): Promise<RenewalDetailView> {
    const { plan, row, decision } = decided;
    const part = decision.price.payable.find(({ source }) => source !== 'wallet');
    if (!part) return this.posting.complete(tx, saga, { actor: ctx.actor, plan, row, captured: [], before });
    const { id: purposeId, currency } = saga.renewal;
    await this.holdWalletPart(tx, saga, decided);
    // Others were faster with what was left of a limit: the price is another one now.
    if (!(await this.redemptions.take(tx, usingPurchase(saga), 'reserved')))
      throw new Problem('quote_changed');
    const payment = await this.startPayment(tx, saga, part);
    const running = markSteps(saga, ['charged'], { state: 'running', now: tx.now });
    const after: Saga = { ...running, renewal: { ...running.renewal, payment_id: payment.id } };
    await saveSaga(tx.em, after);
    const subject = { kind: 'renewal' as const, id: purposeId };
    tx.audit({ subject, before: before && auditedRenewal(before), after: auditedRenewal(after) });
    const credit = decision.credit && planCreditView(decision.credit, NO_REFUNDS);
    const effects = { planName: planNameOf(plan), credit, payments: [payment], subscription: null, lots: [] };
    return renewalDetailView(after, { ...effects, balance: money(row.balance, currency) });
  }

  /** By a saved method, or on a page of a provider: pending until `RenewalSaga` carries it out. */
  private async startPayment(tx: Tx, { renewal }: Saga, part: PayablePart): Promise<PaymentView> {
    const { customer_id: customerId, id: purposeId, request } = renewal;
    const amount = money(part.amountMinor, renewal.currency);
    const order: PaymentOrder = { customerId, purpose: 'renewal', purposeId, amount };
    const { link } = request.payment;
    if (part.source === 'link' && link) return this.payments.startLink(tx, { ...order, link });
    if (part.methodId === null) throw new Error('a part that no wallet pays has a method or a link');
    return this.payments.startCharge(tx, { ...order, methodId: part.methodId });
  }

  /** What the wallet pays of a split is held before the method is charged, so that it is still there afterwards. */
  private async holdWalletPart(tx: Tx, { renewal }: Saga, { decision }: DecidedRenewal): Promise<void> {
    const part = decision.price.payable.find(({ source }) => source === 'wallet');
    if (!part) return;
    const own = ownWalletPart(money(part.amountMinor, renewal.currency), decision.credit);
    if (own.amount === 0) return;
    await this.holds.hold(tx, { customerId: renewal.customer_id, purposeId: renewal.id }, own);
  }

  /** A refused price comes with the price that is right now. */
  private async withNewQuote(error: unknown, { request }: Pick<TakenQuote, 'request'>): Promise<unknown> {
    if (!(error instanceof Problem) || !['quote_changed', 'quote_expired'].includes(error.code)) return error;
    return new Problem(error.code, { quote: await this.quotes.create(request) });
  }
}

function newSaga(
  tx: Tx,
  { actor }: CallContext,
  { quote, decided }: { quote: Pick<TakenQuote, 'id' | 'request'>; decided: DecidedRenewal },
): Saga {
  const { price, subscription, credit } = decided.decision;
  const { request } = quote;
  const id = tx.newId();
  const renewal: RenewalRow = {
    id,
    customer_id: request.customerId,
    reference: makeReference('renewal', randomBytes(REFERENCE_BYTES)),
    line_id: request.lineId,
    plan_id: request.planId,
    plan_version_id: decided.plan.id,
    policy: request.policy,
    channel: request.channel,
    quote_id: quote.id,
    request,
    price,
    promotion_basis: decided.promotionBasis,
    currency: price.currency,
    total: price.totalMinor,
    predecessor_id: subscription.predecessorId,
    renews_subscription_id: null,
    replaces_subscription_id: credit && credit.subscriptionId,
    credit,
    state: 'running',
    payment_id: null,
    subscription_id: null,
    error: null,
    actor_kind: actor.kind,
    actor_id: actor.id,
    created_at: tx.now,
    ended_at: null,
  };
  return { renewal, steps: newSteps(id, request.customerId, tx.now) };
}

/** While a charge has no answer, another one might charge twice (rules 4). */
async function refuseRetry(tx: Tx, saga: Saga, step: RenewalStep): Promise<void> {
  const { renewal, steps } = saga;
  const { customer_id: customerId, id } = renewal;
  await refuseWhileUnknown(tx.em, { customerId, purpose: 'renewal', purposeIds: [id] });
  const payments = await paymentsFor(tx.em, customerId, id);
  if (!canRetryStep(steps, step, isAnswered(saga, payments)))
    throw new Problem('wrong_state', { state: renewal.state });
}

/** The customer agreed to a price for a plan behind another one; only who pays may be different in a retry. */
function refuseOtherAgreement(renewal: RenewalRow, { plan, decision }: DecidedRenewal): void {
  const same =
    renewal.plan_version_id === plan.id &&
    renewal.total === decision.price.totalMinor &&
    renewal.predecessor_id === decision.subscription.predecessorId &&
    sameCredit(renewal.credit, decision.credit);
  if (!same) throw new Problem('quote_changed');
}
