/** How many letters and digits a code has, dashes not counted. */
export const COUPON_CODE_LENGTH = { min: 3, max: 32 } as const;

/** Capital letters of other alphabets that look like Latin ones: the eye cannot tell them apart, so nobody has to. */
const LOOKS_LIKE: Readonly<Record<string, string>> = {
  А: 'A',
  В: 'B',
  Е: 'E',
  К: 'K',
  М: 'M',
  Н: 'H',
  О: 'O',
  Р: 'P',
  С: 'C',
  Т: 'T',
  У: 'Y',
  Х: 'X',
  Ѕ: 'S',
  І: 'I',
  Ј: 'J',
  Α: 'A',
  Β: 'B',
  Ε: 'E',
  Ζ: 'Z',
  Η: 'H',
  Ι: 'I',
  Κ: 'K',
  Μ: 'M',
  Ν: 'N',
  Ο: 'O',
  Ρ: 'P',
  Τ: 'T',
  Υ: 'Y',
  Χ: 'X',
};

const FORM = /^[A-Z0-9]+(-[A-Z0-9]+)*$/;

/** What was typed in the letters of codes, with other signs left as they are. */
export const inCodeLetters = (typed: string): string =>
  [
    ...typed
      .normalize('NFKD')
      .replace(/\p{M}+/gu, '')
      .toUpperCase(),
  ]
    .map((character) => LOOKS_LIKE[character] ?? character)
    .join('')
    .replace(/\s+/g, '')
    .replace(/\p{Pd}+/gu, '-')
    .replace(/^-|-$/g, '');

/**
 * A code as it is written down: Latin capitals, digits, and single dashes, whatever width, case, accents or alphabet it was typed
 * in. Null: it is none (other characters, too short, too long).
 */
export function couponCodeOf(typed: string): string | null {
  const code = inCodeLetters(typed);
  const { length } = code.replaceAll('-', '');
  const { min, max } = COUPON_CODE_LENGTH;
  return FORM.test(code) && length >= min && length <= max ? code : null;
}

/**
 * By what two codes are the same: dashes do not count, nor what people mix up when they read a code to each other (O for 0, I and
 * L for 1; as with references). Null: no code.
 */
export function couponKeyOf(typed: string): string | null {
  const code = couponCodeOf(typed);
  return code && code.replaceAll('-', '').replaceAll('O', '0').replace(/[IL]/g, '1');
}
