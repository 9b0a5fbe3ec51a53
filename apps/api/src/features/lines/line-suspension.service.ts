import { Injectable } from '@nestjs/common';
import { permits } from '@ur-desk/domain/kernel';
import {
  type LineOrderKind,
  type LineView,
  refuseLineOrder,
  refuseResuming,
  type ResumeLineInput,
  type SuspendLineInput,
  type SuspensionReason,
} from '@ur-desk/domain/lines';
import { type CallContext } from '../../platform/db/call-context';
import { Db } from '../../platform/db/db';
import { LineCommands, viewWithin } from './line-commands.service';
import { LineOrders } from './line-orders.service';

interface ServiceChange {
  kind: Extract<LineOrderKind, 'suspend' | 'resume'>;
  suspension: SuspensionReason | null;
  reason: string;
}

/** Takes lines out of service and puts them back (rules 8): ordered here, done and confirmed by the network. */
@Injectable()
export class LineSuspension extends LineCommands {
  constructor(db: Db, orders: LineOrders) {
    super(db, orders);
  }

  /** Throws `not_found`, `line_order_open`, `wrong_state`. */
  suspend(lineId: string, { reason, comment }: SuspendLineInput, ctx: CallContext): Promise<LineView> {
    const why = comment ? `${reason}: ${comment}` : reason;
    return this.change(lineId, { kind: 'suspend', suspension: reason, reason: why }, ctx);
  }

  /** Throws `not_found`, `line_order_open`, `wrong_state`, `line_held_by_us`. */
  resume(lineId: string, { reason }: ResumeLineInput, ctx: CallContext): Promise<LineView> {
    return this.change(lineId, { kind: 'resume', suspension: null, reason }, ctx);
  }

  private async change(
    lineId: string,
    { kind, suspension, reason }: ServiceChange,
    ctx: CallContext,
  ): Promise<LineView> {
    const { customerId } = await this.find(lineId, ctx);
    const action = `line.${kind}` as const;
    const command = { action, customerId, reason, replay: this.asItStands(ctx) };
    const line = await this.db.write(ctx, command, async (tx) => {
      const { state, order, suspendedFor } = await viewWithin(tx, lineId, ctx);
      refuseLineOrder({ state, last: order }, kind);
      if (kind === 'resume') refuseResuming(suspendedFor, permits(ctx.actor.role, 'lines:lift'));
      await this.orders.request(tx, { customerId, lineId }, { kind, suspension });
      return viewWithin(tx, lineId, ctx);
    });
    return this.carriedOut(line, ctx);
  }
}
