import { Injectable } from '@nestjs/common';
import {
  compareWithNetwork,
  type LineComparisonView,
  type LineOrderKind,
  type LineView,
  refuseLineOrder,
} from '@ur-desk/domain/lines';
import { type CallContext } from '../../platform/db/call-context';
import { Db } from '../../platform/db/db';
import { readLineAt } from '../../providers/network/network-calls';
import { Network } from '../../providers/network/network.port';
import { LineCommands, viewWithin } from './line-commands.service';
import { networkIdOf } from './line.queries';
import { LineOrders } from './line-orders.service';

/** What the network has of a line beside what we have (rules 8), and the way to make both the same. */
@Injectable()
export class LineReconciliation extends LineCommands {
  constructor(
    db: Db,
    orders: LineOrders,
    private readonly network: Network,
  ) {
    super(db, orders);
  }

  /** Asks the network now. Throws `not_found`. */
  async compare(lineId: string, ctx: CallContext): Promise<LineComparisonView> {
    const { state, msisdn, simProfile, services } = await this.find(lineId, ctx);
    const reading = await readLineAt(this.network, await this.db.read((em) => networkIdOf(em, lineId)));
    const own = {
      state,
      msisdn,
      iccid: simProfile?.iccid ?? null,
      services: services.map(({ code }) => code),
    };
    const asOf = reading.result === 'noAnswer' ? null : reading.asOf;
    return { lineId, asOf, ...compareWithNetwork(own, reading) };
  }

  /** Tells the network once more how the line is to be. Throws `not_found`, `line_order_open`, `wrong_state` (it is not in service yet). */
  async correct(lineId: string, ctx: CallContext): Promise<LineView> {
    const { customerId } = await this.find(lineId, ctx);
    const command = { action: 'line.correct' as const, customerId, replay: this.asItStands(ctx) };
    const line = await this.db.write(ctx, command, async (tx) => {
      const { state, order } = await viewWithin(tx, lineId, ctx);
      const kind: LineOrderKind = state === 'retired' ? 'retire' : 'correct';
      refuseLineOrder({ state, last: order }, kind);
      await this.orders.request(tx, { customerId, lineId }, { kind });
      return viewWithin(tx, lineId, ctx);
    });
    return this.carriedOut(line, ctx);
  }
}
