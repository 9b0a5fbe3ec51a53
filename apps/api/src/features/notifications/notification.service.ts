import { Injectable } from '@nestjs/common';
import { type CustomerView } from '@ur-desk/domain/customers';
import { Problem, type Instant, type Role } from '@ur-desk/domain/kernel';
import {
  addressOf,
  channelFor,
  isOptedOut,
  quietUntil,
  renderMessage,
  requireResendable,
  wayFor,
  type NotificationChannel,
  type ResendInput,
  type NotificationDetailView,
  type NotificationFacts,
  type NotificationView,
} from '@ur-desk/domain/notifications';
import { type EntityManager } from 'typeorm';
import { type CallContext, systemContext } from '../../platform/db/call-context';
import { Db } from '../../platform/db/db';
import { type Tx } from '../../platform/db/tx';
import { type ListPage, type ListQuery } from '../../platform/http/list-spec';
import { runList } from '../../platform/http/run-list';
import { Jobs } from '../../platform/jobs/jobs';
import { customerById } from '../customers/customer.queries';
import { ownTemplate } from '../notification-templates/template.queries';
import { NotificationEntity } from './notification.entity';
import { notificationById, notificationList } from './notification.queries';
import {
  notificationDetailView,
  notificationView,
  type MessageBody,
  type MessageHead,
} from './notification.view';

export const SEND_JOB = 'notification-send';

/** What a message is about, and the delivery that asks for it. */
export interface NotificationCause {
  customerId: string;
  kind: string;
  id: string;
  /** The same however often the event is delivered: there is one message for it. */
  eventId: string;
  requestId: string;
}

/** Where a message goes. */
export interface MessageTarget {
  channel: NotificationChannel;
  address: string;
}

/** Thrown out of a write when the event already has its message. */
class AlreadyTold extends Error {}

@Injectable()
export class NotificationService {
  constructor(
    private readonly db: Db,
    private readonly jobs: Jobs,
  ) {}

  /**
   * Writes the message about an event into the customer's log, once, and lets it be sent. It goes to the customer's present address,
   * by e-mail where there is one and by SMS else, unless `to` says otherwise.
   */
  async tell(cause: NotificationCause, facts: NotificationFacts, to?: MessageTarget): Promise<void> {
    const ctx = systemContext(cause.requestId);
    try {
      const view = await this.db.write(
        ctx,
        { action: 'notification.create', customerId: cause.customerId },
        async (tx) => {
          const told = await tx.em.existsBy(NotificationEntity, {
            eventId: cause.eventId,
            event: facts.event,
          });
          const customer = told ? null : await customerById(tx.em, cause.customerId);
          if (!customer) throw new AlreadyTold();
          return this.insert(tx, { cause, facts, customer, to: to ?? wayFor(facts.event, customer) });
        },
      );
      if (view.state === 'queued') await this.queue(view.id, view.heldUntil);
    } catch (error) {
      if (!(error instanceof AlreadyTold)) throw error;
    }
  }

  private async insert(
    tx: Tx,
    about: {
      cause: NotificationCause;
      facts: NotificationFacts;
      customer: CustomerView;
      to: MessageTarget | null;
    },
  ): Promise<NotificationView> {
    const { cause, facts, customer, to } = about;
    const channel = to?.channel ?? channelFor(customer) ?? 'email';
    const heldUntil = to && quietUntil(facts.event, tx.now, customer.zone);
    const recipient = to?.address ?? null;
    const { head, body, templateVersion } = await messageFor(tx.em, { facts, customer, channel, recipient });
    const row = draft(tx.now, {
      customerId: cause.customerId,
      id: tx.newId(),
      event: facts.event,
      channel,
      locale: customer.locale,
      templateVersion,
      ...(to === null ? unsent(customer) : {}),
      ...(heldUntil ? heldFor(heldUntil) : {}),
      headSealed: tx.seal(head),
      bodySealed: tx.seal(body),
      causeKind: cause.kind,
      causeId: cause.id,
      eventId: cause.eventId,
    });
    await tx.em.insert(NotificationEntity, row);
    const view = notificationView(row, head, 'agent');
    tx.audit({ subject: { kind: 'notification', id: row.id }, after: view });
    return view;
  }

  /** What waits for the morning is found then by whoever looks for what is overdue. */
  private async queue(id: string, heldUntil: Instant | null = null): Promise<void> {
    if (heldUntil === null) await this.jobs.send(SEND_JOB, { notificationId: id }, { key: id });
  }

  /** One page of the message log. */
  list(query: ListQuery, ctx: CallContext): Promise<ListPage<NotificationView>> {
    return this.db.read(async (em) => {
      const page = await runList<NotificationEntity>(em, notificationList, query);
      const heads = await this.headsOf(em, page.rows);
      return {
        ...page,
        rows: page.rows.map((row) => notificationView(row, heads.get(row.id) ?? null, ctx.actor.role)),
      };
    });
  }

  /** Opens the heads of a page, one look at the key per customer. */
  private async headsOf(
    em: EntityManager,
    rows: readonly NotificationEntity[],
  ): Promise<Map<string, MessageHead | null>> {
    const heads = new Map<string, MessageHead | null>();
    for (const customerId of new Set(rows.map((row) => row.customerId))) {
      const own = rows.filter((row) => row.customerId === customerId);
      const opened = await this.db.openSealed(
        em,
        customerId,
        own.map(({ headSealed }) => headSealed),
      );
      own.forEach((row, index) => heads.set(row.id, opened[index] as MessageHead | null));
    }
    return heads;
  }

  /** A message with its body, where the role may see it. Problems: not_found. */
  get(id: string, ctx: CallContext): Promise<NotificationDetailView> {
    return this.db.read(async (em) => {
      const row = await notificationById(em, id);
      const [head, body] = await this.db.openSealed(em, row.customerId, [row.headSealed, row.bodySealed]);
      const opened = { head: head as MessageHead | null, body: body as MessageBody | null };
      return notificationDetailView(row, opened, ctx.actor.role);
    });
  }

  /**
   * Sends the same message again, to the address that the customer has now, by the same way or by another one. Problems: not_found,
   * wrong_state (it is still on its way), notification_no_address, notification_one_way (it can be said in one way only), notification_secret
   * (a code), notification_opted_out.
   */
  async resend(id: string, { channel }: ResendInput, ctx: CallContext): Promise<NotificationView> {
    const { customerId } = await this.db.read((em) => notificationById(em, id));
    const view = await this.db.write(ctx, { action: 'notification.resend', customerId }, (tx) =>
      this.copy(tx, id, { channel, role: ctx.actor.role }),
    );
    await this.queue(view.id);
    return this.viewOf(view.id, ctx.actor.role);
  }

  private async copy(
    tx: Tx,
    id: string,
    how: { channel: NotificationChannel | undefined; role: Role },
  ): Promise<NotificationView> {
    const original = await notificationById(tx.em, id);
    requireResendable(original);
    const { customerId, event, causeKind, causeId } = original;
    const customer = await customerById(tx.em, customerId);
    if (!customer) throw new Problem('not_found');
    const said = await this.said(tx, original, { customer, channel: how.channel });
    const { head, body, ...form } = said;
    const row = draft(tx.now, {
      ...{ customerId, id: tx.newId(), event, ...form, causeKind, causeId },
      headSealed: tx.seal(head),
      bodySealed: tx.seal(body),
      resendOf: original.id,
    });
    await tx.em.insert(NotificationEntity, row);
    tx.audit({ subject: { kind: 'notification', id: row.id }, after: notificationView(row, head, 'agent') });
    return notificationView(row, head, how.role);
  }

  /** The message once more: the same words by the same way, made anew by another one. */
  private async said(
    tx: Tx,
    original: NotificationEntity,
    {
      customer,
      channel = original.channel,
    }: { customer: CustomerView; channel?: NotificationChannel | undefined },
  ): Promise<Said> {
    const old = tx.open(original.headSealed) as MessageHead;
    const body = tx.open(original.bodySealed) as MessageBody;
    // The warning about a replaced address only makes sense there.
    const bound = original.event === 'customer.emailReplaced';
    if (channel !== original.channel && (bound || !body.facts)) throw new Problem('notification_one_way');
    const recipient = bound ? old.recipient : addressOf(customer, channel);
    if (recipient === null) throw new Problem('notification_no_address');
    if (isOptedOut(original.event, channel, customer)) throw new Problem('notification_opted_out');
    if (channel === original.channel || !body.facts)
      return { ...{ head: { ...old, recipient }, body, channel }, ...wordsOf(original) };
    return messageFor(tx.em, { facts: body.facts, customer, channel, recipient });
  }

  private viewOf(id: string, role: Role): Promise<NotificationView> {
    return this.db.read(async (em) => {
      const row = await notificationById(em, id);
      const [head] = await this.db.openSealed(em, row.customerId, [row.headSealed]);
      return notificationView(row, head as MessageHead | null, role);
    });
  }
}

/** Why a message goes nowhere: the customer wants none of the kind, or has no address. */
const unsent = (customer: CustomerView): Partial<NotificationEntity> =>
  channelFor(customer) === null ? { state: 'failed', error: 'noAddress' } : { state: 'withheld' };

const heldFor = (until: Instant): Partial<NotificationEntity> => ({
  heldUntil: new Date(until),
  nextTryAt: new Date(until),
});

/** A message with its words. */
interface Said extends Pick<NotificationEntity, 'channel' | 'locale' | 'templateVersion'> {
  head: MessageHead;
  body: MessageBody;
}

const wordsOf = ({ locale, templateVersion }: NotificationEntity) => ({ locale, templateVersion });

/** What is written, in the customer's language, in the form of the channel, with our own words where somebody gave some. */
async function messageFor(
  em: EntityManager,
  about: {
    facts: NotificationFacts;
    customer: CustomerView;
    channel: NotificationChannel;
    recipient: string | null;
  },
): Promise<Said> {
  const { facts, customer, channel, recipient } = about;
  const { locale } = customer;
  const own = await ownTemplate(em, { event: facts.event, channel, locale });
  const form = { channel, locale, template: own?.text ?? null };
  const { subject, text, html } = renderMessage(facts, customer, form);
  const words = { channel, locale, templateVersion: own?.number ?? null };
  return { head: { recipient, subject }, body: { text, html, facts }, ...words };
}

type Drafted = Pick<
  NotificationEntity,
  'customerId' | 'id' | 'event' | 'channel' | 'locale' | 'headSealed' | 'bodySealed' | 'causeKind' | 'causeId'
>;

/** A message that waits to be sent. */
const draft = (now: Instant, facts: Drafted & Partial<NotificationEntity>): NotificationEntity =>
  Object.assign(new NotificationEntity(), {
    state: 'queued' as const,
    templateVersion: null,
    provider: null,
    providerReference: null,
    eventId: null,
    resendOf: null,
    error: null,
    errorDetail: null,
    attempts: 0,
    heldUntil: null,
    nextTryAt: new Date(now),
    createdAt: new Date(now),
    sentAt: null,
    ...facts,
  });
