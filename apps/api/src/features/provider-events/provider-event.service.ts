import { Inject, Injectable } from '@nestjs/common';
import { type Instant, Problem } from '@ur-desk/domain/kernel';
import { type EventRefusal, type OutsideProviderName, type ProviderEvent } from '@ur-desk/domain/payments';
import {
  type EventOutcome,
  type ProviderEventDetailView,
  type ProviderEventReceiptView,
  type ProviderEventView,
  standingAfter,
} from '@ur-desk/domain/provider-events';
import { Logger } from 'nestjs-pino';
import { type CallContext, systemContext } from '../../platform/db/call-context';
import { CustomerKeys, sealWith } from '../../platform/db/customer-keys';
import { Db } from '../../platform/db/db';
import { type Tx } from '../../platform/db/tx';
import { fault } from '../../platform/fault/fault';
import { type ListPage, type ListQuery, mapPage } from '../../platform/http/list-spec';
import { runList } from '../../platform/http/run-list';
import { type PaymentProvider, type RawEvent } from '../../providers/payment/payment-provider.port';
import { PaymentProviders } from '../../providers/payment/payment-providers';
import { readEventOf } from '../../providers/payment/provider-calls';
import { ProviderEventHandlers } from './provider-event-handlers.service';
import { providerEventList } from './provider-event.list';
import {
  countRefusal,
  eventsToTry,
  insertEvent,
  isKnownEvent,
  providerEventById,
  saveStanding,
  type StoredEvent,
} from './provider-event.queries';
import { providerEventView, type ProviderEventRow, type SealedEvent } from './provider-event.view';

const TRIED_AT_ONCE = 50;
const KEPT_BYTES = 16_384;

/** Thrown out of a write that found the event stored already. */
class AlreadyStored extends Error {}

/** Events of providers: believed or refused, stored as they came, applied once (rules 4, P5). */
@Injectable()
export class ProviderEventService {
  constructor(
    private readonly db: Db,
    private readonly providers: PaymentProviders,
    private readonly handlers: ProviderEventHandlers,
    private readonly keys: CustomerKeys,
    @Inject(Logger) private readonly logger: Logger,
  ) {}

  async list(query: ListQuery): Promise<ListPage<ProviderEventView>> {
    const page = await this.db.read((em) => runList<ProviderEventRow>(em, providerEventList, query));
    return mapPage(page, providerEventView);
  }

  /** Throws `not_found`. */
  async get(id: string): Promise<ProviderEventDetailView> {
    return this.db.read(async (em) => {
      const row = await providerEventById(em, id);
      const [opened] = await this.db.openSealed(em, row.customer_id, [row.sealed]);
      const content = (opened as SealedEvent | null)?.content ?? null;
      return { ...providerEventView(row), content: content && { ...content } };
    });
  }

  /**
   * Takes an event in. Signature and age are checked over the raw bytes; what is believed is stored before anything is made
   * of it. Throws `not_found` for a provider that nobody knows, `provider_event_refused` with the reason, and `unavailable`
   * when the check itself could not be made, so that the provider sends it again.
   */
  async receive(name: string, raw: RawEvent, requestId: string): Promise<ProviderEventReceiptView> {
    const provider = this.providers.all().find((one) => one.name === name);
    if (!provider) throw new Problem('not_found');
    const ctx = systemContext(requestId);
    const event = await this.believe(provider, raw);
    const id = await this.store(ctx, { provider: provider.name, event, raw });
    await fault('providerEvent.stored');
    if (id) await this.tryToApply(ctx, id);
    return { received: true };
  }

  /** Applies everything that is due: what a crash left behind, and what could not be applied before. */
  async applyDue(): Promise<void> {
    const now = await this.db.now();
    const ids = await this.db.read((em) => eventsToTry(em, now, TRIED_AT_ONCE));
    for (const id of ids) await this.tryToApply(systemContext('provider-events'), id);
  }

  /** Applies an event once more, whatever came of it before; what is done already is not done twice. Throws `not_found`. */
  async replay(ctx: CallContext, id: string): Promise<ProviderEventView> {
    return this.apply(ctx, id);
  }

  private async believe(provider: PaymentProvider, raw: RawEvent): Promise<ProviderEvent> {
    const now = await this.db.now();
    if (provider.missing.length > 0) return this.refuse(provider.name, 'providerOff', { raw, now });
    const reading = await readEventOf(provider, raw, now);
    return reading.verified ? reading.event : this.refuse(provider.name, reading.reason, { raw, now });
  }

  private async refuse(
    provider: OutsideProviderName,
    reason: EventRefusal,
    { raw, now }: { raw: RawEvent; now: Instant },
  ): Promise<never> {
    const body = raw.body.subarray(0, KEPT_BYTES).toString('base64');
    const sealed = sealWith(this.keys.generalKey(), { body, headers: raw.headers });
    await this.db.read((em) => countRefusal(em, { provider, reason, sealed, now }));
    throw new Problem('provider_event_refused', { reason });
  }

  /** The id of the new row; null when the event had come before. */
  private async store(
    ctx: CallContext,
    { provider, event, raw }: { provider: OutsideProviderName; event: ProviderEvent; raw: RawEvent },
  ): Promise<string | null> {
    if (await this.db.read((em) => isKnownEvent(em, provider, event.id))) return null;
    try {
      return await this.db.write(ctx, { action: 'providerEvent.receive' }, async (tx) => {
        const { content, type, id: eventId } = event;
        const kept: SealedEvent = { body: raw.body.toString('base64'), headers: { ...raw.headers }, content };
        const id = tx.newId();
        const fresh = await insertEvent(tx.em, {
          id,
          provider,
          event,
          sealed: tx.seal(kept, null),
          now: tx.now,
        });
        if (!fresh) throw new AlreadyStored();
        tx.audit({ subject: { kind: 'providerEvent', id }, after: { provider, eventId, type } });
        return id;
      });
    } catch (error) {
      if (error instanceof AlreadyStored) return null;
      throw error;
    }
  }

  /** The provider was told that we have it: whatever goes wrong now is ours to try again. */
  private async tryToApply(ctx: CallContext, id: string): Promise<void> {
    try {
      await this.apply(ctx, id);
    } catch (error) {
      this.logger.error({ err: error, providerEvent: id }, 'an event could not be applied');
    }
  }

  private async apply(ctx: CallContext, id: string): Promise<ProviderEventView> {
    const row = await this.db.read((em) => providerEventById(em, id));
    const kept = await this.open(row);
    const outcome = kept ? await this.outcomeOf(ctx, row, kept) : ({ result: 'ignored' } as const);
    await fault('providerEvent.applied');
    return this.save(ctx, id, { outcome, kept });
  }

  /** Null when the person was erased meanwhile. */
  private async open({ customer_id: customerId, sealed }: StoredEvent): Promise<SealedEvent | null> {
    const [opened] = await this.db.read((em) => this.db.openSealed(em, customerId, [sealed]));
    return opened as SealedEvent | null;
  }

  private async outcomeOf(
    ctx: CallContext,
    row: StoredEvent,
    { content }: SealedEvent,
  ): Promise<EventOutcome> {
    const event = { id: row.event_id, type: row.type, occurredAt: row.occurred_at.toISOString() };
    try {
      return await this.handlers.apply({ provider: row.provider, event, content, ctx });
    } catch (error) {
      this.logger.error({ err: error, providerEvent: row.id }, 'an event could not be applied');
      return { result: 'problem', problem: 'internal', subject: null };
    }
  }

  private async save(
    ctx: CallContext,
    id: string,
    { outcome, kept }: { outcome: EventOutcome; kept: SealedEvent | null },
  ): Promise<ProviderEventView> {
    const known = await this.db.read((em) => providerEventById(em, id));
    const subject = 'subject' in outcome ? outcome.subject : null;
    const customerId = subject?.customerId ?? known.customer_id;
    const command = { action: 'providerEvent.apply' as const, ...(customerId ? { customerId } : {}) };
    return this.db.write(ctx, command, (tx) => this.saveIn(tx, id, { outcome, kept, subject, customerId }));
  }

  private async saveIn(
    tx: Tx,
    id: string,
    of: Pick<Parameters<ProviderEventService['save']>[2], 'outcome' | 'kept'> & {
      subject: Extract<EventOutcome, { subject: unknown }>['subject'];
      customerId: string | null;
    },
  ): Promise<ProviderEventView> {
    const before = await providerEventById(tx.em, id);
    const tries = before.tries + 1;
    const standing = standingAfter(of.outcome, tries, tx.now);
    const sealed = of.kept ? tx.seal(of.kept, of.customerId) : before.sealed;
    await saveStanding(tx.em, id, { ...standing, tries, subject: of.subject, sealed, now: tx.now });
    const after = providerEventView(await providerEventById(tx.em, id));
    tx.audit({ subject: { kind: 'providerEvent', id }, before: providerEventView(before), after });
    return after;
  }
}
