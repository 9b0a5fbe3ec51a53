import { useCallback } from 'react';
import { useTranslate } from 'react-admin';
import { type Locale } from '@ur-desk/domain/kernel';
import { translateIn } from '../providers/i18nProvider';
import { type KeyOf, type NounMessages } from '../providers/messages/catalogue';

export { defineMessages } from '../providers/messages/catalogue';

/**
 * A noun's texts by typed key, in the language of the moment.
 *
 * @example
 * const say = useSay(refundMessages);
 * say('left', { smart_count: 3 });
 */
export function useSay<T>(messages: NounMessages<T>) {
  const translate = useTranslate();
  const { prefix } = messages;
  return useCallback(
    (key: KeyOf<T>, params?: Record<string, string | number>): string =>
      translate(`${prefix}.${key}`, params),
    [translate, prefix],
  );
}

/** A noun's texts in a language, whatever that of the moment is: what a customer will read. */
export const sayIn =
  <T>({ prefix }: NounMessages<T>, locale: Locale) =>
  (key: KeyOf<T>, params?: Record<string, string | number>): string =>
    translateIn(locale, `${prefix}.${key}`, params);
