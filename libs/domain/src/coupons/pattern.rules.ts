import { type FieldError, Problem } from '../kernel';
import { COUPON_CODE_LENGTH, couponCodeOf, inCodeLetters } from '../promotions';
import { type CodeCharset } from './coupon.types';

/** The character of a pattern that stands for a random one. */
export const RANDOM_PLACE = '#';
export const MAX_CODES_PER_BATCH = 1_000_000;
/** Of so many codes that could be one is: whoever guesses has to guess that often. */
export const CODES_PER_HIT = 10_000;

/** Without 0 O, 1 I L, and, where letters and digits stand side by side, 2 Z, 5 S, 8 B. */
const CHARACTERS: Record<CodeCharset, string> = {
  alphanumeric: '34679ACDEFGHJKMNPQRTUVWXY',
  letters: 'ABCDEFGHJKMNPQRSTUVWXYZ',
  digits: '0123456789',
};

export interface CodeOrder {
  /** Like `SPRING-####-####`. */
  pattern: string;
  charset: CodeCharset;
  count: number;
}

/** The pattern as codes are written by it; null: no code could look like that. */
export function couponPatternOf(typed: string): string | null {
  const pattern = inCodeLetters(typed);
  const sample = pattern.replaceAll(RANDOM_PLACE, 'A');
  return couponCodeOf(sample) === sample ? pattern : null;
}

const placesOf = (pattern: string): number => pattern.split(RANDOM_PLACE).length - 1;

/** How many random places it takes that so many codes cannot be guessed. */
export function placesNeeded(charset: CodeCharset, count: number): number {
  let places = 0;
  for (let space = 1; space < count * CODES_PER_HIT; space *= CHARACTERS[charset].length) places += 1;
  return places;
}

/**
 * What is wrong with an order of codes, at its fields; `made` codes of the same pattern and charset are there already. Empty: it can
 * be carried out.
 */
export function codeOrderErrors({ pattern, charset, count }: CodeOrder, made: number): FieldError[] {
  const field = 'pattern';
  const written = couponPatternOf(pattern);
  if (written === null) return [{ field, code: 'not_coupon_pattern', params: { ...COUPON_CODE_LENGTH } }];
  const min = placesNeeded(charset, count + made);
  return placesOf(written) < min ? [{ field, code: 'coupon_pattern_small', params: { min } }] : [];
}

/** Throws `validation_failed`, see `codeOrderErrors`. The order as it is carried out. */
export function checkCodeOrder(order: CodeOrder, made: number): CodeOrder {
  const errors = codeOrderErrors(order, made);
  if (errors.length > 0) throw new Problem('validation_failed', {}, errors);
  return { ...order, pattern: couponPatternOf(order.pattern) ?? order.pattern };
}

/** Random bytes, as many as are asked for; unpredictable ones, because a code is worth money. */
export type RandomBytes = (count: number) => Uint8Array;

const BYTES_AT_ONCE = 4_096;

/** Evenly distributed characters: bytes above the last whole multiple are thrown away. */
function* charactersOf(characters: string, random: RandomBytes): Generator<string, never> {
  const even = 256 - (256 % characters.length);
  for (;;)
    for (const byte of random(BYTES_AT_ONCE))
      if (byte < even) yield characters.charAt(byte % characters.length);
}

/** So many codes by a pattern; two of them may be the same, though hardly ever. */
export function codesOf({ pattern, charset, count }: CodeOrder, random: RandomBytes): string[] {
  const characters = charactersOf(CHARACTERS[charset], random);
  const parts = pattern.split(RANDOM_PLACE);
  return Array.from({ length: count }, () =>
    parts.reduce((code, part) => code + characters.next().value + part),
  );
}
