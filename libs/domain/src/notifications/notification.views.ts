import { Flag, Id, InstantField, LOCALES, OneOf, Text, Whole, type Locale } from '../kernel';
import {
  NOTIFICATION_CHANNELS,
  NOTIFICATION_ERRORS,
  NOTIFICATION_EVENTS,
  NOTIFICATION_PROVIDERS,
  NOTIFICATION_STATES,
  type NotificationChannel,
  type NotificationError,
  type NotificationEvent,
  type NotificationProvider,
  type NotificationState,
} from './notification.types';

/** A line of the message log. The recipient is masked for roles that do not see contacts. */
export class NotificationView {
  @Id() id: string;
  @Id() customerId: string;
  @OneOf(NOTIFICATION_EVENTS) event: NotificationEvent;
  @OneOf(NOTIFICATION_CHANNELS) channel: NotificationChannel;
  @OneOf(LOCALES) locale: Locale;
  @OneOf(NOTIFICATION_STATES) state: NotificationState;
  @OneOf(NOTIFICATION_PROVIDERS, {
    nullable: true,
    description: 'folder: written to the local outbox, not sent',
  })
  provider: NotificationProvider | null;
  @Text({ max: 254, nullable: true }) recipient: string | null;
  @Text({ max: 300, nullable: true, description: 'null when the person was erased' }) subject: string | null;
  @Text({ max: 40 }) causeKind: string;
  @Id() causeId: string;
  @OneOf(NOTIFICATION_ERRORS, { nullable: true }) error: NotificationError | null;
  @Text({ max: 300, nullable: true, description: 'what the mail server or SMS centre said' }) errorDetail:
    string | null;
  @Whole({ min: 2, nullable: true, description: 'of the text that it was made of; null: the built-in one' })
  templateVersion: number | null;
  @Whole() attempts: number;
  @Id({ nullable: true, description: 'the message that this one repeats' }) resendOf: string | null;
  @InstantField({ nullable: true, description: 'it waits for the customer’s morning' }) heldUntil:
    string | null;
  @InstantField() createdAt: string;
  @InstantField({ nullable: true }) sentAt: string | null;
}

/** A message is sent again, by the same way or by the other one. */
export class ResendInput {
  @OneOf(NOTIFICATION_CHANNELS, { optional: true, description: 'as before when left out' })
  channel?: NotificationChannel;
}

/** One message with its body. */
export class NotificationDetailView extends NotificationView {
  @Text({ max: 20_000, nullable: true, description: 'null when hidden, or when the person was erased' })
  text: string | null;
  @Text({ max: 40_000, nullable: true }) html: string | null;
  @Flag({ description: 'the body has contact data that this role does not see' }) bodyHidden: boolean;
}
