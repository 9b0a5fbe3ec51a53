/** Where a customer's clock stands when nobody said: the country's capital, for the countries that we sell in most. */
const ZONE_OF_COUNTRY: Readonly<Record<string, string>> = {
  AE: 'Asia/Dubai',
  AU: 'Australia/Sydney',
  BR: 'America/Sao_Paulo',
  CA: 'America/Toronto',
  CH: 'Europe/Zurich',
  CN: 'Asia/Shanghai',
  DE: 'Europe/Berlin',
  ES: 'Europe/Madrid',
  FR: 'Europe/Paris',
  GB: 'Europe/London',
  HK: 'Asia/Hong_Kong',
  IN: 'Asia/Kolkata',
  IT: 'Europe/Rome',
  JP: 'Asia/Tokyo',
  KR: 'Asia/Seoul',
  KW: 'Asia/Kuwait',
  MY: 'Asia/Kuala_Lumpur',
  NL: 'Europe/Amsterdam',
  SG: 'Asia/Singapore',
  TH: 'Asia/Bangkok',
  TW: 'Asia/Taipei',
  US: 'America/New_York',
};

/** The countries offered first in forms. */
export const FREQUENT_COUNTRIES = Object.keys(ZONE_OF_COUNTRY);

export const defaultZoneOf = (country: string): string => ZONE_OF_COUNTRY[country] ?? 'Etc/UTC';
