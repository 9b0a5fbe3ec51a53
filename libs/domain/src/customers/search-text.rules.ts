import { foldText, parseReference } from '../kernel';
import { nationalPhone } from '../phones';

/**
 * One normalised text per customer, searched by "contains" over a trigram index. It is pure ASCII: every letter outside
 * ASCII is spelled `~abcd`, so that one Chinese character already has trigrams and no database locale plays a part.
 * Before the bar stands what every role may search, behind it phone, e-mail and ICCID (rules 10).
 */
export interface SearchFacts {
  name: string | null;
  references: readonly string[];
  externalId: string | null;
  /** E.164: the contact's and those of the lines. */
  phones: readonly string[];
  email: string | null;
  iccids: readonly string[];
}

const PRIVATE_PART = '|';
const LETTERS = 26;
const SPELLED_LENGTH = 4;

function spelled(character: string): string {
  let rest = character.codePointAt(0) ?? 0;
  let word = '';
  for (let i = 0; i < SPELLED_LENGTH; i += 1) {
    word = String.fromCharCode(97 + (rest % LETTERS)) + word;
    rest = Math.floor(rest / LETTERS);
  }
  return `~${word}`;
}

/** Folded (case, width, accents), then spelled in ASCII. The marks that the format itself uses become blanks. */
export const searchable = (text: string): string =>
  foldText(text)
    .replace(/[~|·‧・]/gu, ' ')
    // eslint-disable-next-line no-control-regex -- everything outside ASCII is spelled out
    .replace(/[^\x00-\x7f]/gu, spelled)
    .replace(/\s+/g, ' ')
    .trim();

const digitsOf = (text: string): string => text.replace(/\D/g, '');

/** `8613800138000`, and the national form where it is not part of it (`07911123456` for `447911123456`). */
function phoneWords(phone: string): string[] {
  const digits = digitsOf(phone);
  const national = digitsOf(nationalPhone(phone));
  return digits.includes(national) ? [digits] : [digits, national];
}

/** The value of the column `search_text`; begins with a blank so that every word has one before it. */
export function searchTextOf(facts: SearchFacts): string {
  const open = [facts.name ?? '', ...facts.references, facts.externalId ?? ''];
  const personal = [...new Set(facts.phones.flatMap(phoneWords)), facts.email ?? '', ...facts.iccids];
  const words = (texts: string[]) =>
    texts
      .map(searchable)
      .filter((text) => text !== '')
      .map((text) => ` ${text}`)
      .join('');
  return `${words(open)}${PRIVATE_PART}${words(personal)}`;
}

const MAX_TERMS = 5;
const LONGEST_TERM = 64;
/** `00` before a number as it is dialled abroad; with less behind it, it can only be a part of a number. */
const DIALLED_ABROAD = /^00(\d{3,})$/;

/**
 * What a query can mean, the likeliest first: for each meaning the parts that all must be found. `0013 80` is a part of
 * `138 0013 8000`, or what somebody dials to reach `+1 380…`. The last meaning finds what any of them finds.
 */
export function searchReadingsOf(query: string): string[][] {
  const terms = typedTermsOf(query);
  const abroad = terms.length === 1 && DIALLED_ABROAD.exec(terms[0] ?? '')?.[1];
  return abroad ? [terms, [abroad]] : [terms];
}

/** The parts of a query that all must be found, by any of its meanings. */
export const searchTermsOf = (query: string): string[] => searchReadingsOf(query).at(-1) ?? [];

/**
 * The parts as they are typed. A phone number with its blanks, dashes and brackets is one part, a
 * reference is put into its canonical form. Short latin parts match the start of a word, all others anywhere.
 */
function typedTermsOf(query: string): string[] {
  const plain = query.normalize('NFKC').trim();
  if (/^[+(]?\d[\d\s()./-]*$/.test(plain)) return [digitsOf(plain)];
  const reference = parseReference(plain);
  if (reference) return [searchable(reference.reference)];
  return searchable(plain)
    .split(' ')
    .filter((term) => term !== '')
    .slice(0, MAX_TERMS)
    .map((term) => term.slice(0, LONGEST_TERM));
}

/** A term as a LIKE pattern (escape character: backslash). */
export function likePattern(term: string): string {
  const escaped = term.replace(/[\\%_]/g, '\\$&');
  return term.length < 3 ? `% ${escaped}%` : `%${escaped}%`;
}
