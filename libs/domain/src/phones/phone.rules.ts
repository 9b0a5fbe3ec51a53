import { getCountryCallingCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js';

/**
 * Phone numbers are E.164 (rules 1). A context of its own, because the numbering metadata is heavy: the console loads it
 * only where a number is typed or shown.
 */
export type E164 = string;

/** `+` or `00` and the country code, or the national form of `country`; full-width digits are fine. */
export function normalisePhone(text: string, country: string): E164 | null {
  const plain = text.normalize('NFKC').trim().replace(/^00/, '+');
  if (!/^[+(]?\d[\d\s().\-/]*$/.test(plain)) return null;
  const region = isSupportedCountry(country) ? country : undefined;
  const parsed = parsePhoneNumberFromString(plain, {
    ...(region ? { defaultCountry: region } : {}),
    extract: false,
  });
  return parsed?.isValid() ? parsed.number : null;
}

/** How people of the number's own country write it: `(020) 7946 0018`. What is no number is shown as it is. */
export const nationalPhone = (phone: E164): string =>
  parsePhoneNumberFromString(phone)?.formatNational() ?? phone;

/** `+44 20 7946 0018`. What is no number (a masked one, say) is shown as it is. */
export const internationalPhone = (phone: E164): string =>
  parsePhoneNumberFromString(phone)?.formatInternational() ?? phone;

/** Seen from `country`: national within its numbering area, international from outside. */
export function displayPhone(phone: E164, country: string): string {
  const parsed = parsePhoneNumberFromString(phone);
  if (!parsed) return phone;
  const atHome = isSupportedCountry(country) && parsed.countryCallingCode === getCountryCallingCode(country);
  return atHome ? parsed.formatNational() : parsed.formatInternational();
}
