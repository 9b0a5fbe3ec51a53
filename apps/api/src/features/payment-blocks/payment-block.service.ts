import { Injectable } from '@nestjs/common';
import { Problem } from '@ur-desk/domain/kernel';
import {
  type CreatePaymentBlockInput,
  type LiftPaymentBlockInput,
  type PaymentBlockView,
  refusePastEnd,
} from '@ur-desk/domain/payment-blocks';
import { type CallContext } from '../../platform/db/call-context';
import { Db } from '../../platform/db/db';
import { type ListPage, type ListQuery, mapPage } from '../../platform/http/list-spec';
import { runList } from '../../platform/http/run-list';
import { paymentMethodOf } from '../payments/payment-method.queries';
import { insertBlock, markLifted, paymentBlockById, paymentBlockList } from './payment-block.queries';
import { type PaymentBlockRow, paymentBlockView } from './payment-block.view';

/** Blocks of saved methods and of customers' payments, made and lifted by name and with a reason. */
@Injectable()
export class PaymentBlockService {
  constructor(private readonly db: Db) {}

  async list(query: ListQuery): Promise<ListPage<PaymentBlockView>> {
    const now = await this.db.now();
    const page = await this.db.read((em) => runList<PaymentBlockRow>(em, paymentBlockList, query));
    return mapPage(page, (row) => paymentBlockView(row, now));
  }

  /** Throws `not_found`. */
  async get(id: string): Promise<PaymentBlockView> {
    const now = await this.db.now();
    return paymentBlockView(await this.db.read((em) => paymentBlockById(em, id)), now);
  }

  /** Throws `not_found`, `not_known` at the method, `block_end_past`, `payment_block_exists`. */
  async create(input: CreatePaymentBlockInput, ctx: CallContext): Promise<PaymentBlockView> {
    const { customerId, methodId = null, reason, until = null } = input;
    return this.db.write(ctx, { action: 'paymentBlock.create', customerId, reason }, async (tx) => {
      if (methodId !== null) await paymentMethodOf(tx.em, { customerId, methodId });
      refusePastEnd(until, tx.now);
      const after: PaymentBlockView = {
        id: tx.newId(),
        customerId,
        methodId,
        state: 'active',
        cause: 'staff',
        reason,
        blockedBy: ctx.actor.name,
        until,
        createdAt: tx.now,
        liftedAt: null,
        liftedBy: null,
        liftReason: null,
      };
      await insertBlock(tx.em, after);
      tx.audit({ subject: { kind: 'paymentBlock', id: after.id }, after });
      return after;
    });
  }

  /** Throws `not_found`, `wrong_state` unless it holds. */
  async lift(id: string, { reason }: LiftPaymentBlockInput, ctx: CallContext): Promise<PaymentBlockView> {
    const { customer_id: customerId } = await this.db.read((em) => paymentBlockById(em, id));
    return this.db.write(ctx, { action: 'paymentBlock.lift', customerId, reason }, async (tx) => {
      const before = paymentBlockView(await paymentBlockById(tx.em, id), tx.now);
      if (before.state !== 'active') throw new Problem('wrong_state', { state: before.state });
      const lifted = { liftedAt: tx.now, liftedBy: ctx.actor.name, liftReason: reason };
      const after: PaymentBlockView = { ...before, ...lifted, state: 'lifted' };
      await markLifted(tx.em, after);
      tx.audit({ subject: { kind: 'paymentBlock', id }, before, after });
      return after;
    });
  }
}
