import { type EntityManager } from 'typeorm';
import { type CardBrand, OUTSIDE_PROVIDERS } from '@ur-desk/domain/payments';
import { type CouponCodeState } from '@ur-desk/domain/coupons';
import { type CustomerStatus, searchReadingsOf } from '@ur-desk/domain/customers';
import { runPrepared } from '../../platform/db/prepared';
import {
  CONTAINS_IN_CLEAR,
  CONTAINS_MASKED,
  patternsOf,
  TEXT_IN_CLEAR,
  TEXT_MASKED,
} from '../customers/customer.queries';
import { type FoundRecord } from './record-search.queries';

/** A customer that a query met, with what is needed to say by which field. */
export interface FoundCustomer {
  id: string;
  reference: string;
  status: CustomerStatus;
  external_id: string | null;
  name: string | null;
  phone: string | null;
  email: string | null;
  lines: { id: string; reference: string; msisdn: string; iccids: string[] }[] | null;
}

/** So many are put in order, the likeliest first; whoever meets more has to type more anyway. */
const RANKED = 500;

/*
 * The likeliest has the whole phrase, at the start of a word, as near as can be to the start of the name: who presses Enter at once
 * must land where he meant to.
 * Sent unnamed: a named statement gets the generic plan, which cannot use the trigram index for a pattern it does not know. So it
 * is planned anew each time, and is kept as small as can be; what it finds is dressed by a statement that is planned once.
 */
const containing = (text: string, condition: string) => `
SELECT id FROM (SELECT k.customer_id AS id, ${text} AS text FROM customer_contact k WHERE ${condition} LIMIT ${RANKED}) AS met
ORDER BY nullif(position(' ' || $3 IN text), 0), nullif(position($3 IN text), 0), id LIMIT $2`;

const IN_CLEAR = containing(TEXT_IN_CLEAR, CONTAINS_IN_CLEAR);
const MASKED = containing(TEXT_MASKED, CONTAINS_MASKED);
/** Most searches are one word, and most who search see contacts: planned and run in four fifths of the time of `IN_CLEAR`. */
const ONE_IN_CLEAR = containing(TEXT_IN_CLEAR, `${TEXT_IN_CLEAR} LIKE $1`);

/** What was met by its text, and the coupon that is read so: one statement, since nearly every search asks for both. */
const DRESS = {
  name: 'search-dress',
  text: `
SELECT ARRAY(
  SELECT json_build_object('id', c.id, 'reference', c.reference, 'status', c.status, 'external_id', c.external_id,
    'name', k.name, 'phone', k.phone, 'email', k.email, 'lines', (
      SELECT json_agg(json_build_object('id', l.id, 'reference', l.reference, 'msisdn', l.msisdn, 'iccids', ARRAY(
        SELECT s.iccid FROM sim_profile s WHERE s.customer_id = l.customer_id AND s.line_id = l.id)) ORDER BY l.created_at)
      FROM line l WHERE l.customer_id = c.id))
  FROM unnest($1::uuid[]) WITH ORDINALITY AS found (id, n)
  JOIN customer c ON c.id = found.id JOIN customer_contact k ON k.customer_id = c.id ORDER BY found.n
) AS customers, (
  SELECT json_build_object('id', c.id, 'code', c.code, 'batch_id', c.batch_id, 'state', c.state, 'disabled_at', c.disabled_at,
    'customer_id', c.customer_id, 'used_by', c.used_by, 'promotion_id', p.id, 'promotion_code', p.code,
    'batch_name', b.name, 'batch_disabled_at', b.disabled_at)
  FROM coupon_code c JOIN promotion p ON p.id = c.promotion_id LEFT JOIN coupon_batch b ON b.id = c.batch_id WHERE c.key = $2
) AS coupon`,
};

/** A code as the promotion or the batch has it. */
export interface FoundCode {
  /** Null: it is a promotion's own, for everybody. */
  batch_id: string | null;
  id: string;
  code: string;
  promotion_id: string;
  promotion_code: string;
  batch_name: string | null;
  state: CouponCodeState;
  disabled_at: string | null;
  batch_disabled_at: string | null;
  customer_id: string | null;
  used_by: string | null;
}

/** What a text meets that is nobody's reference. */
export interface FoundByText {
  customers: FoundCustomer[];
  more: boolean;
  coupon: FoundCode | null;
}

interface TextQuery {
  limit: number;
  inClear: boolean;
  /** The comparable form of a coupon's code; null: no coupon is looked for. */
  couponKey: string | null;
}

async function idsContaining(
  em: EntityManager,
  terms: readonly string[],
  { limit, inClear }: TextQuery,
): Promise<string[]> {
  const patterns = patternsOf(terms);
  const alone = inClear && patterns.length === 1;
  const sql = alone ? ONE_IN_CLEAR : inClear ? IN_CLEAR : MASKED;
  const params = [alone ? patterns[0] : patterns, limit + 1, terms.join(' ')];
  return (await em.query<{ id: string }[]>(sql, params)).map(({ id }) => id);
}

/**
 * At most `limit` customers whose search text contains all parts of the query, the likeliest first (`more` says that there are others),
 * and the coupon whose code it is. Each reading of the query is a statement of its own: one pattern that the index can look up, and no
 * one of a less likely reading takes the place of one of a likelier.
 */
export async function foundByText(em: EntityManager, query: string, about: TextQuery): Promise<FoundByText> {
  const found = new Set<string>();
  for (const terms of searchReadingsOf(query)) {
    for (const id of await idsContaining(em, terms, about)) found.add(id);
    if (found.size > about.limit) break;
  }
  const more = found.size > about.limit;
  if (found.size === 0 && about.couponKey === null) return { customers: [], more, coupon: null };
  const ids = [...found].slice(0, about.limit);
  const [dressed] = await runPrepared<Omit<FoundByText, 'more'>>(em, DRESS, [ids, about.couponKey]);
  return { customers: [], coupon: null, ...dressed, more };
}

const OWNER = `JOIN customer c ON c.id = r.customer_id LEFT JOIN customer_contact k ON k.customer_id = c.id`;
const OWNED = `k.name, c.external_id, c.reference AS customer_reference`;

/** The index of payments begins with the provider, so all of them are named. */
const BY_PROVIDER_REFERENCE = `
SELECT 'payment' AS kind, r.id, r.customer_id, r.reference, r.state, ${OWNED} FROM payment r ${OWNER}
WHERE r.provider = ANY($2::text[]) AND r.provider_reference = $1
UNION ALL
SELECT 'refund', r.id, r.customer_id, r.reference, r.state, ${OWNED} FROM refund r ${OWNER}
WHERE r.provider_reference = $1
LIMIT $3`;

/** The payments and refunds that a provider calls so. */
export const recordsByProviderReference = (
  em: EntityManager,
  text: string,
  limit: number,
): Promise<FoundRecord[]> => em.query<FoundRecord[]>(BY_PROVIDER_REFERENCE, [text, OUTSIDE_PROVIDERS, limit]);

/** A customer by one of his cards. */
export interface FoundCard extends Pick<FoundCustomer, 'id' | 'reference' | 'external_id' | 'name'> {
  brand: CardBrand | null;
  last_four: string;
}

const BY_LAST_FOUR = `SELECT c.id, c.reference, c.external_id, k.name, m.brand, m.last_four
FROM payment_method m JOIN customer c ON c.id = m.customer_id LEFT JOIN customer_contact k ON k.customer_id = c.id
WHERE m.last_four = $1 AND m.state = 'active' ORDER BY m.created_at DESC, m.id LIMIT $2`;

/** Customers with a saved card that ends so, the card saved last first. */
export const customersByCard = (em: EntityManager, lastFour: string, limit: number): Promise<FoundCard[]> =>
  em.query<FoundCard[]>(BY_LAST_FOUR, [lastFour, limit]);
