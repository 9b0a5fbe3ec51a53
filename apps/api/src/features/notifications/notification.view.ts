import { maskEmail, maskPhone } from '@ur-desk/domain/customers';
import { seesContactsInClear, type Role } from '@ur-desk/domain/kernel';
import {
  type NotificationDetailView,
  type NotificationFacts,
  SECRET_EVENTS,
  type NotificationView,
  type RenderedMessage,
} from '@ur-desk/domain/notifications';
import { type NotificationEntity } from './notification.entity';

/** What `head_sealed` and `body_sealed` hold; null once the person was erased. */
export interface MessageHead {
  recipient: string | null;
  subject: string;
}
export interface MessageBody extends Pick<RenderedMessage, 'text' | 'html'> {
  /** What it was made of; missing in messages from before there was a second channel. */
  facts?: NotificationFacts;
}

const masked = (channel: NotificationEntity['channel'], recipient: string): string =>
  channel === 'email' ? maskEmail(recipient) : maskPhone(recipient);

/** What a role sees of a message in the log. */
export function notificationView(
  row: Omit<NotificationEntity, 'bodySealed' | 'eventId' | 'nextTryAt' | 'providerReference'>,
  head: MessageHead | null,
  role: Role,
): NotificationView {
  const recipient = head?.recipient ?? null;
  return {
    id: row.id,
    customerId: row.customerId,
    event: row.event,
    channel: row.channel,
    locale: row.locale,
    state: row.state,
    provider: row.provider,
    recipient: recipient === null || seesContactsInClear(role) ? recipient : masked(row.channel, recipient),
    subject: head?.subject ?? null,
    causeKind: row.causeKind,
    causeId: row.causeId,
    error: row.error,
    errorDetail: row.errorDetail,
    templateVersion: row.templateVersion,
    attempts: row.attempts,
    resendOf: row.resendOf,
    heldUntil: row.heldUntil?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
    sentAt: row.sentAt?.toISOString() ?? null,
  };
}

/**
 * A code is between the customer and us: a colleague who could read it in the log could be him. Where there is no mail server it went
 * into a folder of ours and to nobody, so that it can be seen.
 */
const isSecret = ({ event, provider }: NotificationEntity): boolean =>
  SECRET_EVENTS.includes(event) && provider !== 'folder';

/** The same with the body, for roles that see contacts: names and numbers stand in it. */
export function notificationDetailView(
  row: NotificationEntity,
  { head, body }: { head: MessageHead | null; body: MessageBody | null },
  role: Role,
): NotificationDetailView {
  const shown = seesContactsInClear(role) && !isSecret(row);
  return {
    ...notificationView(row, head, role),
    text: shown ? (body?.text ?? null) : null,
    html: shown ? (body?.html ?? null) : null,
    bodyHidden: !shown,
  };
}
