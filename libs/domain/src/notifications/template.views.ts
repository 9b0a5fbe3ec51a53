import {
  Flag,
  Id,
  InstantField,
  JsonObject,
  LOCALES,
  Nested,
  NestedList,
  OneOf,
  Text,
  Whole,
  type LocalText,
  type Locale,
} from '../kernel';
import {
  NOTIFICATION_CHANNELS,
  NOTIFICATION_EVENTS,
  type NotificationChannel,
  type NotificationEvent,
} from './notification.types';
import { type SmsEncoding } from './sms.rules';

/** As many characters as a subject and a text may have; an SMS of a thousand is more than anybody reads. */
export const MOST_SUBJECT = 200;
export const MOST_BODY = 5_000;

/** A line of the list: which text, and whose words it has now. */
export class NotificationTemplateView {
  @Id() id: string;
  @OneOf(NOTIFICATION_EVENTS) event: NotificationEvent;
  @OneOf(NOTIFICATION_CHANNELS) channel: NotificationChannel;
  @OneOf(LOCALES) locale: Locale;
  @Flag({ description: 'the text that comes with the product is used' }) builtIn: boolean;
  @Text({ max: MOST_SUBJECT, nullable: true, description: 'null for an SMS' }) subject: string | null;
  @Text({ max: MOST_BODY }) body: string;
  @Whole({ min: 1, description: '1: nobody has changed it' }) version: number;
  @InstantField({ nullable: true }) updatedAt: string | null;
  @Text({ max: 200, nullable: true }) updatedBy: string | null;
}

/** A text that was used once; none is ever changed. */
export class TemplateVersionView {
  @Whole({ min: 2 }) number: number;
  @Flag({ description: 'here somebody went back to the text that comes with the product' }) builtIn: boolean;
  @Text({ max: MOST_SUBJECT, nullable: true }) subject: string | null;
  @Text({ max: MOST_BODY, nullable: true, description: 'null where it is the built-in text' }) body:
    string | null;
  @InstantField() createdAt: string;
  @Text({ max: 200 }) createdBy: string;
}

const LOCAL_TEXT = {
  type: 'object',
  properties: Object.fromEntries(LOCALES.map((locale) => [locale, { type: 'string' }])),
  required: [...LOCALES],
};

/** What a text can say. */
export class TemplateVariableView {
  @Text({ max: 40 }) name: string;
  @JsonObject({ schema: LOCAL_TEXT }) text: LocalText;
  @Flag({ description: 'every text must say it' }) required: boolean;
  @Flag({ description: 'its line falls away where it is not known' }) optional: boolean;
}

export class TemplateCaseView {
  @Text({ max: 40 }) name: string;
  @JsonObject({ schema: LOCAL_TEXT }) text: LocalText;
}

/** The words that come with the product. */
export class BuiltInTextView {
  @Text({ max: MOST_SUBJECT, nullable: true }) subject: string | null;
  @Text({ max: MOST_BODY }) body: string;
}

/** One text with what it can say, what it was before, and the one that comes with the product. */
export class NotificationTemplateDetailView extends NotificationTemplateView {
  @Nested(() => BuiltInTextView) builtInText: BuiltInTextView;
  @NestedList(() => TemplateVariableView) variables: TemplateVariableView[];
  @NestedList(() => TemplateCaseView) cases: TemplateCaseView[];
  @NestedList(() => TemplateVersionView, { description: 'the newest fifty, newest first' })
  versions: TemplateVersionView[];
}

/** New words. */
export class UpdateTemplateInput {
  @Text({ max: MOST_SUBJECT, nullable: true, description: 'null for an SMS' }) subject: string | null;
  @Text({ max: MOST_BODY }) body: string;
}

/** Words to be tried, for a customer or for nobody in particular. */
export class PreviewTemplateInput extends UpdateTemplateInput {
  @Id({ optional: true, description: 'whose name, time zone and last message of this kind are used' })
  customerId?: string;
}

/** How large an SMS is. */
export class SmsSizeView {
  @OneOf(['gsm7', 'ucs2']) encoding: SmsEncoding;
  @Whole({ description: 'septets, or UTF-16 units' }) length: number;
  @Whole({ min: 1 }) segments: number;
}

/** What a customer would get. */
export class TemplatePreviewView {
  @Text({ max: 1_000 }) subject: string;
  @Text({ max: 20_000 }) text: string;
  @Text({ max: 60_000, min: 0, description: 'empty for an SMS' }) html: string;
  @Nested(() => SmsSizeView, { nullable: true }) sms: SmsSizeView | null;
  @Flag({
    description:
      'what it is about is made up: the customer has had no such message, or it is not for your eyes',
  })
  example: boolean;
}
