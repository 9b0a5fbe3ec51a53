import { Injectable } from '@nestjs/common';
import {
  type LineOrderKind,
  type LineOrderVerdict,
  serviceFor,
  servicesWith,
  stateAfter,
  type SuspensionReason,
  verdictOfNetwork,
} from '@ur-desk/domain/lines';
import { type CallContext, systemContext } from '../../platform/db/call-context';
import { Db } from '../../platform/db/db';
import { type Tx } from '../../platform/db/tx';
import { fault } from '../../platform/fault/fault';
import { lookUpOrderAt, orderAt } from '../../providers/network/network-calls';
import { Network } from '../../providers/network/network.port';
import { servicesOn, setServices } from './line-added-service.queries';
import { carryInto, letGo } from './line-order-effects';
import {
  answerOrder,
  insertOrder,
  lastOrder,
  type LineOf,
  type OrderRow,
  ordersToAskFor,
  type OrderTarget,
} from './line-order.queries';

const ASKED_AT_ONCE = 50;

/** What is wanted of the network. */
export interface WantedOrder {
  kind: LineOrderKind;
  suspension?: SuspensionReason | null;
  /** Code of the value-added service that is to be on or off. */
  service?: string | null;
  /** What the line is to have, where that differs from what it has. */
  target?: OrderTarget;
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
  async request(tx: Tx, of: LineOf, wanted: WantedOrder): Promise<void> {
    const { kind, suspension = null, service = null, target = {} } = wanted;
    const id = tx.newId();
    const services = servicesWith(await servicesOn(tx.em, of), { kind, service });
    await insertOrder(tx.em, of, { id, kind, suspension, service, services, target, now: tx.now });
    const why = { ...(suspension === null ? {} : { suspension }), ...(service === null ? {} : { service }) };
    const after = { order: kind, orderState: 'requested', ...why };
    tx.audit({ subject: { kind: 'line', id: of.lineId }, after });
    tx.emit('line.ordered', of);
  }

  /** The line is over with its services, and the network is told; where it owes an answer, once it has given that (`ask`). */
  async retire(tx: Tx, of: LineOf): Promise<void> {
    await setServices(tx.em, of, { codes: [], now: tx.now });
    const last = await lastOrder(tx.em, of);
    if (last?.state !== 'requested') await this.request(tx, of, { kind: 'retire' });
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
      const changes = first ? await this.settle(tx, order, verdict) : null;
      const number = order.msisdn === order.line_msisdn ? {} : { msisdn: order.line_msisdn };
      const before = { state: order.line_state, orderState: order.state, ...number };
      const which = order.service === null ? {} : { service: order.service };
      const after = changes
        ? { ...before, ...changes, order: kind, ...which, refusal: verdict.refusal }
        : before;
      tx.audit({ subject: { kind: 'line', id: lineId }, before, after });
      return {};
    });
  }

  /** What the answer makes of the line; gives what changed of it. A line that was retired while the network owed an answer is told of now. */
  private async settle(tx: Tx, order: OrderRow, verdict: LineOrderVerdict) {
    const { customer_id: customerId, line_id: lineId, kind, line_state, line_msisdn, msisdn } = order;
    const orderState = verdict.state;
    const isDone = verdict.state === 'confirmed';
    if (isDone) await carryInto(tx, order);
    if (verdict.state === 'failed') await letGo(tx, order);
    if (line_state === 'retired' && kind !== 'retire' && verdict.state !== 'requested')
      await this.retire(tx, { customerId, lineId });
    if (!isDone) return { orderState };
    const state = stateAfter(kind, line_state);
    return { state, orderState, ...(msisdn === line_msisdn ? {} : { msisdn }) };
  }

  /**
   * An order that may have been told before is asked about first; one that never arrived is told (again), unless the line was retired
   * meanwhile: nothing puts a closed account's line into service.
   */
  private async answerOf(order: OrderRow): ReturnType<typeof lookUpOrderAt> {
    const { id: idempotencyKey, network_id: lineId, msisdn, iccid, kind, services } = order;
    const known = await lookUpOrderAt(this.network, idempotencyKey);
    if (known.result !== 'notFound') return known;
    if (order.line_state === 'retired' && kind !== 'retire')
      return { result: 'refused', refusal: 'lineRetired', asOf: await this.db.now() };
    const service = serviceFor(kind, order.line_state);
    return orderAt(this.network, { idempotencyKey, lineId, msisdn, iccid, service, services });
  }
}
