import { type EntityManager } from 'typeorm';
import { type CardBrand, OUTSIDE_PROVIDERS } from '@ur-desk/domain/payments';
import { type CouponCodeState } from '@ur-desk/domain/coupons';
import { type CustomerStatus, searchReadingsOf } from '@ur-desk/domain/customers';
import { runPrepared } from '../../platform/db/prepared';
import { patternsOf } from '../customers/customer.queries';
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

/**
 * Whom a text meets (`customers_containing` says in which order), and the coupon that is read so: one statement, since nearly every
 * search asks for both.
 */
const FOUND = {
  name: 'search-found',
  text: `
SELECT ARRAY(
  SELECT json_build_object('id', c.id, 'reference', c.reference, 'status', c.status, 'external_id', c.external_id,
    'name', k.name, 'phone', k.phone, 'email', k.email, 'lines', (
      SELECT json_agg(json_build_object('id', l.id, 'reference', l.reference, 'msisdn', l.msisdn, 'iccids', ARRAY(
        SELECT s.iccid FROM sim_profile s WHERE s.customer_id = l.customer_id AND s.line_id = l.id)) ORDER BY l.created_at)
      FROM line l WHERE l.customer_id = c.id))
  FROM customers_containing($1, $2, $3, $4) WITH ORDINALITY AS found (id, n)
  JOIN customer c ON c.id = found.id JOIN customer_contact k ON k.customer_id = c.id ORDER BY found.n
) AS customers, (
  SELECT json_build_object('id', c.id, 'code', c.code, 'batch_id', c.batch_id, 'state', c.state, 'disabled_at', c.disabled_at,
    'customer_id', c.customer_id, 'used_by', c.used_by, 'promotion_id', p.id, 'promotion_code', p.code,
    'batch_name', b.name, 'batch_disabled_at', b.disabled_at)
  FROM coupon_code c JOIN promotion p ON p.id = c.promotion_id LEFT JOIN coupon_batch b ON b.id = c.batch_id WHERE c.key = $5
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

/**
 * At most `limit` customers whose search text contains all parts of the query, the likeliest first (`more` says that there are others),
 * and the coupon whose code it is. Each reading of the query is a statement of its own: one pattern that the index can look up, and no
 * one of a less likely reading takes the place of one of a likelier.
 */
export async function foundByText(em: EntityManager, query: string, about: TextQuery): Promise<FoundByText> {
  const { limit, inClear, couponKey } = about;
  const found = new Map<string, FoundCustomer>();
  let coupon: FoundCode | null = null;
  for (const terms of searchReadingsOf(query)) {
    const values = [patternsOf(terms), terms.join(' '), !inClear, limit + 1, couponKey];
    const [met] = await runPrepared<Omit<FoundByText, 'more'>>(em, FOUND, values);
    for (const customer of met?.customers ?? []) found.set(customer.id, found.get(customer.id) ?? customer);
    coupon = met?.coupon ?? null;
    if (found.size > limit) break;
  }
  return { customers: [...found.values()].slice(0, limit), more: found.size > limit, coupon };
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
