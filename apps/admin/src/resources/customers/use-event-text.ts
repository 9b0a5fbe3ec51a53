import { useCallback } from 'react';
import { useLocaleState, useTranslate } from 'react-admin';
import { type AdjustmentKind } from '@ur-desk/domain/adjustments';
import { AUDIT_ACTION_TEXTS } from '@ur-desk/domain/audit';
import { type TimelineEntryView } from '@ur-desk/domain/customers';
import { type Locale, type LocalText } from '@ur-desk/domain/kernel';
import { type NotificationEvent } from '@ur-desk/domain/notifications';
import { useSay } from '../../shared/messages';
import { useReasonText } from '../reason-codes/use-reason-text';
import { adjustmentMessages } from '../adjustments/adjustment.messages';
import { notificationMessages } from '../notifications/notification.messages';
import { customerMessages } from './customer.messages';

/** What a payment's, renewal's, refund's or message's state is called on this page. */
export function useStateText(): (state: string) => string {
  const translate = useTranslate();
  const sayOfMessage = useSay(notificationMessages);
  const { prefix } = customerMessages;
  return useCallback(
    (state) =>
      state === 'written' ? sayOfMessage('inFolder') : translate(`${prefix}.states.${state}`, { _: state }),
    [translate, sayOfMessage, prefix],
  );
}

/** What an account's or a line's status is called in its history. */
export function useStatusText(): (status: string) => string {
  const translate = useTranslate();
  const { prefix } = customerMessages;
  return useCallback(
    (status) => translate(`${prefix}.statuses.${status}`, { _: status }),
    [translate, prefix],
  );
}

/** A field's name as the page shows it; unknown ones as they are. */
export function useFieldText(): (field: string) => string {
  const translate = useTranslate();
  const { prefix } = customerMessages;
  return useCallback((field) => translate(`${prefix}.fields.${field}`, { _: field }), [translate, prefix]);
}

/** What a message is about. The key is typed by the union of events: one without its text does not compile. */
export function useMessageText(): (event: string) => string {
  const say = useSay(customerMessages);
  return useCallback((event) => say(`messageEvents.${event as NotificationEvent}`), [say]);
}

/** What happened, in words. */
export function useEventText(): (kind: string, event: string, fields: readonly string[]) => string {
  const say = useSay(customerMessages);
  const sayOfAdjustment = useSay(adjustmentMessages);
  const translate = useTranslate();
  const [locale] = useLocaleState() as [Locale, unknown];
  const fieldText = useFieldText();
  return (kind, event, fields) => {
    if (kind === 'adjustment') return sayOfAdjustment(`kinds.${event as AdjustmentKind}`);
    if (kind === 'payment' || kind === 'renewal' || kind === 'refund' || kind === 'message')
      return say(`events.${kind}`);
    const shown = fields.filter((field) => !field.endsWith('VerifiedAt')).map(fieldText);
    // What has no words of its own here is called what the audit log calls it.
    const logged = (AUDIT_ACTION_TEXTS as Record<string, LocalText>)[event]?.[locale] ?? event;
    return translate(`${customerMessages.prefix}.events.${event}`, { _: logged, fields: shown.join(', ') });
  };
}

/** `PY-H304-7SX2 · Top-up`: which one, and what it was for. */
export function useAboutText(): (entry: TimelineEntryView) => string {
  const translate = useTranslate();
  const reasonText = useReasonText();
  const messageText = useMessageText();
  const { prefix } = customerMessages;
  const what = ({ kind, event }: TimelineEntryView): string => {
    if (kind === 'payment') return translate(`${prefix}.purposes.${event}`, { _: event });
    // A queued one starts at once where nothing runs: the policy alone does not say what happened.
    if (kind === 'renewal')
      return event === 'queue' ? '' : translate(`${prefix}.policies.${event}`, { _: event });
    if (kind === 'message') return messageText(event);
    return kind === 'refund' ? reasonText(event) : '';
  };
  return (entry) => [entry.reference, what(entry)].filter(Boolean).join(' · ');
}
