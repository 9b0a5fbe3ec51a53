import { useCallback } from 'react';
import { useLocaleState } from 'react-admin';
import { formatMoney, LOCALE_TAGS, type Locale, type Money } from '@ur-desk/domain/kernel';

/** Amounts inside sentences and on buttons, as the console's language writes them. */
export function useMoneyText(): (value: Money) => string {
  const [locale] = useLocaleState() as [Locale, unknown];
  return useCallback((value) => formatMoney(value, LOCALE_TAGS[locale]), [locale]);
}
