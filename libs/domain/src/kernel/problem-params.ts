import { LOCALE_TAGS, type Locale } from './locales';
import { formatMoney, isCurrencyCode, type Money } from './money';

const isMoney = (value: unknown): value is Money =>
  typeof value === 'object' &&
  value !== null &&
  'amount' in value &&
  'currency' in value &&
  Number.isSafeInteger(value.amount) &&
  isCurrencyCode(String(value.currency));

const plainText = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';

/** Fills `{name}` and `{name:money}` in a text; a parameter that is missing leaves nothing behind. */
export const formatParams = (text: string, params: Record<string, unknown>, locale: Locale): string =>
  text.replace(/\{(\w+)(?::money)?\}/g, (_all, name: string) => {
    const value = params[name];
    return isMoney(value) ? formatMoney(value, LOCALE_TAGS[locale]) : plainText(value);
  });
