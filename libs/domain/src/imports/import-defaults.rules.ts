import { defaultZoneOf } from '../customers';
import { type CurrencyCode } from '../kernel';
import { countryCodeOf } from './country-names';
import { type ColumnMapping, type ImportDefaults, type ImportRow } from './import.types';

const CURRENCY_OF_COUNTRY: Readonly<Record<string, CurrencyCode>> = {
  AE: 'AED',
  AU: 'AUD',
  BR: 'BRL',
  CA: 'CAD',
  CH: 'CHF',
  CN: 'CNY',
  GB: 'GBP',
  HK: 'HKD',
  IN: 'INR',
  JP: 'JPY',
  KR: 'KRW',
  KW: 'KWD',
  MY: 'MYR',
  SG: 'SGD',
  TH: 'THB',
  TW: 'TWD',
  US: 'USD',
};

const EURO_COUNTRIES = new Set(
  [
    'AT',
    'BE',
    'CY',
    'DE',
    'EE',
    'ES',
    'FI',
    'FR',
    'GR',
    'HR',
    'IE',
    'IT',
    'LT',
    'LU',
    'LV',
    'MT',
    'NL',
    'PT',
  ].concat(['SI', 'SK']),
);

const CHINESE_COUNTRIES = new Set(['CN', 'HK', 'MO', 'TW']);

export const currencyOfCountry = (country: string): CurrencyCode =>
  CURRENCY_OF_COUNTRY[country] ?? (EURO_COUNTRIES.has(country) ? 'EUR' : 'USD');

/** The language, zone and currency that new customers of a country most likely want. */
export const defaultsOfCountry = (country: string): ImportDefaults => ({
  country,
  locale: CHINESE_COUNTRIES.has(country) ? 'zh' : 'en',
  zone: defaultZoneOf(country),
  walletCurrency: currencyOfCountry(country),
});

/** A first proposal for what the file does not say: after the country that stands in most of its first rows. */
export function guessDefaults(
  mapping: readonly ColumnMapping[],
  samples: readonly ImportRow[],
  fallbackCountry = 'CN',
): ImportDefaults {
  const index = mapping.findIndex(({ target }) => target === 'country');
  const counts = new Map<string, number>();
  for (const { cells } of samples) {
    const country = index < 0 ? null : countryCodeOf(cells[index] ?? '');
    if (country) counts.set(country, (counts.get(country) ?? 0) + 1);
  }
  const [most] = [...counts].sort(([, a], [, b]) => b - a);
  return defaultsOfCountry(most?.[0] ?? fallbackCountry);
}
