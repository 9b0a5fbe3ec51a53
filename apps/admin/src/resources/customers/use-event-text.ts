import { useCallback } from 'react';
import { useTranslate } from 'react-admin';
import { useSay } from '../../shared/messages';
import { customerMessages } from './customer.messages';

/** What a payment's, renewal's, refund's or message's state is called on this page. */
export function useStateText(): (state: string) => string {
  const translate = useTranslate();
  const { prefix } = customerMessages;
  return useCallback((state) => translate(`${prefix}.states.${state}`, { _: state }), [translate, prefix]);
}

/** A field's name as the page shows it; unknown ones as they are. */
export function useFieldText(): (field: string) => string {
  const translate = useTranslate();
  const { prefix } = customerMessages;
  return useCallback((field) => translate(`${prefix}.fields.${field}`, { _: field }), [translate, prefix]);
}

/** What happened, in words. */
export function useEventText(): (kind: string, event: string, fields: readonly string[]) => string {
  const say = useSay(customerMessages);
  const translate = useTranslate();
  const fieldText = useFieldText();
  return (kind, event, fields) => {
    if (kind === 'payment' || kind === 'renewal' || kind === 'refund' || kind === 'message')
      return say(`events.${kind}`);
    const shown = fields.filter((field) => !field.endsWith('VerifiedAt')).map(fieldText);
    return translate(`${customerMessages.prefix}.events.${event}`, { _: event, fields: shown.join(', ') });
  };
}
