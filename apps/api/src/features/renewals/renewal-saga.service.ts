import { Injectable, type OnModuleInit } from '@nestjs/common';
import { money, Problem } from '@ur-desk/domain/kernel';
import { DECLINE_TEXTS, type DeclineCode, isOpen, type PaymentView } from '@ur-desk/domain/payments';
import { type LinkEnd, type RenewalDetailView } from '@ur-desk/domain/renewals';
import { type EntityManager } from 'typeorm';
import { Clock } from '../../platform/clock/clock';
import { type CallContext, systemContext } from '../../platform/db/call-context';
import { Db } from '../../platform/db/db';
import { type Tx } from '../../platform/db/tx';
import { fault } from '../../platform/fault/fault';
import { Jobs } from '../../platform/jobs/jobs';
import { type DomainEvent, OnEvent } from '../../platform/jobs/on-event.decorator';
import { walletOf } from '../ledger/ledger.queries';
import { WalletHolds } from '../ledger/wallet-hold.service';
import { linkFacts } from '../payment-links/payment-link.queries';
import { paymentsFor } from '../payments/payment.queries';
import { PaymentService } from '../payments/payment.service';
import { Redemptions } from '../promotions/redemption.service';
import { PlanCatalogue } from '../plans/plan-catalogue.service';
import { planNameOf } from '../quotes/quote.view';
import { readRenewalFacts } from '../quotes/renewal-facts.queries';
import { creditRefunds, planCreditView } from '../refunds/plan-credit.queries';
import { lotsOfRenewal, subscriptionById } from '../subscriptions/subscription.queries';
import { RenewalPosting } from './renewal-posting.service';
import { namesOf, renewalsToResume, sagaById, saveSaga } from './renewal.queries';
import { markSteps, type Saga, type StepMark } from './renewal.rows';
import { auditedRenewal, renewalDetailView } from './renewal.view';

/** Thrown out of a write that found the renewal where it should be: nothing to write, nothing to audit. */
class NothingToDo extends Error {}

/** Why a charge came to nothing: the provider's reason, or how the link ended that nobody paid. */
async function chargeEnd(
  em: EntityManager,
  { id: paymentId, customerId, declineCode }: PaymentView,
): Promise<DeclineCode | LinkEnd> {
  if (declineCode) return declineCode;
  const link = await linkFacts(em, { customerId, paymentId });
  return link?.cancelled_at ? 'linkCancelled' : 'linkExpired';
}

/** Nobody asked for it, so who renews by itself says what comes next; a retry of it was asked for by somebody, like any other. */
const isFirstAutomaticTry = ({ renewal, steps }: Saga): boolean =>
  renewal.renews_subscription_id !== null &&
  steps.some(({ step, attempts }) => step === 'charged' && attempts === 1);

const autoFailedOf = ({ renewal }: Saga, what: { error: string; charged: boolean }) => ({
  customerId: renewal.customer_id,
  lineId: renewal.line_id,
  renewalId: renewal.id,
  ...what,
});

const RESUME_SECONDS = 30;
const RESUMED_AT_ONCE = 50;
export const RESUME_JOB = 'renewals-resume';

interface SettledPayload extends Record<string, unknown> {
  customerId: string;
  purpose: string;
  purposeId: string;
}

/**
 * What happens to a renewal after it was begun: the charge, and what its answer means. Every step can be repeated: it
 * looks under the lock at what is there already, so that a crash, a repeated message and a job may all try.
 */
@Injectable()
export class RenewalSaga implements OnModuleInit {
  constructor(
    private readonly db: Db,
    private readonly payments: PaymentService,
    private readonly posting: RenewalPosting,
    private readonly holds: WalletHolds,
    private readonly redemptions: Redemptions,
    private readonly catalogue: PlanCatalogue,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.define(RESUME_JOB, () => this.resumeAll(), { everySeconds: RESUME_SECONDS });
  }

  /** Carries out the pending charge of a renewal that was just begun, and goes on with its answer. */
  async charge(
    ctx: CallContext,
    { id, customerId, payments }: RenewalDetailView,
  ): Promise<RenewalDetailView> {
    const pending = payments.find((payment) => payment.state === 'pending');
    if (pending) await this.payments.charge(ctx, { customerId, paymentId: pending.id });
    await fault('renewal.charged');
    return this.advance(ctx, { id, customerId });
  }

  /** Brings a renewal to where its payment is: finished, failed, or waiting. Does nothing when it is there already. */
  async advance(
    ctx: CallContext,
    { id, customerId }: { id: string; customerId: string },
  ): Promise<RenewalDetailView> {
    const command = { action: 'renewal.advance' as const, customerId };
    try {
      return await this.db.write(systemContext(ctx), command, (tx) => this.advanceIn(tx, ctx, id));
    } catch (error) {
      if (error instanceof NothingToDo) return this.db.read((em) => this.detail(em, id));
      if (!(error instanceof Problem) || error.status !== 422) throw error;
      return this.failPosting(ctx, { id, customerId }, error);
    }
  }

  @OnEvent('payment.settled')
  async onPaymentSettled({ payload, requestId }: DomainEvent): Promise<void> {
    const { purpose, purposeId: id, customerId } = payload as SettledPayload;
    if (purpose === 'renewal') await this.advance(systemContext(requestId), { id, customerId });
  }

  /** What a crash left behind between an answer and what follows from it. */
  async resumeAll(): Promise<void> {
    const left = await this.db.read((em) => renewalsToResume(em, RESUMED_AT_ONCE));
    for (const { id, customer_id: customerId } of left)
      await this.advance(systemContext(RESUME_JOB), { id, customerId });
  }

  /** Posts and activates a renewal whose money is there; in the caller's transaction. */
  async finish(tx: Tx, { actor }: CallContext, saga: Saga): Promise<RenewalDetailView> {
    const { renewal } = saga;
    const version = await this.catalogue.versionById(tx.em, renewal.plan_version_id);
    const row = await readRenewalFacts(tx.em, renewal.request, { renewalId: renewal.id });
    const paid = await paymentsFor(tx.em, renewal.customer_id, renewal.id);
    const captured = paid.filter((payment) => payment.state === 'captured');
    return this.posting.complete(tx, saga, { actor, plan: version, row, captured, before: saga });
  }

  /** A renewal with all that it did. Throws `not_found`. */
  async detail(em: EntityManager, renewalId: string): Promise<RenewalDetailView> {
    const saga = await sagaById(em, renewalId);
    const {
      customer_id: customerId,
      plan_version_id: versionId,
      subscription_id: subscriptionId,
      credit,
    } = saga.renewal;
    const plan = await this.catalogue.versionById(em, versionId);
    const now = this.clock.processNow();
    return renewalDetailView(saga, {
      planName: planNameOf(plan),
      credit: credit && planCreditView(credit, await creditRefunds(em, { customerId, renewalId })),
      payments: await paymentsFor(em, customerId, renewalId),
      subscription: subscriptionId ? await subscriptionById(em, subscriptionId, now) : null,
      lots: await lotsOfRenewal(em, renewalId),
      balance: (await walletOf(em, customerId)).balance,
    });
  }

  private async advanceIn(tx: Tx, ctx: CallContext, renewalId: string): Promise<RenewalDetailView> {
    return this.goOn(tx, ctx, await sagaById(tx.em, renewalId));
  }

  /** What follows from the answer of the charge that counts; in the caller's transaction. */
  async goOn(tx: Tx, ctx: CallContext, saga: Saga): Promise<RenewalDetailView> {
    const { id, state, customer_id: customerId, payment_id: paymentId } = saga.renewal;
    if (state !== 'running' && state !== 'waiting') throw new NothingToDo();
    const payments = await paymentsFor(tx.em, customerId, id);
    const payment = payments.find(({ id }) => id === paymentId);
    if (!payment || payment.state === 'pending') throw new NothingToDo();
    if (payment.state === 'captured') return this.finish(tx, ctx, saga);
    if (!isOpen(payment.state)) return this.failCharge(tx, saga, payment);
    if (state === 'waiting') throw new NothingToDo();
    return this.mark(tx, saga, { state: 'waiting', now: tx.now });
  }

  private async failCharge(tx: Tx, saga: Saga, payment: PaymentView): Promise<RenewalDetailView> {
    const error = await chargeEnd(tx.em, payment);
    await this.release(tx, saga);
    const detail = await this.mark(tx, saga, { state: 'failed', now: tx.now, error });
    // Staff closed the link, mostly to let the customer pay in another way: there is nothing to write about.
    if (error === 'linkCancelled') return detail;
    if (isFirstAutomaticTry(saga)) {
      tx.emit('renewal.autoFailed', autoFailedOf(saga, { error, charged: false }));
      return detail;
    }
    const { planName, msisdn } = await namesOf(tx.em, saga.renewal);
    tx.emit('renewal.failed', {
      customerId: detail.customerId,
      renewalId: detail.id,
      reference: detail.reference,
      planName,
      msisdn,
      price: money(saga.renewal.total, saga.renewal.currency),
      balance: detail.balance,
      reason: payment.declineCode ? DECLINE_TEXTS[payment.declineCode] : null,
    });
    return detail;
  }

  private async mark(tx: Tx, saga: Saga, mark: StepMark): Promise<RenewalDetailView> {
    const after = markSteps(saga, ['charged'], mark);
    await this.saveAudited(tx, saga, after);
    return this.detail(tx.em, saga.renewal.id);
  }

  /** The money is in the wallet but cannot be posted (it was spent meanwhile): said, and retryable. */
  private async failPosting(
    ctx: CallContext,
    { id, customerId }: { id: string; customerId: string },
    problem: Problem,
  ): Promise<RenewalDetailView> {
    const command = { action: 'renewal.advance' as const, customerId };
    return this.db.write(systemContext(ctx), command, async (tx) => {
      const saga = await sagaById(tx.em, id);
      await this.release(tx, saga);
      const charged = markSteps(saga, ['charged'], { state: 'done', now: tx.now });
      const failed = markSteps(charged, ['posted'], { state: 'failed', now: tx.now, error: problem.code });
      await this.saveAudited(tx, saga, failed);
      if (saga.renewal.renews_subscription_id !== null)
        tx.emit('renewal.autoFailed', autoFailedOf(saga, { error: problem.code, charged: true }));
      return this.detail(tx.em, id);
    });
  }

  /** What was held for it can be spent again, and what was reserved of promotions can be used again. */
  private async release(tx: Tx, { renewal }: Saga): Promise<void> {
    const of = { customerId: renewal.customer_id, purposeId: renewal.id };
    await this.holds.release(tx, of);
    await this.redemptions.release(tx, of);
  }

  private async saveAudited(tx: Tx, before: Saga, after: Saga): Promise<void> {
    await saveSaga(tx.em, after);
    const subject = { kind: 'renewal' as const, id: after.renewal.id };
    tx.audit({ subject, before: auditedRenewal(before), after: auditedRenewal(after) });
  }
}
