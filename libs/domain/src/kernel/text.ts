/**
 * What a text may be when it comes in. Stored text is NFC; NUL and lone surrogates cannot be stored and are refused
 * rather than repaired, so that what comes back is what went in.
 */
export const isWellFormedText = (text: string): boolean => text.isWellFormed() && !text.includes('\0');

export const normaliseText = (text: string): string => text.normalize('NFC').trim();

/** Lower-cased, width-folded, accent-free, single spaces: how texts are compared in search. */
export const foldText = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim();
