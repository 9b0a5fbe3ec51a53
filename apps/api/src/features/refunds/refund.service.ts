import { Injectable } from '@nestjs/common';
import { Problem } from '@ur-desk/domain/kernel';
import {
  type CreateRefundInput,
  decideRefund,
  decideRetry,
  type RefundFactsView,
  type RefundView,
  type RetryRefundInput,
} from '@ur-desk/domain/refunds';
import { type EntityManager } from 'typeorm';
import { type Actor, type CallContext } from '../../platform/db/call-context';
import { Db } from '../../platform/db/db';
import { type Tx } from '../../platform/db/tx';
import { type ListPage, type ListQuery, mapPage } from '../../platform/http/list-spec';
import { runList } from '../../platform/http/run-list';
import { PaymentProviders } from '../../providers/payment/payment-providers';
import { RefundBooking } from './refund-booking.service';
import { customerOfPayment, refundFacts, type SourceOf } from './refund-facts.queries';
import { RefundSource } from './refund-source.service';
import { refundList } from './refund.list';
import { refundById } from './refund.queries';
import { type RefundRow, refundView } from './refund.view';

/** Gives money back of a payment: facts under the lock → `decideRefund` → written at once → told to the provider (rules 7). */
@Injectable()
export class RefundService {
  constructor(
    private readonly db: Db,
    private readonly booking: RefundBooking,
    private readonly source: RefundSource,
    private readonly providers: PaymentProviders,
  ) {}

  async get(refundId: string): Promise<RefundView> {
    return this.db.read((em) => refundById(em, refundId));
  }

  async list(query: ListQuery): Promise<ListPage<RefundView>> {
    return mapPage(await this.db.read((em) => runList<RefundRow>(em, refundList, query)), refundView);
  }

  /** What the console previews with; only what `create` reads under the lock counts. Throws `not_found`. */
  async facts(paymentId: string): Promise<RefundFactsView> {
    const now = await this.db.now();
    const at = { now, sourceOf: this.sourceOf };
    const facts = await this.db.read((em) => refundFacts(em, paymentId, at));
    const plan = facts.plan && { ...facts.plan, lots: [...facts.plan.lots] };
    return { ...facts, plan, reasons: [...facts.reasons], now };
  }

  /**
   * Refunds: to the wallet at once; to the source it is written first, then its provider is told. The answer says how it
   * stands then; a repeated key is answered with how it stands by then. Throws what `decideRefund` throws;
   * `refund_above_rest` also when somebody else was faster (P1).
   */
  async create(input: CreateRefundInput, ctx: CallContext): Promise<RefundView> {
    const customerId = await this.db.read((em) => customerOfPayment(em, input.paymentId));
    if (customerId === null)
      throw new Problem('validation_failed', {}, [{ field: 'paymentId', code: 'not_known' }]);
    const reason = input.comment ?? input.reasonCode;
    const command = { action: 'refund.create', customerId, reason, replay: asItStands };
    const made = await this.db.write(ctx, command, (tx) => this.order(tx, input, ctx.actor));
    return this.told(ctx, made);
  }

  /**
   * Gives what a provider refused to the wallet instead, or tries the source once more; a refund of its own either way. Throws
   * `not_found` and what `decideRetry` throws; each refused refund is replaced once.
   */
  async retry(refundId: string, { destination }: RetryRefundInput, ctx: CallContext): Promise<RefundView> {
    const { customerId, reference } = await this.get(refundId);
    const command = { action: 'refund.retry', customerId, reason: reference, replay: asItStands };
    const made = await this.db.write(ctx, command, async (tx) => {
      const refused = await refundById(tx.em, refundId);
      const facts = await refundFacts(tx.em, refused.payment.id, { now: tx.now, sourceOf: this.sourceOf });
      const replaced = refused.replacedBy !== null;
      const retry = decideRetry(facts, { ...refused, replaced }, destination);
      const { suggestion, policy, tierProgress, reasonCode, comment, overrideReason } = refused;
      const kept = { planEffect: 'keep', planEndsAfter: null } as const;
      return this.booking.book(tx, {
        facts,
        decision: { ...retry, ...kept, suggestion, policy, tierProgress },
        reasonCode,
        comment,
        overrideReason,
        replaces: { id: refused.id, reference: refused.reference },
        actor: ctx.actor,
      });
    });
    return this.told(ctx, made);
  }

  /** Asks the provider now what became of a refund. Throws `not_found`, `wrong_state` when it has its answer. */
  async check(refundId: string, ctx: CallContext): Promise<RefundView> {
    return this.source.check(ctx, refundId);
  }

  private async order(tx: Tx, input: CreateRefundInput, actor: Actor): Promise<RefundView> {
    const facts = await refundFacts(tx.em, input.paymentId, { now: tx.now, sourceOf: this.sourceOf });
    const decision = decideRefund(facts, input, tx.now);
    return this.booking.book(tx, {
      facts,
      decision,
      reasonCode: input.reasonCode,
      comment: input.comment ?? null,
      overrideReason: decision.overridden ? (input.overrideReason ?? null) : null,
      replaces: null,
      actor,
    });
  }

  private async told(ctx: CallContext, refund: RefundView): Promise<RefundView> {
    if (ctx.dryRun || refund.state !== 'submitted') return refund;
    return this.source.send(ctx, refund.id);
  }

  private readonly sourceOf: SourceOf = (name) => {
    if (name === 'wallet') return 'walletPaid';
    const provider = this.providers.all().find((one) => one.name === name);
    const on = provider?.missing.length === 0 && provider.capabilities.refunds !== 'none';
    return on ? 'open' : 'off';
  };
}

/** A repeated key: not the stored answer, but how the refund stands by now. */
const asItStands = (stored: RefundView, em: EntityManager): Promise<RefundView> => refundById(em, stored.id);
