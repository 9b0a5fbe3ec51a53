import { useCallback } from 'react';
import { useLocaleState } from 'react-admin';
import { type ChangeUnit, type ChangeValue } from '@ur-desk/domain/approvals';
import { formatMoney, LOCALE_TAGS, type Locale } from '@ur-desk/domain/kernel';
import { formatInstant } from '../../shared/InstantField';
import { operatorZone } from '../../shared/zones';
import { useSay } from '../../shared/messages';
import { allowanceText } from '../customers/allowance-text';
import { approvalMessages } from './approval.messages';

/** A value of a change in words: `CN¥12.50`, `5 GB`, `22 Nov 2026, 19:05 GMT+8`. */
export function useValueText(): (unit: ChangeUnit, value: ChangeValue | null) => string {
  const say = useSay(approvalMessages);
  const [locale] = useLocaleState() as [Locale, unknown];
  return useCallback(
    (unit, value) => {
      if (value === null) return say('nothing');
      const quantity = value.quantity ?? 0;
      switch (unit) {
        case 'money':
          return value.money ? formatMoney(value.money, LOCALE_TAGS[locale]) : say('nothing');
        case 'instant':
          return value.instant ? formatInstant(value.instant, operatorZone(), locale) : say('nothing');
        case 'seconds':
          return allowanceText('voice', quantity, locale);
        case 'count':
          return allowanceText('sms', quantity, locale);
        case 'bytes':
          return allowanceText('data', quantity, locale);
        case 'days':
          return say('days', { smart_count: quantity });
        case 'text':
          return value.text ?? say('nothing');
      }
    },
    [say, locale],
  );
}
