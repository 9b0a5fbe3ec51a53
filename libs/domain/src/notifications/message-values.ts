import {
  dateTimeFormat,
  formatMoney,
  type Instant,
  type Locale,
  LOCALE_TAGS,
  type Money,
  numberFormat,
} from '../kernel';
import { internationalPhone } from '../phones';

/** How values are written in a message, in its language: exact, and never in need of the reader's time zone. */
export interface MessageValues {
  money(value: Money): string;
  /** `23 November 2026, 08:00 (Shanghai, UTC+8)`. */
  instant(at: Instant): string;
  voice(seconds: number | null): string;
  sms(count: number | null): string;
  data(bytes: number | null): string;
  phone(e164: string): string;
}

const UNLIMITED = { en: 'unlimited', zh: '不限量' } as const;

const GIBIBYTE = 1024 ** 3;
const MEBIBYTE = 1024 ** 2;
const SECONDS_PER_MINUTE = 60;

/** `Asia/Shanghai` at an instant: `Shanghai, UTC+8`. */
function zoneName(at: Instant, zone: string): string {
  const parts = dateTimeFormat('en', { timeZone: zone, timeZoneName: 'shortOffset' }).formatToParts(
    new Date(at),
  );
  const offset = (parts.find(({ type }) => type === 'timeZoneName')?.value ?? 'UTC').replace('GMT', 'UTC');
  const city = zone.split('/').at(-1)?.replaceAll('_', ' ') ?? zone;
  return city === 'UTC' ? 'UTC' : `${city}, ${offset}`;
}

export function messageValues(locale: Locale, zone: string): MessageValues {
  const tag = LOCALE_TAGS[locale];
  const number = (value: number, digits: number) =>
    numberFormat(tag, { maximumFractionDigits: digits }).format(value);
  const unlimitedOr = (value: number | null, text: (value: number) => string) =>
    value === null ? UNLIMITED[locale] : text(value);
  return {
    money: (value) => formatMoney(value, tag),
    instant(at) {
      const date = dateTimeFormat(locale === 'en' ? 'en-GB' : tag, {
        timeZone: zone,
        dateStyle: 'long',
        timeStyle: 'short',
        hourCycle: 'h23',
      }).format(new Date(at));
      return locale === 'en' ? `${date} (${zoneName(at, zone)})` : `${date}（${zoneName(at, zone)}）`;
    },
    voice: (seconds) =>
      unlimitedOr(seconds, (value) => {
        const minutes = value / SECONDS_PER_MINUTE;
        return locale === 'en' ? `${number(minutes, 1)} min` : `${number(minutes, 1)} 分钟`;
      }),
    sms: (count) =>
      unlimitedOr(count, (value) => (locale === 'en' ? number(value, 0) : `${number(value, 0)} 条`)),
    data: (bytes) =>
      unlimitedOr(bytes, (value) =>
        value >= GIBIBYTE ? `${number(value / GIBIBYTE, 2)} GB` : `${number(value / MEBIBYTE, 1)} MB`,
      ),
    phone: internationalPhone,
  };
}
