import { likePattern, searchTermsOf, searchTextOf } from '../customers';
import { type SearchField } from './search.views';

/** The values of one customer that a query may have met, in the order in which they are named. */
export interface MatchFacts {
  name: string | null;
  phone: string | null;
  email: string | null;
  reference: string;
  externalId: string | null;
  msisdns: readonly string[];
  iccids: readonly string[];
}

const NOTHING = { name: null, references: [], externalId: null, phones: [], email: null, iccids: [] };

/** Which field a query met first; the name when it met none alone (words in several fields). */
export function matchedField(query: string, facts: MatchFacts): SearchField {
  const literal = searchTermsOf(query).map((term) => likePattern(term).slice(1, -1).replace(/\\(.)/g, '$1'));
  const texts: [SearchField, string][] = [
    ['reference', searchTextOf({ ...NOTHING, references: [facts.reference] })],
    ['name', searchTextOf({ ...NOTHING, name: facts.name })],
    ['phone', searchTextOf({ ...NOTHING, phones: facts.phone === null ? [] : [facts.phone] })],
    ['email', searchTextOf({ ...NOTHING, email: facts.email })],
    ['msisdn', searchTextOf({ ...NOTHING, phones: facts.msisdns })],
    ['iccid', searchTextOf({ ...NOTHING, iccids: facts.iccids })],
    ['externalId', searchTextOf({ ...NOTHING, externalId: facts.externalId })],
  ];
  return texts.find(([, text]) => literal.every((term) => text.includes(term)))?.[0] ?? 'name';
}
