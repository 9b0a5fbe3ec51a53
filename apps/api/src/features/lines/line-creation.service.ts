import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { refuseAct } from '@ur-desk/domain/customer-status';
import { makeReference, Problem, REFERENCE_BYTES } from '@ur-desk/domain/kernel';
import {
  type CreateLineInput,
  type DiscardLineInput,
  type LineView,
  refuseDiscard,
} from '@ur-desk/domain/lines';
import { type CallContext } from '../../platform/db/call-context';
import { Db } from '../../platform/db/db';
import { type Tx } from '../../platform/db/tx';
import { customerById, refreshSearchText } from '../customers/customer.queries';
import { freeStock } from '../numbers/stock-use.queries';
import { LineCommands, viewWithin } from './line-commands.service';
import { insertLine, retireLine } from './line.queries';
import { bindProfile, numberFor } from './line-stock';
import { LineOrders } from './line-orders.service';

/** New lines: made of the stock, put into service by the network (rules 8). */
@Injectable()
export class LineCreation extends LineCommands {
  constructor(db: Db, orders: LineOrders) {
    super(db, orders);
  }

  /**
   * Binds a number and a SIM profile to a customer and asks the network to put them into service; the answer shows how far that is.
   * Throws `not_known` at the customer, what the account refuses, `number_taken` and `numbers_out_of_stock` at `msisdn`,
   * `profiles_out_of_stock`.
   */
  async create(input: CreateLineInput, ctx: CallContext): Promise<LineView> {
    const { customerId } = input;
    if (!(await this.db.read((em) => customerById(em, customerId))))
      throw new Problem('validation_failed', {}, [{ field: 'customerId', code: 'not_known' }]);
    const command = { action: 'line.create' as const, customerId, replay: this.asItStands(ctx) };
    const made = await this.db.write(ctx, command, (tx) => this.make(tx, input, ctx));
    return this.carriedOut(made, ctx);
  }

  /** Gives up a line that the network refused: its number is free again. Throws `not_found`, `line_order_open`, `wrong_state`. */
  async discard(lineId: string, { reason }: DiscardLineInput, ctx: CallContext): Promise<LineView> {
    const { customerId } = await this.find(lineId, ctx);
    const command = { action: 'line.discard' as const, customerId, reason, replay: this.asItStands(ctx) };
    return this.db.write(ctx, command, async (tx) => {
      const before = await viewWithin(tx, lineId, ctx);
      refuseDiscard({ state: before.state, last: before.order });
      await retireLine(tx.em, { customerId, lineId }, tx.now);
      await freeStock(tx.em, lineId);
      await this.orders.retire(tx, { customerId, lineId });
      const after = await viewWithin(tx, lineId, ctx);
      const subject = { kind: 'line', id: lineId } as const;
      tx.audit({ subject, before: { state: before.state }, after: { state: after.state } });
      return after;
    });
  }

  private async make(tx: Tx, input: CreateLineInput, ctx: CallContext): Promise<LineView> {
    const { customerId, label = null } = input;
    const customer = await customerById(tx.em, customerId);
    if (!customer) throw new Problem('not_found');
    refuseAct(customer.status, 'buy');
    const lineId = tx.newId();
    const msisdn = await numberFor(tx, lineId, { ...input, country: input.country ?? customer.country });
    const reference = makeReference('line', randomBytes(REFERENCE_BYTES));
    await insertLine(tx.em, { customerId, lineId, reference, msisdn, label, now: tx.now });
    const iccid = await bindProfile(tx, { customerId, lineId }, 'released');
    await refreshSearchText(tx.em, customerId);
    tx.audit({
      subject: { kind: 'line', id: lineId },
      after: { reference, msisdn, iccid, state: 'ordered' },
    });
    await this.orders.request(tx, { customerId, lineId }, { kind: 'activate' });
    return viewWithin(tx, lineId, ctx);
  }
}
