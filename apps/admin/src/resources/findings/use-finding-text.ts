import { useLocaleState } from 'react-admin';
import { type FindingView } from '@ur-desk/domain/customers';
import { formatMoney, LOCALE_TAGS, type Locale, type Money } from '@ur-desk/domain/kernel';
import { LINE_ORDER_KINDS } from '@ur-desk/domain/lines';
import { renewalFailureText } from '@ur-desk/domain/renewals';
import { formatInstant } from '../../shared/InstantField';
import { operatorZone } from '../../shared/zones';
import { useSay } from '../../shared/messages';
import { usePhoneText } from '../customers/phone-text';
import { useMessageText } from '../customers/use-event-text';
import { findingMessages } from './finding.messages';

const isMoney = (value: unknown): value is Money =>
  typeof value === 'object' && value !== null && 'amount' in value && 'currency' in value;

const KINDS = ['voice', 'sms', 'data'] as const;
const OBSTACLES = ['planNotSold', 'noMethod', 'methodExpired', 'methodBlocked'] as const;
const isOneOf = <T extends string>(values: readonly T[], value: string): value is T =>
  (values as readonly string[]).includes(value);

/** What a finding says, with its evidence written as the console writes such values. */
export function useFindingText(): (finding: FindingView) => string {
  const say = useSay(findingMessages);
  const phoneText = usePhoneText();
  const messageText = useMessageText();
  const [locale] = useLocaleState() as [Locale, unknown];
  const shown = (name: string, value: unknown): string | number => {
    if (isMoney(value)) return formatMoney(value, LOCALE_TAGS[locale]);
    if (typeof value === 'number') return value;
    const text = typeof value === 'string' ? value : '';
    if (name === 'msisdn') return phoneText(text);
    if (name === 'event') return messageText(text);
    if (name.endsWith('At') && text) return formatInstant(text, operatorZone(), locale);
    if (name === 'kind' && isOneOf(KINDS, text)) return say(`kinds.${text}`);
    if (name === 'order' && isOneOf(LINE_ORDER_KINDS, text)) return say(`orders.${text}`);
    if (name === 'obstacle' && isOneOf(OBSTACLES, text)) return say(`obstacles.${text}`);
    return name === 'reason' || name === 'error'
      ? renewalFailureText(text, locale).replace(/[.。]$/, '')
      : text;
  };
  return ({ code, params }) =>
    say(
      `texts.${code}`,
      Object.fromEntries(Object.entries(params).map(([name, value]) => [name, shown(name, value)])),
    );
}
