import { Injectable } from '@nestjs/common';
import { decideRetry, paidByHand, type RefundView, type RetryRefundInput } from '@ur-desk/domain/refunds';
import { type CallContext } from '../../platform/db/call-context';
import { Db } from '../../platform/db/db';
import { type Tx } from '../../platform/db/tx';
import { RefundBooking } from './refund-booking.service';
import { refundFacts } from './refund-facts.queries';
import { RefundSource } from './refund-source.service';
import { RefundSources } from './refund-sources.service';
import { asItStands, closingOf, refundById } from './refund.queries';

/** What becomes of a refund that its provider refused, or is silent about. */
@Injectable()
export class RefundRetry {
  constructor(
    private readonly db: Db,
    private readonly booking: RefundBooking,
    private readonly source: RefundSource,
    private readonly sources: RefundSources,
  ) {}

  /**
   * Gives what a provider refused to the wallet instead, or tries the source once more; a refund of its own either way. Throws
   * `not_found` and what `decideRetry` throws; each refused refund is replaced once.
   */
  async retry(refundId: string, { destination }: RetryRefundInput, ctx: CallContext): Promise<RefundView> {
    const { customerId, reference } = await this.db.read((em) => refundById(em, refundId));
    const command = { action: 'refund.retry' as const, customerId, reason: reference, replay: asItStands };
    const made = await this.db.write(ctx, command, (tx) => this.replace(tx, { refundId, destination }, ctx));
    return this.source.told(ctx, made);
  }

  /** Asks the provider now what became of a refund. Throws `not_found`, `wrong_state` when it has its answer. */
  async check(refundId: string, ctx: CallContext): Promise<RefundView> {
    return this.source.check(ctx, refundId);
  }

  private async replace(
    tx: Tx,
    { refundId, destination }: RetryRefundInput & { refundId: string },
    { actor }: CallContext,
  ): Promise<RefundView> {
    const refused = await refundById(tx.em, refundId);
    const known = await refundFacts(tx.em, refused.payment.id, { now: tx.now, sourceOf: this.sources.of });
    const facts = destination === 'byHand' ? paidByHand(known) : known;
    const to = destination === 'wallet' ? 'wallet' : 'source';
    const retry = decideRetry(facts, { ...refused, replaced: refused.replacedBy !== null }, to);
    const { suggestion, policy, tierProgress, reasonCode, comment, overrideReason } = refused;
    // What the refused refund did besides moving money is done.
    const kept = { planEffect: 'keep', planEndsAfter: null, couponUse: 'keep' } as const;
    return this.booking.book(tx, {
      facts,
      decision: { ...retry, ...kept, suggestion, policy, tierProgress },
      reasonCode,
      comment,
      overrideReason,
      replaces: { id: refused.id, reference: refused.reference },
      renewal: null,
      closingId: await closingOf(tx.em, refused),
      actor,
    });
  }
}
