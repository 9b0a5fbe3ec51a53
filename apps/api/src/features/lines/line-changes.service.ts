import { Injectable } from '@nestjs/common';
import { refuseAct } from '@ur-desk/domain/customer-status';
import { Problem } from '@ur-desk/domain/kernel';
import {
  type ChangeNumberInput,
  type LineOrderKind,
  type LineView,
  orderToRetry,
  refuseLineOrder,
  refuseReplacement,
  refuseWithdrawal,
  type ReplaceSimInput,
} from '@ur-desk/domain/lines';
import { type CallContext } from '../../platform/db/call-context';
import { Db } from '../../platform/db/db';
import { type Tx } from '../../platform/db/tx';
import { contactChangedAt, customerById } from '../customers/customer.queries';
import { requireVerifiedCaller } from '../verifications/verification.queries';
import { LineCommands, viewWithin } from './line-commands.service';
import { lastOrder, type LineOf, withdrawOrder } from './line-order.queries';
import { LineOrders } from './line-orders.service';
import { bindProfile, numberFor } from './line-stock';

type ChangeKind = Extract<LineOrderKind, 'replaceSim' | 'changeNumber'>;

/** What is wanted of the network and the stock. */
interface Wanted {
  kind: ChangeKind;
  /** Of a change of number. */
  country?: string | undefined;
  msisdn?: string | undefined;
}

interface Change extends Wanted {
  reason: string;
}

/** A new SIM profile or number for a line in service (rules 8): ordered here for a verified caller, done by the network. */
@Injectable()
export class LineChanges extends LineCommands {
  constructor(db: Db, orders: LineOrders) {
    super(db, orders);
  }

  /**
   * The profile in use is revoked once the network has confirmed the new one. Throws `not_found`, `caller_not_verified`,
   * `contact_changed_lately`, `profiles_out_of_stock`, `line_order_open`, `wrong_state`, what the account refuses.
   */
  replaceSim(lineId: string, { reason }: ReplaceSimInput, ctx: CallContext): Promise<LineView> {
    return this.change(lineId, { kind: 'replaceSim', reason }, ctx);
  }

  /**
   * The number of now rests once the network has confirmed the new one. Throws `not_found`, `caller_not_verified`, `number_taken` and
   * `numbers_out_of_stock` at `msisdn`, `line_order_open`, `wrong_state`, what the account refuses.
   */
  changeNumber(lineId: string, input: ChangeNumberInput, ctx: CallContext): Promise<LineView> {
    return this.change(lineId, { kind: 'changeNumber', ...input }, ctx);
  }

  /** Orders anew what the network refused last; a refused change had let its number and profile go. Throws as that order did. */
  async retry(lineId: string, ctx: CallContext): Promise<LineView> {
    const { customerId } = await this.find(lineId, ctx);
    const command = { action: 'line.retry' as const, customerId, replay: this.asItStands(ctx) };
    const line = await this.db.write(ctx, command, async (tx) => {
      const of = { customerId, lineId };
      const { state, order } = await viewWithin(tx, lineId, ctx);
      const kind = orderToRetry({ state, last: order });
      const { suspension = null, service = null, msisdn } = (await lastOrder(tx.em, of)) ?? {};
      if (kind === 'replaceSim' || kind === 'changeNumber') await this.order(tx, of, { kind, msisdn });
      else await this.orders.request(tx, of, { kind, suspension, service });
      return viewWithin(tx, lineId, ctx);
    });
    return this.carriedOut(line, ctx);
  }

  /** A change that the network refused is not wanted any more. Throws `not_found`, `line_order_open`, `wrong_state`. */
  async withdraw(lineId: string, ctx: CallContext): Promise<LineView> {
    const { customerId } = await this.find(lineId, ctx);
    const command = { action: 'line.withdraw' as const, customerId, replay: this.asItStands(ctx) };
    return this.db.write(ctx, command, async (tx) => {
      const { state, order } = await viewWithin(tx, lineId, ctx);
      refuseWithdrawal({ state, last: order });
      const last = await lastOrder(tx.em, { customerId, lineId });
      if (last) await withdrawOrder(tx.em, last);
      const subject = { kind: 'line', id: lineId } as const;
      tx.audit({ subject, before: { orderState: 'failed' }, after: { orderState: 'withdrawn' } });
      return viewWithin(tx, lineId, ctx);
    });
  }

  private async change(lineId: string, change: Change, ctx: CallContext): Promise<LineView> {
    const { kind, reason } = change;
    const { customerId } = await this.find(lineId, ctx);
    const command = { action: `line.${kind}` as const, customerId, reason, replay: this.asItStands(ctx) };
    const line = await this.db.write(ctx, command, async (tx) => {
      const { state, order } = await viewWithin(tx, lineId, ctx);
      refuseLineOrder({ state, last: order }, kind);
      await requireVerifiedCaller(tx.em, { customerId, actor: ctx.actor, now: tx.now });
      await this.order(tx, { customerId, lineId }, change);
      return viewWithin(tx, lineId, ctx);
    });
    return this.carriedOut(line, ctx);
  }

  private async order(tx: Tx, of: LineOf, { kind, country, msisdn }: Wanted): Promise<void> {
    const customer = await customerById(tx.em, of.customerId);
    if (!customer) throw new Problem('not_found');
    refuseAct(customer.status, 'buy');
    if (kind === 'changeNumber') {
      const wanted = { msisdn, country: country ?? customer.country };
      const target = { msisdn: await numberFor(tx, of.lineId, wanted) };
      return this.orders.request(tx, of, { kind, target });
    }
    refuseReplacement(await contactChangedAt(tx.em, of.customerId), tx.now);
    const target = { iccid: await bindProfile(tx, of, 'reserved') };
    return this.orders.request(tx, of, { kind, target });
  }
}
