import { Injectable } from '@nestjs/common';
import { Problem } from '@ur-desk/domain/kernel';
import { type LineView } from '@ur-desk/domain/lines';
import {
  decideServiceSwitch,
  type LineServicesView,
  type SwitchServiceInput,
} from '@ur-desk/domain/value-added-services';
import { type CallContext } from '../../platform/db/call-context';
import { Db } from '../../platform/db/db';
import { type Tx } from '../../platform/db/tx';
import { customerById } from '../customers/customer.queries';
import { LineCommands, viewWithin } from '../lines/line-commands.service';
import { LineOrders } from '../lines/line-orders.service';
import { payerOf, servicesForLine } from './line-service.queries';
import { lineServicesView } from './line-service.view';
import { ValueAddedServiceEntity } from './value-added-service.entity';

/** Value-added services of lines: ordered here, switched and confirmed by the network (rules 8). */
@Injectable()
export class LineServices extends LineCommands {
  constructor(db: Db, orders: LineOrders) {
    super(db, orders);
  }

  /** What a line has and can have, and what it costs from when. Throws `not_found`. */
  async list(lineId: string, ctx: CallContext): Promise<LineServicesView> {
    const { customerId } = await this.find(lineId, ctx);
    const now = await this.db.now();
    return this.db.snapshot(async (em) => {
      const of = { customerId, lineId };
      const payer = await payerOf(em, of, now);
      if (!payer) throw new Problem('not_found');
      return lineServicesView(lineId, await servicesForLine(em, of), payer);
    });
  }

  /** Throws `not_found`, and what `decideServiceSwitch` says. */
  async switch(lineId: string, input: SwitchServiceInput, ctx: CallContext): Promise<LineView> {
    const { customerId } = await this.find(lineId, ctx);
    const action = input.on ? ('line.serviceOn' as const) : ('line.serviceOff' as const);
    const command = { action, customerId, replay: this.asItStands(ctx) };
    const line = await this.db.write(ctx, command, async (tx) => {
      const before = await viewWithin(tx, lineId, ctx);
      const kind = decideServiceSwitch(await this.facts(tx, before, input.service), input.on);
      await this.orders.request(tx, { customerId, lineId }, { kind, service: input.service });
      return viewWithin(tx, lineId, ctx);
    });
    return this.carriedOut(line, ctx);
  }

  private async facts(tx: Tx, line: LineView, code: string) {
    const customer = await customerById(tx.em, line.customerId);
    if (!customer) throw new Problem('not_found');
    const { status, walletCurrency: currency } = customer;
    return {
      line: { state: line.state, last: line.order },
      customer: { status, currency },
      service: await tx.em.findOneBy(ValueAddedServiceEntity, { code }),
      isOn: line.services.some((one) => one.code === code),
    };
  }
}
