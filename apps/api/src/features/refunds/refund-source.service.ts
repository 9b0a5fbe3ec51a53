import { Injectable } from '@nestjs/common';
import { money, Problem } from '@ur-desk/domain/kernel';
import { postingsForRefundPayout, postingsForRefundReturn } from '@ur-desk/domain/ledger';
import { awaitsSource, type RefundVerdict, type RefundView, verdictOfRefund } from '@ur-desk/domain/refunds';
import { type CallContext, systemContext } from '../../platform/db/call-context';
import { Db } from '../../platform/db/db';
import { type Tx } from '../../platform/db/tx';
import { fault } from '../../platform/fault/fault';
import { PaymentProviders } from '../../providers/payment/payment-providers';
import { lookUpRefundAt, refundAt } from '../../providers/payment/provider-calls';
import { LedgerService } from '../ledger/ledger.service';
import { lotsOfPayment } from '../ledger/payment-lots.queries';
import { releaseRefund } from '../payments/payment.queries';
import {
  refundsToAskFor,
  type SourceFacts,
  sourceFacts,
  writeRefundVerdict,
} from './refund-settlement.queries';
import { refundById } from './refund.queries';
import { refundEnded } from './refund.events';
import { TopUpBonusReturns } from './top-up-bonus.service';

const ASKED_AT_ONCE = 50;

/** Thrown out of a write that found the refund settled already: nothing to write, nothing to audit. */
class AlreadySettled extends Error {
  constructor(readonly refund: RefundView) {
    super('already settled');
  }
}

/**
 * The part of a refund that a provider pays back (rules 7). It stands aside in the wallet from the order's commit on; only then
 * is the provider told, with our refund's id as the key, as often as it takes (P3); what it says is written once.
 */
@Injectable()
export class RefundSource {
  constructor(
    private readonly db: Db,
    private readonly ledger: LedgerService,
    private readonly providers: PaymentProviders,
    private readonly bonuses: TopUpBonusReturns,
  ) {}

  /** Tells the provider of a refund that is submitted, outside any transaction; any other is left as it is. */
  async send(ctx: CallContext, refundId: string): Promise<RefundView> {
    const facts = await this.db.read((em) => sourceFacts(em, refundId));
    if (facts.state !== 'submitted' || facts.by_hand) return this.db.read((em) => refundById(em, refundId));
    return this.settle(ctx, { facts, verdict: await this.tell(facts), asked: false });
  }

  /** A refund as its write left it, after its provider was told where there is one to tell; a dry run tells nobody. */
  async told(ctx: CallContext, refund: RefundView): Promise<RefundView> {
    return ctx.dryRun || refund.state !== 'submitted' ? refund : this.send(ctx, refund.id);
  }

  /** Asks now what became of a refund. Throws `not_found`, `wrong_state` when it has its answer. */
  async check(ctx: CallContext, refundId: string): Promise<RefundView> {
    const facts = await this.db.read((em) => sourceFacts(em, refundId));
    if (!awaitsSource(facts.state) || facts.by_hand) throw new Problem('wrong_state', { state: facts.state });
    return this.ask(ctx, facts);
  }

  /** The janitor's round: asks about every refund that is due; one that cannot be asked about does not stop the others. */
  async askAboutDue(): Promise<{ asked: number; failed: number }> {
    const now = await this.db.now();
    const due = await this.db.read((em) => refundsToAskFor(em, now, ASKED_AT_ONCE));
    const ctx = systemContext('refund-janitor');
    let failed = 0;
    for (const refundId of due) {
      try {
        await this.ask(ctx, await this.db.read((em) => sourceFacts(em, refundId)));
      } catch {
        failed += 1;
      }
    }
    return { asked: due.length, failed };
  }

  /** What the provider says now, without writing anything; what it never heard of it is told again, under the same key. */
  async verdictNow(facts: SourceFacts): Promise<RefundVerdict> {
    const amount = money(facts.to_source, facts.currency);
    await fault('refund.before-lookup');
    const answer = await lookUpRefundAt(this.providers.of(facts.provider), {
      idempotencyKey: facts.id,
      providerReference: facts.provider_reference,
      amount,
      startedAt: facts.submitted_at?.toISOString() ?? (await this.db.now()),
      paymentId: facts.payment_id,
      paymentReference: facts.payment_reference,
    });
    await fault('refund.after-lookup');
    const verdict = verdictOfRefund(answer, amount);
    return verdict.state === 'resend' ? this.tell(facts) : verdict;
  }

  /** Writes what a provider said. The refund as it stands then; a settled one stays as it is (P2). */
  async settle(
    ctx: CallContext,
    of: { facts: SourceFacts; verdict: RefundVerdict; asked: boolean },
  ): Promise<RefundView> {
    const { id, customer_id: customerId } = of.facts;
    const command = { action: 'refund.settle' as const, customerId };
    try {
      return await this.db.write(systemContext(ctx), command, async (tx) => {
        const facts = await sourceFacts(tx.em, id);
        const before = await refundById(tx.em, id);
        if (!awaitsSource(facts.state)) throw new AlreadySettled(before);
        return this.settleIn(tx, { ...of, facts, before });
      });
    } catch (error) {
      if (error instanceof AlreadySettled) return error.refund;
      throw error;
    }
  }

  /** The same inside a write of somebody else's. Throws `wrong_state` when the refund has its end. */
  async settleWithin(tx: Tx, refundId: string, verdict: RefundVerdict): Promise<RefundView> {
    const facts = await sourceFacts(tx.em, refundId);
    if (!awaitsSource(facts.state)) throw new Problem('wrong_state', { state: facts.state });
    const before = await refundById(tx.em, refundId);
    return this.settleIn(tx, { facts, verdict, asked: false, before });
  }

  private async ask(ctx: CallContext, facts: SourceFacts): Promise<RefundView> {
    return this.settle(ctx, { facts, verdict: await this.verdictNow(facts), asked: true });
  }

  private async tell(facts: SourceFacts): Promise<RefundVerdict> {
    const amount = money(facts.to_source, facts.currency);
    await fault('refund.before-provider');
    const answer = await refundAt(this.providers.of(facts.provider), {
      idempotencyKey: facts.id,
      paymentId: facts.payment_id,
      paymentReference: facts.payment_reference,
      amount,
    });
    await fault('refund.after-provider');
    return verdictOfRefund(answer, amount);
  }

  private async settleIn(
    tx: Tx,
    of: { facts: SourceFacts; verdict: RefundVerdict; asked: boolean; before: RefundView },
  ): Promise<RefundView> {
    const { facts, before } = of;
    // A provider that has not heard of it after it was told has given no answer yet.
    const verdict = of.verdict.state === 'resend' ? ({ state: 'unknown' } as const) : of.verdict;
    await writeRefundVerdict(tx.em, { facts, verdict, asked: of.asked }, tx.now);
    if (verdict.state === 'succeeded') await this.bookPayout(tx, facts, before);
    if (verdict.state === 'failed') await this.bookReturn(tx, facts, before);
    const after = await refundById(tx.em, facts.id);
    tx.audit({ subject: { kind: 'refund', id: facts.id }, before, after });
    if (!awaitsSource(after.state)) {
      const { balance } = await this.ledger.balances(tx.em, facts.customer_id);
      refundEnded(tx, after, balance);
    }
    return after;
  }

  /** The money leaves: what stood aside goes to the provider's account. */
  private async bookPayout(tx: Tx, facts: SourceFacts, refund: RefundView): Promise<void> {
    const amount = money(facts.to_source, facts.currency);
    await this.ledger.free(tx, facts.customer_id, amount);
    const drafts = postingsForRefundPayout({
      ...causeOf(facts),
      amount,
      provider: facts.by_hand ? 'offline' : facts.provider,
      lotIds: await this.lotsOf(tx, facts),
    });
    await this.ledger.post(tx, { customerId: facts.customer_id, actor: refund.actor }, drafts);
    const of = { customerId: facts.customer_id, paymentId: facts.payment_id, actor: refund.actor };
    await this.bonuses.takeBack(tx, { ...of, ...causeOf(facts) });
  }

  /** The money stays: it stands aside no longer, what came from revenue goes back there, and the payment may be refunded. */
  private async bookReturn(tx: Tx, facts: SourceFacts, refund: RefundView): Promise<void> {
    const amount = money(facts.to_source, facts.currency);
    await this.ledger.free(tx, facts.customer_id, amount);
    const returned = money(facts.from_revenue - (facts.amount - facts.to_source), facts.currency);
    if (returned.amount > 0) {
      const drafts = postingsForRefundReturn({
        ...causeOf(facts),
        amount: returned,
        lotId: this.lotOfRefund(facts.id),
      });
      await this.ledger.post(tx, { customerId: facts.customer_id, actor: refund.actor }, drafts);
    }
    const of = { customerId: facts.customer_id, paymentId: facts.payment_id };
    await releaseRefund(tx.em, of, facts.to_source);
  }

  /** What of the wallet leaves first: what came from revenue for it, else what the payment brought, wherever that lies now. */
  private async lotsOf(tx: Tx, facts: SourceFacts): Promise<string[]> {
    const { id, customer_id: customerId, payment_id: paymentId, amount, to_source, from_revenue } = facts;
    if (from_revenue > amount - to_source) return [this.lotOfRefund(id)];
    return lotsOfPayment(tx.em, { customerId, paymentId });
  }

  /** The lot of what came from revenue for a refund. */
  private lotOfRefund(id: string): string {
    return this.ledger.lotMadeBy({ kind: 'refund', id, reference: '' }, 'refund');
  }
}

const causeOf = ({ id, reference, reason_code: reason }: SourceFacts) => ({
  cause: { kind: 'refund', id, reference } as const,
  reason,
});
