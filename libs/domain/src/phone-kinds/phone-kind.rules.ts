import { isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/max';

/** `premium`: whoever calls it pays more, or somebody else pays. `other`: pagers, voice mail, numbers of no place. */
export type PhoneKind = 'mobile' | 'fixed' | 'premium' | 'other';

export interface KnownPhone {
  /** E.164. */
  msisdn: string;
  /** ISO 3166; null: of no country (satellite, international free phone). */
  country: string | null;
  kind: PhoneKind;
}

const KINDS: Readonly<Record<string, PhoneKind>> = {
  MOBILE: 'mobile',
  FIXED_LINE_OR_MOBILE: 'mobile',
  FIXED_LINE: 'fixed',
  PREMIUM_RATE: 'premium',
  SHARED_COST: 'premium',
  TOLL_FREE: 'premium',
  UAN: 'premium',
};

/**
 * What kind of number this is, read as people of `country` write it; null when it is none. A context of its own: it needs the whole
 * numbering metadata of the world, which no browser should load.
 */
export function readPhone(text: string, country: string): KnownPhone | null {
  const plain = text.normalize('NFKC').trim().replace(/^00/, '+');
  if (!/^[+(]?\d[\d\s().\-/]*$/.test(plain)) return null;
  const parsed = parsePhoneNumberFromString(plain, {
    ...(isSupportedCountry(country) ? { defaultCountry: country } : {}),
    extract: false,
  });
  if (!parsed?.isValid()) return null;
  const kind = KINDS[parsed.getType() ?? ''] ?? 'other';
  return { msisdn: parsed.number, country: parsed.country ?? null, kind };
}
