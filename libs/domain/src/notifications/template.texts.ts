import { type NotificationEvent } from './notification.types';

/** The texts of one event in one language: for a mail and for an SMS. */
export interface BuiltInText {
  subject: string;
  body: string;
  sms: string;
}

/** What comes with the product, in one language: an event without its text does not compile. */
export type BuiltInTexts = Record<NotificationEvent, BuiltInText>;
