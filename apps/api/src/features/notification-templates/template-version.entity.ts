import { type Locale } from '@ur-desk/domain/kernel';
import { type NotificationChannel, type NotificationEvent } from '@ur-desk/domain/notifications';
import { Check, Column, Entity, PrimaryColumn } from 'typeorm';

const KEY = { primaryKeyConstraintName: 'notification_template_version_pkey' };

/** The words that somebody gave a message, once and for all: a change is another row, and what was sent names the row it was made of. */
@Entity('notification_template_version')
@Check('notification_template_version_channel', `channel IN ('email', 'sms')`)
@Check('notification_template_version_locale', `locale IN ('en', 'zh')`)
@Check('notification_template_version_number', 'number >= 2')
@Check('notification_template_version_subject', `subject IS NULL OR (body IS NOT NULL AND channel = 'email')`)
export class NotificationTemplateVersionEntity {
  @PrimaryColumn({ type: 'text', ...KEY })
  event: NotificationEvent;

  @PrimaryColumn({ type: 'text', ...KEY })
  channel: NotificationChannel;

  @PrimaryColumn({ type: 'text', ...KEY })
  locale: Locale;

  /** From 2: the first one is the text that comes with the product. */
  @PrimaryColumn({ type: 'integer', ...KEY })
  number: number;

  @Column({ type: 'text', nullable: true })
  subject: string | null;

  /** Null: back to the text that comes with the product. */
  @Column({ type: 'text', nullable: true })
  body: string | null;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;

  @Column({ name: 'created_by', type: 'uuid' })
  createdBy: string;

  @Column({ name: 'created_by_name', type: 'text' })
  createdByName: string;
}
