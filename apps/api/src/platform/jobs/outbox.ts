import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { getDataSourceToken } from '@nestjs/typeorm';
import { Logger } from 'nestjs-pino';
import { type DataSource, type EntityManager } from 'typeorm';
import { CustomerKeys, openWith } from '../db/customer-keys';
import { fault } from '../fault/fault';
import { Jobs, type KeyedJob } from './jobs';
import { beginPiece } from './make-way';
import { type DomainEvent, ON_EVENT } from './on-event.decorator';

interface OutboxRow {
  id: string;
  customer_id: string | null;
  topic: string;
  payload: Buffer;
  at: Date;
  request_id: string;
  wrapped_key: Buffer | null;
}

interface Listener {
  /** `ClassName.method`: the name under which a delivery is queued. */
  name: string;
  topic: string;
  call: (event: DomainEvent) => Promise<void>;
}

const BATCH = 100;
const RELAY_SECONDS = 2;
const DELIVERED_PER_TURN = 50;

export const RELAY_JOB = 'outbox-relay';
export const DELIVER_JOB = 'outbox-deliver';

const CLAIM_SQL = `
SELECT id, topic FROM outbox_event WHERE published_at IS NULL ORDER BY id LIMIT ${BATCH} FOR UPDATE SKIP LOCKED`;
const PUBLISHED_SQL = 'UPDATE outbox_event SET published_at = clock_timestamp() WHERE id = ANY($1::uuid[])';
const EVENT_SQL = `
SELECT o.id, o.customer_id, o.topic, o.payload, o.at, o.request_id, k.wrapped_key
FROM outbox_event o LEFT JOIN customer_key k ON k.customer_id = o.customer_id WHERE o.id = $1`;

/**
 * Delivers what `tx.emit` wrote. The relay turns each event into one queued job per listener and marks it published; if it
 * dies in between, the event is queued again, so a listener may hear of the same event twice and must not mind.
 */
@Injectable()
export class Outbox implements OnModuleInit {
  private listeners: Listener[] = [];

  constructor(
    @Inject(getDataSourceToken()) private readonly dataSource: DataSource,
    private readonly keys: CustomerKeys,
    private readonly jobs: Jobs,
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    @Inject(Logger) private readonly logger: Logger,
  ) {}

  onModuleInit(): void {
    this.listeners = this.discovery
      .getProviders()
      .flatMap(({ instance }) => this.listenersOf(instance as object | null));
    this.jobs.define(RELAY_JOB, () => this.relay(), { everySeconds: RELAY_SECONDS });
    this.jobs.define(DELIVER_JOB, (data) => this.deliver(String(data['eventId']), String(data['listener'])), {
      perTurn: DELIVERED_PER_TURN,
    });
  }

  /** Queues everything that is not published yet. While people wait for answers, no faster than it could be delivered. */
  async relay(): Promise<void> {
    for (;;) {
      const makeWay = beginPiece();
      if ((await this.relayBatch()) < BATCH) return;
      await makeWay();
    }
  }

  /**
   * Delivers everything at once and here, where no queue runs (the seed, tests). The listeners run once the relay has committed, as with
   * a queue: within its transaction many of them would take longer than the database lets one idle.
   */
  async deliverAll(): Promise<void> {
    const due: { name: string; data: Record<string, unknown> }[] = [];
    this.jobs.useQueue({
      send: async (name, data) => void due.push({ name, data }),
      sendMany: async (name, many) => void due.push(...many.map(({ data }) => ({ name, data }))),
    });
    try {
      await this.relay();
    } finally {
      this.jobs.useQueue(null);
    }
    for (const { name, data } of due) await this.jobs.run(name, data);
  }

  private async relayBatch(): Promise<number> {
    return this.dataSource.transaction(async (em) => {
      const events = await em.query<{ id: string; topic: string }[]>(CLAIM_SQL);
      if (events.length === 0) return 0;
      await this.jobs.sendMany(
        DELIVER_JOB,
        events.flatMap((event) => this.deliveriesOf(event)),
      );
      await fault('outbox.queued');
      await em.query(PUBLISHED_SQL, [events.map((event) => event.id)]);
      return events.length;
    });
  }

  private deliveriesOf({ id, topic }: { id: string; topic: string }): KeyedJob[] {
    return this.listeners
      .filter((listener) => listener.topic === topic)
      .map(({ name }) => ({ key: `${id} ${name}`, data: { eventId: id, listener: name } }));
  }

  private async deliver(eventId: string, name: string): Promise<void> {
    const listener = this.listeners.find((one) => one.name === name);
    const event = await this.load(this.dataSource.manager, eventId);
    if (!listener || !event) {
      this.logger.warn({ eventId, listener: name }, 'nothing to deliver');
      return;
    }
    await fault('outbox.before-delivery');
    await listener.call(event);
    await fault('outbox.after-delivery');
  }

  /** The event with its payload opened; null when the person was erased meanwhile: then nobody needs to be told. */
  private async load(em: EntityManager, eventId: string): Promise<DomainEvent | null> {
    const [row] = await em.query<OutboxRow[]>(EVENT_SQL, [eventId]);
    if (!row || (row.customer_id && !row.wrapped_key)) return null;
    const key = row.wrapped_key ? this.keys.unwrap(row.wrapped_key) : this.keys.generalKey();
    const payload = openWith(key, row.payload) as Record<string, unknown>;
    const { id, topic, customer_id: customerId, request_id: requestId } = row;
    return { id, topic, customerId, payload, at: row.at.toISOString(), requestId };
  }

  private listenersOf(instance: object | null): Listener[] {
    if (!instance || !Object.getPrototypeOf(instance)) return [];
    const methods = instance as Record<string, (event: DomainEvent) => Promise<void>>;
    return this.scanner.getAllMethodNames(Object.getPrototypeOf(instance) as object).flatMap((method) => {
      const handler = methods[method];
      const topic = handler && (Reflect.getMetadata(ON_EVENT, handler) as string | undefined);
      if (!handler || !topic) return [];
      return [
        {
          name: `${instance.constructor.name}.${method}`,
          topic,
          call: (event) => handler.call(instance, event),
        },
      ];
    });
  }
}
