import { type AllowanceKind } from '@ur-desk/domain/allowances';
import { LOCALE_TAGS, type Locale, numberFormat } from '@ur-desk/domain/kernel';
import { type BonusKind } from '@ur-desk/domain/pricing';

const SECONDS_PER_MINUTE = 60;
const MEBIBYTE = 1024 ** 2;
const GIBIBYTE = 1024 ** 3;

const number = (value: number, digits: number, locale: Locale): string =>
  numberFormat(LOCALE_TAGS[locale], { maximumFractionDigits: digits }).format(value);

/** Seconds, messages or bytes as staff say them: `42 min`, `100`, `3.25 GB`. What is left is never rounded up. */
export function allowanceText(kind: AllowanceKind, quantity: number, locale: Locale): string {
  switch (kind) {
    case 'voice': {
      const minutes = number(Math.floor(quantity / SECONDS_PER_MINUTE), 0, locale);
      return locale === 'zh' ? `${minutes} 分钟` : `${minutes} min`;
    }
    case 'sms':
      return locale === 'zh' ? `${number(quantity, 0, locale)} 条` : number(quantity, 0, locale);
    case 'data':
      return quantity >= GIBIBYTE
        ? `${number(Math.floor((quantity * 100) / GIBIBYTE) / 100, 2, locale)} GB`
        : `${number(Math.floor(quantity / MEBIBYTE), 0, locale)} MB`;
  }
}

/** What a purchase gives on top: an allowance, or days of validity. */
export function bonusText(kind: BonusKind, quantity: number, locale: Locale): string {
  if (kind !== 'days') return allowanceText(kind, quantity, locale);
  return new Intl.NumberFormat(LOCALE_TAGS[locale], {
    style: 'unit',
    unit: 'day',
    unitDisplay: 'long',
  }).format(quantity);
}
