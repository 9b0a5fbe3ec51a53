import { Injectable } from '@nestjs/common';
import {
  type OutsideProviderName,
  type ProviderEvent,
  type ProviderEventContent,
} from '@ur-desk/domain/payments';
import { type EventOutcome } from '@ur-desk/domain/provider-events';
import { type CallContext } from '../../platform/db/call-context';

type Kind = Exclude<ProviderEventContent['kind'], 'other'>;
type ContentOf<K extends Kind> = Extract<ProviderEventContent, { kind: K }>;

export interface EventToApply<K extends Kind = Kind> {
  provider: OutsideProviderName;
  event: Pick<ProviderEvent, 'id' | 'type' | 'occurredAt'>;
  content: ContentOf<K>;
  ctx: CallContext;
}

type EventHandler<K extends Kind> = (of: EventToApply<K>) => Promise<EventOutcome>;

/**
 * Who makes something of the events of a kind. A feature registers itself when the module starts. A handler may be called
 * more than once with the same event, also at the same time: its effect must be the same as of being called once (J2).
 */
@Injectable()
export class ProviderEventHandlers {
  private readonly byKind = new Map<Kind, EventHandler<Kind>>();

  register<K extends Kind>(kind: K, handler: EventHandler<K>): void {
    if (this.byKind.has(kind)) throw new Error(`events about a ${kind} have two handlers`);
    this.byKind.set(kind, handler as unknown as EventHandler<Kind>);
  }

  /** Applies an event, or says that nobody does. */
  async apply(of: Omit<EventToApply, 'content'> & { content: ProviderEventContent }): Promise<EventOutcome> {
    const { content } = of;
    if (content.kind === 'other') return { result: 'ignored' };
    const handler = this.byKind.get(content.kind);
    if (!handler) return { result: 'problem', problem: 'notHandled', subject: null };
    return handler({ ...of, content });
  }
}
