/** As many words as the list can have, and as long as one can be. */
export const MOST_ABUSE_WORDS = 500;
export const LONGEST_ABUSE_WORD = 40;

/** Scripts that put no spaces between words: a word of them is found wherever it stands. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;
/** What somebody puts between letters so that a word is not found. */
const BETWEEN = String.raw`[^\p{L}\p{N}]*`;

/**
 * A text as words are looked for in it: one width, one case, no accents, and nothing that is not seen (zero width, marks of
 * direction). Only for comparing; what is stored and shown stays as it was written.
 */
const comparableText = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}]+/gu, '')
    .toLowerCase();

/**
 * The list as it is kept: each word comparable, once, in order; what has no letter and no digit says nothing and is left out. A
 * star at the end (`scam*`) stays: it stands for any ending.
 */
export function abuseWordsOf(typed: readonly string[]): string[] {
  const words = typed.map((word) => {
    const letters = comparableText(word).replace(/[^\p{L}\p{N}]+/gu, '');
    return letters && word.trim().endsWith('*') ? `${letters}*` : letters;
  });
  return [...new Set(words.filter(Boolean))].sort();
}

/** By what a word is found: its letters with anything but letters between them, from the beginning of a word to its end. */
function patternOf(word: string): RegExp {
  const isStem = word.endsWith('*');
  const letters = [...(isStem ? word.slice(0, -1) : word)];
  const body = letters.join(BETWEEN);
  if (letters.some((letter) => UNSPACED.test(letter))) return new RegExp(body, 'u');
  return new RegExp(String.raw`(?<![\p{L}\p{N}])${body}${isStem ? '' : String.raw`(?![\p{L}\p{N}])`}`, 'u');
}

/**
 * Looks for the words of a list (as `abuseWordsOf` keeps it) in any case, width and spacing: `ＳＣＡＭ`, `s c-a.m`. `this hit` is
 * not taken for a word that begins in the middle of another. A hit marks a review for the moderator, no more.
 */
export function abuseFinder(words: readonly string[]): (text: string) => string[] {
  const patterns = words.map((word) => ({ word, pattern: patternOf(word) }));
  return (text) => {
    const comparable = comparableText(text);
    return patterns.filter(({ pattern }) => pattern.test(comparable)).map(({ word }) => word);
  };
}
