import { Injectable } from '@nestjs/common';
import {
  type LineOrderKind,
  serviceAfter,
  type SuspensionReason,
  verdictOfNetwork,
} from '@ur-desk/domain/lines';
import { type CallContext, systemContext } from '../../platform/db/call-context';
import { Db } from '../../platform/db/db';
import { type Tx } from '../../platform/db/tx';
import { fault } from '../../platform/fault/fault';
import { lookUpOrderAt, orderAt } from '../../providers/network/network-calls';
import { Network } from '../../providers/network/network.port';
import { confirmStock } from '../numbers/stock-use.queries';
import {
  answerOrder,
  applyOrder,
  insertOrder,
  lastOrder,
  type LineOf,
  type OrderRow,
  ordersToAskFor,
} from './line-order.queries';

const ASKED_AT_ONCE = 50;

/** What the customer is told once the network has done it; that a new line is in service is told with its plan. */
function tellService(tx: Tx, order: OrderRow): void {
  const { kind, customer_id: customerId, line_id: lineId, msisdn, suspension } = order;
  if (kind === 'suspend') tx.emit('line.suspended', { customerId, lineId, msisdn, suspension });
  if (kind === 'resume') tx.emit('line.resumed', { customerId, lineId, msisdn });
}

/**
 * Orders to the network (rules 8): written down with the change that they belong to, told to the network after the commit, asked about
 * until it answers. The order's id is the network's key, so that telling it twice does nothing twice.
 */
@Injectable()
export class LineOrders {
  constructor(
    private readonly db: Db,
    private readonly network: Network,
  ) {}

  /** Within a write that locked the customer. Throws `line_order_open`. */
  async request(
    tx: Tx,
    of: LineOf,
    { kind, suspension = null }: { kind: LineOrderKind; suspension?: SuspensionReason | null },
  ): Promise<void> {
    const id = tx.newId();
    await insertOrder(tx.em, of, { id, kind, suspension, now: tx.now });
    const why = suspension === null ? {} : { suspension };
    const after = { order: kind, orderState: 'requested', ...why };
    tx.audit({ subject: { kind: 'line', id: of.lineId }, after });
    tx.emit('line.ordered', of);
  }

  /** Tells the network what is open, or asks what became of it; nothing when nothing is. */
  async carryOut(ctx: CallContext, of: LineOf): Promise<void> {
    const order = await this.db.read((em) => lastOrder(em, of));
    if (order?.state === 'requested') await this.ask(ctx, order);
  }

  /** The janitor's round: one that cannot be asked does not stop the others. */
  async askAboutDue(): Promise<{ asked: number; failed: number }> {
    const now = await this.db.now();
    const due = await this.db.read((em) => ordersToAskFor(em, now, ASKED_AT_ONCE));
    let failed = 0;
    for (const order of due)
      await this.ask(systemContext('line-janitor'), order).catch(() => {
        failed += 1;
      });
    return { asked: due.length, failed };
  }

  private async ask(ctx: CallContext, order: OrderRow): Promise<void> {
    await fault('line.before-order');
    const answer = await this.answerOf(order);
    await fault('line.after-order');
    const { customer_id: customerId, line_id: lineId, kind } = order;
    const open = answer.result === 'accepted' || answer.result === 'noAnswer';
    const action = open ? 'line.asked' : 'line.answered';
    await this.db.write(systemContext(ctx), { action, customerId }, async (tx) => {
      const verdict = verdictOfNetwork(answer, tx.now);
      const first = await answerOrder(tx.em, order, { verdict, now: tx.now });
      if (first && verdict.state === 'confirmed') {
        await applyOrder(tx.em, order);
        await confirmStock(tx.em, lineId);
        tellService(tx, order);
      }
      const before = { state: order.line_state, orderState: order.state };
      const state = verdict.state === 'confirmed' ? serviceAfter(kind) : order.line_state;
      const after = first
        ? { state, order: kind, orderState: verdict.state, refusal: verdict.refusal }
        : before;
      tx.audit({ subject: { kind: 'line', id: lineId }, before, after });
      return {};
    });
  }

  /**
   * An order that may have been told before is asked about first; one that never arrived is told (again), unless the line was retired
   * meanwhile: nothing puts a closed account's line into service.
   */
  private async answerOf(order: OrderRow): ReturnType<typeof lookUpOrderAt> {
    const { id: idempotencyKey, line_id: lineId, msisdn, iccid, kind } = order;
    const known = await lookUpOrderAt(this.network, idempotencyKey);
    if (known.result !== 'notFound') return known;
    if (order.line_state === 'retired')
      return { result: 'refused', refusal: 'lineRetired', asOf: await this.db.now() };
    return orderAt(this.network, { idempotencyKey, lineId, msisdn, iccid, service: serviceAfter(kind) });
  }
}
