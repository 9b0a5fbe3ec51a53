import { Injectable } from '@nestjs/common';
import { Problem } from '@ur-desk/domain/kernel';
import { isFinalRefund, type RefundView } from '@ur-desk/domain/refunds';
import { type CallContext } from '../../platform/db/call-context';
import { Db } from '../../platform/db/db';
import { LedgerService } from '../ledger/ledger.service';
import { releaseRefund } from '../payments/payment.queries';
import { RefundLimits } from './refund-limits.service';
import { moveRefund, refundById } from './refund.queries';

/** Takes one's own last refund back, by a compensating transfer (docs/decisions/0409, 0416). */
@Injectable()
export class RefundUndo {
  constructor(
    private readonly db: Db,
    private readonly ledger: LedgerService,
    private readonly limits: RefundLimits,
  ) {}

  /**
   * Within 15 minutes; the payment can be refunded again then, and it no longer counts against the day. Throws `not_found`,
   * `undo_not_possible` for what did more than put money into the wallet, and what `LedgerService.takeBack` throws.
   */
  async undo(refundId: string, ctx: CallContext): Promise<RefundView> {
    const { customerId } = await this.db.read((em) => refundById(em, refundId));
    return this.db.write(ctx, { action: 'refund.undo', customerId }, async (tx) => {
      const before = await refundById(tx.em, refundId);
      const about = { approved: before.approval !== null, final: isFinalRefund(before) };
      await this.ledger.takeBack(tx, { customerId, causeId: refundId, actor: ctx.actor }, about);
      await moveRefund(tx.em, before, 'undone', new Problem('undo_done'));
      await releaseRefund(tx.em, { customerId, paymentId: before.payment.id }, before.amount.amount);
      await this.limits.giveBack(tx, before);
      const after = await refundById(tx.em, refundId);
      tx.audit({ subject: { kind: 'refund', id: refundId }, before, after });
      return after;
    });
  }
}
