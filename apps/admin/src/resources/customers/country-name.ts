import { LOCALE_TAGS, type Locale } from '@ur-desk/domain/kernel';

const names = new Map<Locale, Intl.DisplayNames>();

/** `CN` → `China`, `中国`; a code that is none stays as it is. */
export function countryName(country: string, locale: Locale): string {
  const known = names.get(locale) ?? new Intl.DisplayNames([LOCALE_TAGS[locale]], { type: 'region' });
  names.set(locale, known);
  try {
    return known.of(country) ?? country;
  } catch {
    return country;
  }
}

const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
const known: { codes: readonly string[] | null } = { codes: null };

/** Every code that the browser knows a country for; they are the same in every language. */
export function countryCodes(locale: Locale): readonly string[] {
  known.codes ??= LETTERS.flatMap((a) => LETTERS.map((b) => a + b)).filter(
    (code) => countryName(code, locale) !== code,
  );
  return known.codes;
}

/** For choices: sorted as the language sorts. */
export const countryChoices = (
  countries: readonly string[],
  locale: Locale,
): { id: string; name: string }[] =>
  countries
    .map((id) => ({ id, name: `${countryName(id, locale)} (${id})` }))
    .sort((a, b) => a.name.localeCompare(b.name, LOCALE_TAGS[locale]));
