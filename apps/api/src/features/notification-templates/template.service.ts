import { Injectable } from '@nestjs/common';
import { type CustomerView } from '@ur-desk/domain/customers';
import { Problem, seesContactsInClear } from '@ur-desk/domain/kernel';
import {
  EXAMPLE_FACTS,
  type NotificationFacts,
  type NotificationTemplateDetailView,
  type NotificationTemplateView,
  type PreviewTemplateInput,
  renderMessage,
  requireTemplate,
  SECRET_EVENTS,
  smsSize,
  type TemplatePreviewView,
  type TemplateText,
  type UpdateTemplateInput,
} from '@ur-desk/domain/notifications';
import { type EntityManager } from 'typeorm';
import { type CallContext } from '../../platform/db/call-context';
import { Db } from '../../platform/db/db';
import { type ListPage, type ListQuery, mapPage } from '../../platform/http/list-spec';
import { runList } from '../../platform/http/run-list';
import { versionConflict } from '../audit/audit.queries';
import { customerById } from '../customers/customer.queries';
import { NotificationEntity } from '../notifications/notification.entity';
import { type MessageBody } from '../notifications/notification.view';
import { NotificationTemplateVersionEntity } from './template-version.entity';
import { type IdentifiedSlot, templateSlot } from './template-slots';
import { currentTemplate, lockTemplate, templateList, templateVersions } from './template.queries';
import { templateDetailView, type TemplateRow, templateView } from './template.view';

/** Who reads a message that is about nobody. */
const NOBODY = { name: null, zone: 'UTC' };

/** A line ends in one way. */
const stored = ({ subject, body }: TemplateText): TemplateText => ({
  subject: subject?.trim() ?? null,
  body: body.replace(/\r\n?/g, '\n').trim(),
});

/** The words of messages: read by all, changed by whoever answers for what customers read. Every change is a version of its own. */
@Injectable()
export class NotificationTemplateService {
  constructor(private readonly db: Db) {}

  async list(query: ListQuery): Promise<ListPage<NotificationTemplateView>> {
    return mapPage(await this.db.read((em) => runList<TemplateRow>(em, templateList, query)), templateView);
  }

  /** Throws `not_found`. */
  get(id: string): Promise<NotificationTemplateDetailView> {
    const slot = templateSlot(id);
    return this.db.read((em) => this.detail(em, slot));
  }

  private async detail(em: EntityManager, slot: IdentifiedSlot): Promise<NotificationTemplateDetailView> {
    return templateDetailView(await currentTemplate(em, slot), await templateVersions(em, slot));
  }

  /** New words, from the next message on. Throws `not_found`, `version_conflict`, and what is wrong with them at its field. */
  async update(
    id: string,
    input: UpdateTemplateInput,
    ctx: CallContext,
  ): Promise<NotificationTemplateDetailView> {
    const slot = templateSlot(id);
    const text = stored(input);
    requireTemplate(slot, text);
    return this.write({ slot, action: 'notificationTemplate.update', ctx }, text);
  }

  /** Back to the words that come with the product. Throws `not_found`, `version_conflict`, `template_built_in`. */
  async restore(id: string, ctx: CallContext): Promise<NotificationTemplateDetailView> {
    return this.write({ slot: templateSlot(id), action: 'notificationTemplate.restore', ctx }, null);
  }

  private write(
    {
      slot,
      action,
      ctx,
    }: { slot: IdentifiedSlot; action: `notificationTemplate.${'update' | 'restore'}`; ctx: CallContext },
    text: TemplateText | null,
  ): Promise<NotificationTemplateDetailView> {
    return this.db.write(ctx, { action }, async (tx) => {
      await lockTemplate(tx.em, slot);
      const before = templateView(await currentTemplate(tx.em, slot));
      const subject = { kind: 'notificationTemplate' as const, id: slot.id };
      if (ctx.ifMatch !== before.version) throw await versionConflict(tx.em, subject, before);
      if (text === null && before.builtIn) throw new Problem('template_built_in');
      const { event, channel, locale } = slot;
      await tx.em.insert(NotificationTemplateVersionEntity, {
        ...{ event, channel, locale },
        number: before.version + 1,
        ...(text ?? { subject: null, body: null }),
        createdAt: new Date(tx.now),
        createdBy: ctx.actor.id,
        createdByName: ctx.actor.name,
      });
      const after = await this.detail(tx.em, slot);
      tx.audit({ subject, before, after: templateView(await currentTemplate(tx.em, slot)) });
      return after;
    });
  }

  /**
   * What a customer would get with these words. Throws `not_found` (text or customer) and what is wrong with the words. It is about the
   * customer's last message of the kind where there was one and the caller sees contacts, else about something made up; a code always is.
   */
  async preview(id: string, input: PreviewTemplateInput, ctx: CallContext): Promise<TemplatePreviewView> {
    const slot = templateSlot(id);
    const text = stored(input);
    requireTemplate(slot, text);
    const { channel, locale } = slot;
    const customer = input.customerId === undefined ? null : await this.customer(input.customerId);
    const known = customer && (await this.lastFacts(slot, customer, ctx));
    const facts = known ?? EXAMPLE_FACTS[slot.event];
    const message = renderMessage(facts, customer ?? NOBODY, { channel, locale, template: text });
    return { ...message, sms: channel === 'sms' ? smsSize(message.text) : null, example: !known };
  }

  private async customer(customerId: string): Promise<CustomerView> {
    const customer = await this.db.read((em) => customerById(em, customerId));
    if (!customer) throw new Problem('not_found');
    return customer;
  }

  private async lastFacts(
    { event }: IdentifiedSlot,
    { id: customerId }: CustomerView,
    { actor }: CallContext,
  ): Promise<NotificationFacts | null> {
    if (SECRET_EVENTS.includes(event) || !seesContactsInClear(actor.role)) return null;
    return this.db.read(async (em) => {
      const last = await em.findOne(NotificationEntity, {
        where: { customerId, event },
        order: { createdAt: 'DESC', id: 'DESC' },
      });
      if (!last) return null;
      const [body] = await this.db.openSealed(em, customerId, [last.bodySealed]);
      return (body as MessageBody | null)?.facts ?? null;
    });
  }
}
