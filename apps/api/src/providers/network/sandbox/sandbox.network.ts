import { setTimeout as wait } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { addMs, type Instant } from '@ur-desk/domain/kernel';
import {
  type NetworkAnswer,
  type NetworkLookup,
  type NetworkReading,
  SANDBOX_NETWORK_LATE_MS,
  sandboxNetworkOutcome,
  type SandboxNetworkOutcome,
} from '@ur-desk/domain/lines';
import { Db } from '../../../platform/db/db';
import { ProviderTimeout } from '../../provider-answer';
import { Network, type NetworkOrder } from '../network.port';
import {
  busyBefore,
  endDueOrders,
  type OrderEntry,
  type OrderRow,
  recallLine,
  recallOrder,
  rememberOrder,
} from './sandbox-network-book';

const DONE: OrderEntry = { result: 'confirmed', refusal: null, dueAt: null, applies: true };

/** What the sandbox writes down for an outcome; null: the order never arrived. */
function entryOf(outcome: SandboxNetworkOutcome, now: Instant): OrderEntry | null {
  switch (outcome.kind) {
    case 'confirmed':
    case 'lost':
      return DONE;
    case 'ignored':
      return { ...DONE, applies: false };
    case 'late':
      return { ...DONE, result: 'accepted', dueAt: addMs(now, SANDBOX_NETWORK_LATE_MS) };
    case 'refused':
      return { result: 'refused', refusal: outcome.refusal, dueAt: null, applies: false };
    case 'silent':
      return null;
  }
}

function answerOfRow({ result, refusal, answered_at: answeredAt }: OrderRow): NetworkAnswer {
  if (result === 'accepted' || !answeredAt) return { result: 'accepted' };
  const asOf = answeredAt.toISOString();
  return refusal === null ? { result: 'confirmed', asOf } : { result: 'refused', refusal, asOf };
}

/** A network that is only in our database: what each number does is certain (rules 8). */
@Injectable()
export class SandboxNetwork extends Network {
  readonly name = 'sandbox network';
  /** How long an order without an answer keeps us waiting; tests set it to zero. */
  hangMs = 1_500;

  constructor(private readonly db: Db) {
    super();
  }

  async order(order: NetworkOrder): Promise<NetworkAnswer> {
    const now = await this.db.now();
    const before = await this.db.read((em) => busyBefore(em, order.lineId));
    const outcome = sandboxNetworkOutcome({ ...order, busyBefore: before });
    const entry = entryOf(outcome, now);
    if (entry) await this.db.read((em) => rememberOrder(em, order, { entry, now }));
    if (outcome.kind === 'lost' || outcome.kind === 'silent') {
      await wait(this.hangMs);
      throw new ProviderTimeout(this.name);
    }
    const row = await this.db.read((em) => recallOrder(em, order.idempotencyKey));
    if (!row) throw new ProviderTimeout(this.name);
    return answerOfRow(row);
  }

  async lookup(idempotencyKey: string): Promise<NetworkLookup> {
    const now = await this.db.now();
    await this.db.read((em) => endDueOrders(em, now));
    const row = await this.db.read((em) => recallOrder(em, idempotencyKey));
    return row ? answerOfRow(row) : { result: 'notFound' };
  }

  async readLine(lineId: string): Promise<NetworkReading> {
    const asOf = await this.db.now();
    await this.db.read((em) => endDueOrders(em, asOf));
    const line = await this.db.read((em) => recallLine(em, lineId));
    return line ? { result: 'found', line, asOf } : { result: 'notFound', asOf };
  }
}
