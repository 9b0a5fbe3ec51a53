import {
  NOTIFICATION_CHANNELS,
  NOTIFICATION_EVENTS,
  NOTIFICATION_STATES,
  type NotificationProvider,
} from '@ur-desk/domain/notifications';
import { Problem } from '@ur-desk/domain/kernel';
import { type EntityManager } from 'typeorm';
import { defineList } from '../../platform/http/list-spec';
import { NotificationEntity } from './notification.entity';

export const notificationList = defineList({
  name: 'notifications',
  from: 'notification n',
  select: `n.id, n.customer_id AS "customerId", n.event, n.channel, n.locale, n.state, n.provider,
    n.head_sealed AS "headSealed", n.cause_kind AS "causeKind", n.cause_id AS "causeId", n.error,
    n.error_detail AS "errorDetail", n.template_version AS "templateVersion", n.attempts, n.resend_of AS "resendOf", n.held_until AS "heldUntil", n.created_at AS "createdAt", n.sent_at AS "sentAt"`,
  id: 'n.id',
  table: 'notification',
  fields: {
    customerId: { column: 'n.customer_id', type: 'id', filter: ['eq'] },
    event: { column: 'n.event', type: 'oneOf', values: NOTIFICATION_EVENTS, filter: ['eq'] },
    channel: { column: 'n.channel', type: 'oneOf', values: NOTIFICATION_CHANNELS, filter: ['eq'] },
    state: { column: 'n.state', type: 'oneOf', values: NOTIFICATION_STATES, filter: ['eq'] },
    causeId: { column: 'n.cause_id', type: 'id', filter: ['eq'] },
    createdAt: { column: 'n.created_at', type: 'instant', filter: ['gte', 'lte'], sort: true },
  },
  defaultSort: ['createdAt', 'DESC'],
});

/** Problems: not_found. */
export async function notificationById(em: EntityManager, id: string): Promise<NotificationEntity> {
  const found = await em.findOneBy(NotificationEntity, { id });
  if (!found) throw new Problem('not_found');
  return found;
}

const BY_REFERENCE = `SELECT id FROM notification WHERE provider = $1 AND provider_reference = $2 ORDER BY created_at DESC LIMIT 1`;

/** The message that a provider means; null: none of ours. */
export async function notificationOfReference(
  em: EntityManager,
  provider: NotificationProvider,
  reference: string,
): Promise<string | null> {
  const rows = await em.query<{ id: string }[]>(BY_REFERENCE, [provider, reference]);
  return rows[0]?.id ?? null;
}

const BEING_SENT = `SELECT EXISTS (SELECT FROM notification WHERE state = 'queued' AND channel = 'sms' AND attempts > 0) AS yes`;

/** Whether the answer to an SMS may be about to be written down. */
export async function isSmsBeingSent(em: EntityManager): Promise<boolean> {
  const rows = await em.query<{ yes: boolean }[]>(BEING_SENT);
  return rows[0]?.yes ?? false;
}

const OVERDUE_SQL = `SELECT id FROM notification
WHERE state = 'queued' AND next_try_at < clock_timestamp() - make_interval(secs => $1) ORDER BY next_try_at LIMIT 500`;

/** Messages that should have been tried this many seconds ago: whoever was to do it is gone. */
export const overdueNotifications = async (em: EntityManager, seconds: number): Promise<string[]> =>
  (await em.query<{ id: string }[]>(OVERDUE_SQL, [seconds])).map(({ id }) => id);
