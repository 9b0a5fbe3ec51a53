import { Injectable } from '@nestjs/common';
import { fieldProblem, permits, Problem } from '@ur-desk/domain/kernel';
import {
  type CreateRefundInput,
  decideRefund,
  type RefundFactsView,
  type RefundView,
  whyRefundWaits,
} from '@ur-desk/domain/refunds';
import { type Actor, type CallContext } from '../../platform/db/call-context';
import { Db } from '../../platform/db/db';
import { type Tx } from '../../platform/db/tx';
import { type ListPage, type ListQuery, mapPage } from '../../platform/http/list-spec';
import { runList } from '../../platform/http/run-list';
import { RefundBooking, type RefundOrder } from './refund-booking.service';
import { customerOfPayment, refundFacts } from './refund-facts.queries';
import { RefundLimits } from './refund-limits.service';
import { RefundSource } from './refund-source.service';
import { RefundSources } from './refund-sources.service';
import { RefundApproval } from './refund.approval';
import { refundList } from './refund.list';
import { asItStands, refundById } from './refund.queries';
import { type RefundRow, refundView } from './refund.view';

/** Thrown out of a write whose person has given too much meanwhile, elsewhere: it is decided once more, and becomes a request. */
class DayIsFull extends Error {}

/**
 * Gives money back of a payment: facts under the lock → `decideRefund` → within the limits written at once and told to the
 * provider, above them a request (rules 7).
 */
@Injectable()
export class RefundService {
  constructor(
    private readonly db: Db,
    private readonly booking: RefundBooking,
    private readonly source: RefundSource,
    private readonly sources: RefundSources,
    private readonly approval: RefundApproval,
    private readonly limits: RefundLimits,
  ) {}

  async get(refundId: string): Promise<RefundView> {
    return this.db.read((em) => refundById(em, refundId));
  }

  async list(query: ListQuery): Promise<ListPage<RefundView>> {
    return mapPage(await this.db.read((em) => runList<RefundRow>(em, refundList, query)), refundView);
  }

  /** What the console previews with; only what `create` reads under the lock counts. Throws `not_found`. */
  async facts(paymentId: string, actor: Actor): Promise<RefundFactsView> {
    const now = await this.db.now();
    return this.db.read(async (em) => {
      const facts = await refundFacts(em, paymentId, { now, sourceOf: this.sources.of });
      const of = { customerId: facts.customer.id, amount: facts.payment.captured };
      const limits = (await this.limits.of(em, of, { actor, now })) ?? [];
      const plan = facts.plan && {
        ...{ ...facts.plan, movedAt: facts.plan.movedAt ?? null },
        lots: [...facts.plan.lots],
      };
      const bonuses = (facts.bonuses ?? []).map((bonus) => ({ ...bonus, lots: [...bonus.lots] }));
      return { ...facts, plan, bonuses, reasons: [...facts.reasons], limits, now };
    });
  }

  /**
   * Refunds: to the wallet at once; to the source it is written first, then its provider is told. Above a limit of the role it
   * becomes a request (X5): its amount is reserved, and it waits. The answer says how it stands then; a repeated key is answered
   * with how it stands by then. Throws what `decideRefund` throws; `refund_above_rest` also when somebody else was faster (P1);
   * `not_permitted` at the destination for who may grant but not pay out.
   */
  async create(input: CreateRefundInput, ctx: CallContext): Promise<RefundView> {
    refusePayOut(input, ctx.actor);
    const customerId = await this.db.read((em) => customerOfPayment(em, input.paymentId));
    if (customerId === null)
      throw new Problem('validation_failed', {}, [{ field: 'paymentId', code: 'not_known' }]);
    const reason = input.comment ?? input.reasonCode;
    const command = { action: 'refund.create' as const, customerId, reason, replay: asItStands };
    const write = () => this.db.write(ctx, command, (tx) => this.order(tx, input, ctx.actor));
    const made = await write().catch((error: unknown) => {
      if (error instanceof DayIsFull) return write();
      throw error;
    });
    return this.source.told(ctx, made);
  }

  private async order(tx: Tx, input: CreateRefundInput, actor: Actor): Promise<RefundView> {
    const facts = await refundFacts(tx.em, input.paymentId, { now: tx.now, sourceOf: this.sources.of });
    const decision = decideRefund(facts, input, tx.now);
    const order: RefundOrder = {
      facts,
      decision,
      reasonCode: input.reasonCode,
      comment: input.comment ?? null,
      overrideReason: decision.overridden ? (input.overrideReason ?? null) : null,
      replaces: null,
      renewal: null,
      actor,
    };
    const of = { customerId: facts.customer.id, amount: input.amount };
    const limits = await this.limits.of(tx.em, of, { actor, now: tx.now });
    const why = limits === null ? [] : whyRefundWaits(limits, input.amount);
    if (why.length > 0)
      return this.approval.ask(tx, { refund: await this.booking.hold(tx, order), input, why }, actor);
    const refund = await this.booking.book(tx, order);
    if (limits !== null && !(await this.limits.count(tx, refund, limits))) throw new DayIsFull();
    return refund;
  }
}

/** Granting and paying out are two permissions (rules 10): who has only the first gives to the balance. */
function refusePayOut({ destination }: CreateRefundInput, actor: Actor): void {
  const permission = 'refunds:payOut';
  if (destination === 'wallet' || actor.kind === 'system' || permits(actor.role, permission)) return;
  throw fieldProblem('destination', 'not_permitted', { permission });
}
