import {
  NOTIFICATION_STATES,
  type NotificationChannel,
  type NotificationError,
  type NotificationEvent,
  type NotificationProvider,
  type NotificationState,
} from '@ur-desk/domain/notifications';
import { type Locale } from '@ur-desk/domain/kernel';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { NotificationTemplateVersionEntity } from '../notification-templates/template-version.entity';
import { CustomerEntity } from '../customers/customer.entity';

const STATES = NOTIFICATION_STATES.map((state) => `'${state}'`).join(', ');

/** One message to a customer and what became of it. Who it went to and what it says are sealed with the customer's key. */
@Entity('notification')
@ForeignKey(
  () => NotificationTemplateVersionEntity,
  ['event', 'channel', 'locale', 'templateVersion'],
  ['event', 'channel', 'locale', 'number'],
  { name: 'notification_template_fkey' },
)
@Index('notification_id', ['id'])
@Index('notification_customer_created_at', ['customerId', 'createdAt', 'id'])
@Index('notification_created_at', ['createdAt', 'id'])
@Index('notification_once', ['eventId', 'event'], { unique: true })
@Index('notification_queued', ['nextTryAt'], { where: `state = 'queued'` })
@Index('notification_provider_reference', ['provider', 'providerReference'], {
  where: 'provider_reference IS NOT NULL',
})
@Check('notification_channel_known', `channel IN ('email', 'sms')`)
@Check('notification_state_known', `state IN (${STATES})`)
export class NotificationEntity {
  @PrimaryColumn({ name: 'customer_id', type: 'uuid', primaryKeyConstraintName: 'notification_pkey' })
  @ForeignKey(() => CustomerEntity, { name: 'notification_customer_fkey' })
  customerId: string;

  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'notification_pkey' })
  id: string;

  @Column({ type: 'text' })
  event: NotificationEvent;

  @Column({ type: 'text' })
  channel: NotificationChannel;

  @Column({ type: 'text' })
  locale: Locale;

  @Column({ type: 'text' })
  state: NotificationState;

  /** Which words it was made of; null: those that come with the product. */
  @Column({ name: 'template_version', type: 'integer', nullable: true })
  templateVersion: number | null;

  @Column({ type: 'text', nullable: true })
  provider: NotificationProvider | null;

  /** What the SMS centre calls it; null: it has no name of its own. */
  @Column({ name: 'provider_reference', type: 'text', nullable: true })
  providerReference: string | null;

  /** `{ recipient, subject }`. */
  @Column({ name: 'head_sealed', type: 'bytea' })
  headSealed: Buffer;

  /** `{ text, html, facts }`: the facts, so that it can be said again by another way. */
  @Column({ name: 'body_sealed', type: 'bytea' })
  bodySealed: Buffer;

  /** What the message is about: `renewal`, `refund`, `topUp`, `customer`. */
  @Column({ name: 'cause_kind', type: 'text' })
  causeKind: string;

  @Column({ name: 'cause_id', type: 'uuid' })
  causeId: string;

  /** The delivered event; unique, so that a repeated delivery makes no second message. None on a resend. */
  @Column({ name: 'event_id', type: 'uuid', nullable: true })
  eventId: string | null;

  @Column({ name: 'resend_of', type: 'uuid', nullable: true })
  resendOf: string | null;

  @Column({ type: 'text', nullable: true })
  error: NotificationError | null;

  @Column({ name: 'error_detail', type: 'text', nullable: true })
  errorDetail: string | null;

  @Column({ type: 'integer' })
  attempts: number;

  @Column({ name: 'next_try_at', type: 'timestamptz' })
  nextTryAt: Date;

  /** Until the customer's morning; null: it did not have to wait. */
  @Column({ name: 'held_until', type: 'timestamptz', nullable: true })
  heldUntil: Date | null;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;

  @Column({ name: 'sent_at', type: 'timestamptz', nullable: true })
  sentAt: Date | null;
}
