import { likePattern, searchReadingsOf, searchTextOf } from '../customers';

/** Which values of a customer a query may have met. */
export interface MatchFacts {
  name: string | null;
  phone: string | null;
  email: string | null;
  reference: string;
  externalId: string | null;
  lines: readonly { id: string; reference: string; msisdn: string; iccids: readonly string[] }[];
}

/** What a query met: a value of the customer himself, or of one of his lines. */
export interface Match {
  /** Null: the customer. */
  lineId: string | null;
  value: string;
}

const NOTHING = { name: null, references: [], externalId: null, phones: [], email: null, iccids: [] };
const textOf = {
  name: (name: string) => searchTextOf({ ...NOTHING, name }),
  phone: (phone: string) => searchTextOf({ ...NOTHING, phones: [phone] }),
  email: (email: string) => searchTextOf({ ...NOTHING, email }),
  reference: (reference: string) => searchTextOf({ ...NOTHING, references: [reference] }),
  externalId: (externalId: string) => searchTextOf({ ...NOTHING, externalId }),
  iccid: (iccid: string) => searchTextOf({ ...NOTHING, iccids: [iccid] }),
};

type Candidate = [kind: keyof typeof textOf, value: string | null, lineId: string | null];

const candidatesOf = (facts: MatchFacts): Candidate[] => [
  ['reference', facts.reference, null],
  ['name', facts.name, null],
  ['phone', facts.phone, null],
  ['email', facts.email, null],
  ...facts.lines.flatMap((line): Candidate[] => [
    ['phone', line.msisdn, line.id],
    ['reference', line.reference, line.id],
    ...line.iccids.map((iccid): Candidate => ['iccid', iccid, line.id]),
  ]),
  ['externalId', facts.externalId, null],
];

/** The first value that a query met, read as is likeliest; null when its words met several. */
export function matchOf(query: string, facts: MatchFacts): Match | null {
  for (const terms of searchReadingsOf(query)) {
    const match = matchOfTerms(terms, facts);
    if (match) return match;
  }
  return null;
}

function matchOfTerms(terms: readonly string[], facts: MatchFacts): Match | null {
  const literal = terms.map((term) => likePattern(term).slice(1, -1).replace(/\\(.)/g, '$1'));
  for (const [kind, value, lineId] of candidatesOf(facts)) {
    if (value === null) continue;
    if (meets(literal, kind, value)) return { lineId, value };
  }
  return null;
}

function meets(terms: readonly string[], kind: Candidate[0], value: string): boolean {
  const isIn = (text: string): boolean => terms.every((term) => text.includes(term));
  // Mostly a number's own digits were typed; how it is written at home takes a formatter to say.
  if (kind === 'phone' && isIn(` ${value.replace(/\D/g, '')}`)) return true;
  return isIn(textOf[kind](value));
}
