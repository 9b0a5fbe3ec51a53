import { LOCALES } from '@ur-desk/domain/kernel';
import {
  NOTIFICATION_CHANNELS,
  NOTIFICATION_EVENTS,
  templateErrors,
  type TemplateSlot,
  type TemplateText,
} from '@ur-desk/domain/notifications';
import { type EntityManager } from 'typeorm';
import { runPrepared } from '../../platform/db/prepared';
import { defineList } from '../../platform/http/list-spec';
import { NotificationTemplateVersionEntity } from './template-version.entity';
import { type IdentifiedSlot, TEMPLATE_SLOTS } from './template-slots';
import { type TemplateRow } from './template.view';

const VERSIONS_SHOWN = 50;

/** Words of ours, never what somebody typed. */
const SLOTS_SQL = TEMPLATE_SLOTS.map(
  ({ id, event, channel, locale }, place) =>
    `('${id}'::uuid, '${event}', '${channel}', '${locale}', ${place})`,
).join(', ');

const NEWEST = `LEFT JOIN LATERAL (SELECT v.number, v.subject, v.body, v.created_at, v.created_by_name
  FROM notification_template_version v WHERE v.event = t.event AND v.channel = t.channel AND v.locale = t.locale
  ORDER BY v.number DESC LIMIT 1) n ON true`;

export const templateList = defineList({
  name: 'notification templates',
  from: `(VALUES ${SLOTS_SQL}) AS t (id, event, channel, locale, place) ${NEWEST}`,
  select: 't.id, t.event, t.channel, t.locale, n.number, n.subject, n.body, n.created_at, n.created_by_name',
  id: 't.id',
  table: 'notification_template_version',
  fields: {
    event: { column: 't.event', type: 'oneOf', values: NOTIFICATION_EVENTS, filter: ['eq'] },
    channel: { column: 't.channel', type: 'oneOf', values: NOTIFICATION_CHANNELS, filter: ['eq'] },
    locale: { column: 't.locale', type: 'oneOf', values: LOCALES, filter: ['eq'] },
    builtIn: { column: '(n.body IS NULL)', type: 'boolean', filter: ['eq'] },
    place: { column: 't.place', type: 'whole', sort: true },
  },
  defaultSort: ['place', 'ASC'],
});

const CURRENT = `SELECT ${templateList.select} FROM ${templateList.from} WHERE t.id = $1`;

/** A text as it is now. */
export async function currentTemplate(em: EntityManager, slot: IdentifiedSlot): Promise<TemplateRow> {
  const rows = await em.query<[TemplateRow]>(CURRENT, [slot.id]);
  return rows[0];
}

export const templateVersions = (
  em: EntityManager,
  { event, channel, locale }: TemplateSlot,
): Promise<NotificationTemplateVersionEntity[]> =>
  em.find(NotificationTemplateVersionEntity, {
    where: { event, channel, locale },
    order: { number: 'DESC' },
    take: VERSIONS_SHOWN,
  });

/** Whoever changes a text waits for whoever else does. */
export const lockTemplate = async (em: EntityManager, { id }: IdentifiedSlot): Promise<void> => {
  await em.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`notification_template ${id}`]);
};

const IN_USE = `SELECT number, subject, body FROM notification_template_version
WHERE event = $1 AND channel = $2 AND locale = $3 ORDER BY number DESC LIMIT 1`;

/** The words that somebody gave a message, and their number. */
export interface OwnTemplate {
  number: number;
  text: TemplateText;
}

/**
 * The words that a message is made of; null: those that come with the product. Also where own words no longer fit what the event can say:
 * a message that was promised goes out.
 */
export async function ownTemplate(em: EntityManager, slot: TemplateSlot): Promise<OwnTemplate | null> {
  const rows = await runPrepared<{ number: number; subject: string | null; body: string | null }>(
    em,
    { name: 'own-template', text: IN_USE },
    [slot.event, slot.channel, slot.locale],
  );
  const [row] = rows;
  if (!row || row.body === null) return null;
  const text = { subject: row.subject, body: row.body };
  return templateErrors(slot, text).length > 0 ? null : { number: row.number, text };
}
