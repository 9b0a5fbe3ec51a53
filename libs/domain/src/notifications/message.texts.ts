import { type MessageValues } from './message-values';
import { type MessageParts, type NotificationEvent, type NotificationFacts } from './notification.types';

type FactsOf<E extends NotificationEvent> = Extract<NotificationFacts, { event: E }>;

/** The words of all messages in one language: an event without its text does not compile. */
export interface MessageTexts {
  greeting: (name: string | null) => string;
  signature: string;
  footer: string;
  texts: { [E in NotificationEvent]: (facts: FactsOf<E>, values: MessageValues) => MessageParts };
}
