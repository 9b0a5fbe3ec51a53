import { type Instant } from '@ur-desk/domain/kernel';
import { type EntityManager } from 'typeorm';
import { runPrepared } from '../../platform/db/prepared';
import {
  likePattern,
  searchTermsOf,
  searchTextOf,
  type CustomerView,
  type SearchFacts,
} from '@ur-desk/domain/customers';
import { CUSTOMER_COLUMNS, customerView, type CustomerRow } from './customer.view';

/** The parts of a query as LIKE patterns, the longest first: it is the one that the trigram index looks up. */
export const patternsOf = (terms: readonly string[]): string[] =>
  terms.toSorted((a, b) => b.length - a.length).map(likePattern);

export const searchPatterns = (query: string): string[] => patternsOf(searchTermsOf(query));

/**
 * `text` contains all patterns of the array parameter `$1`. The first stands alone because an index cannot serve ALL; the
 * statement must be sent unnamed, so that the planner sees the pattern (performance).
 */
const containsAll = (text: string): string =>
  `k.search_text LIKE ($1::text[])[1] AND ${text} LIKE ALL ($1::text[])`;

/** For roles that see contacts; and for the others, who find by name, reference and external id only (rules 10). */
const TEXT_IN_CLEAR = 'k.search_text';
const TEXT_MASKED = `split_part(k.search_text, '|', 1)`;
export const CONTAINS_IN_CLEAR = containsAll(TEXT_IN_CLEAR);
export const CONTAINS_MASKED = containsAll(TEXT_MASKED);

const BY_ID = `SELECT ${CUSTOMER_COLUMNS}
FROM customer c LEFT JOIN customer_contact k ON k.customer_id = c.id WHERE c.id = $1`;

/** A customer in clear, or null. One statement, no entities (performance). */
export async function customerById(em: EntityManager, customerId: string): Promise<CustomerView | null> {
  const rows = await runPrepared<CustomerRow>(em, { name: 'customer-by-id', text: BY_ID }, [customerId]);
  return rows[0] ? customerView(rows[0]) : null;
}

/** Customers in clear by their ids, in no particular order; unknown ids are missing. */
export async function customersByIds(em: EntityManager, ids: readonly string[]): Promise<CustomerView[]> {
  const sql = BY_ID.replace('c.id = $1', 'c.id = ANY($1::uuid[])');
  return (await em.query<CustomerRow[]>(sql, [ids])).map(customerView);
}

interface LineSearchRow {
  references: string[] | null;
  msisdns: string[] | null;
  iccids: string[] | null;
}

/* Who looks for a number looks for who has it: that of a line that went to another customer finds him. */
const LINES_SEARCHED = `SELECT array_agg(l.reference ORDER BY l.id) AS references, array_agg(l.msisdn ORDER BY l.id) FILTER (WHERE m.line_id IS NULL) AS msisdns,
  array_agg(s.iccid ORDER BY s.id) FILTER (WHERE s.iccid IS NOT NULL) AS iccids
FROM line l LEFT JOIN sim_profile s ON s.customer_id = l.customer_id AND s.line_id = l.id
LEFT JOIN line_move m ON m.customer_id = l.customer_id AND m.line_id = l.id WHERE l.customer_id = $1`;

/** The search text that belongs to a customer with his lines. */
export async function searchTextFor(em: EntityManager, customer: CustomerView): Promise<string> {
  const [lines] = await em.query<LineSearchRow[]>(LINES_SEARCHED, [customer.id]);
  const facts: SearchFacts = {
    name: customer.name,
    references: [customer.reference, ...(lines?.references ?? [])],
    externalId: customer.externalId,
    phones: [...(customer.phone ? [customer.phone] : []), ...(lines?.msisdns ?? [])],
    email: customer.email,
    iccids: lines?.iccids ?? [],
  };
  return searchTextOf(facts);
}

/** Brings the search text up to date after a line or SIM profile of the customer changed; in the same transaction. */
export async function refreshSearchText(em: EntityManager, customerId: string): Promise<void> {
  const customer = await customerById(em, customerId);
  if (!customer) return;
  const sql = 'UPDATE customer_contact SET search_text = $2 WHERE customer_id = $1 AND search_text <> $2';
  await em.query(sql, [customerId, await searchTextFor(em, customer)]);
}

const UNVERIFY_PHONE = `WITH lost AS (
  UPDATE customer_contact SET phone_verified_at = NULL WHERE customer_id = $1 AND phone = $2 AND phone_verified_at IS NOT NULL
  RETURNING customer_id
)
UPDATE customer c SET version = version + 1, updated_at = $3 FROM lost WHERE c.id = lost.customer_id RETURNING c.id`;

/** The number is somebody else's now: a code that is sent to it proves nothing any more. Gives whether it was a verified contact. */
export async function unverifyPhone(
  em: EntityManager,
  customerId: string,
  { phone, now }: { phone: string; now: Instant },
): Promise<boolean> {
  const [lost] = await em.query<[unknown[], number]>(UNVERIFY_PHONE, [customerId, phone, now]);
  return lost.length === 1;
}

const INSERT = `WITH made AS (
  INSERT INTO customer (id, reference, status, country, locale, zone, wallet_currency, tags, external_source, external_id,
                        version, created_at, updated_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $12) RETURNING id
)
INSERT INTO customer_contact (customer_id, name, phone, email, phone_verified_at, email_verified_at, custom_fields, search_text)
SELECT id, $13, $14, $15, $16::timestamptz, $17::timestamptz, $18, $19 FROM made`;

/** Inserts a new customer with his contact; the customer has no lines yet. */
export async function insertCustomer(em: EntityManager, customer: CustomerView): Promise<void> {
  const searchText = searchTextOf({
    name: customer.name,
    references: [customer.reference],
    externalId: customer.externalId,
    phones: customer.phone ? [customer.phone] : [],
    email: customer.email,
    iccids: [],
  });
  await em.query(INSERT, [
    customer.id,
    customer.reference,
    customer.status,
    customer.country,
    customer.locale,
    customer.zone,
    customer.walletCurrency,
    customer.tags,
    customer.externalSource,
    customer.externalId,
    customer.version,
    customer.createdAt,
    customer.name,
    customer.phone,
    customer.email,
    customer.phoneVerifiedAt,
    customer.emailVerifiedAt,
    customer.customFields,
    searchText,
  ]);
}

const UPDATE = `WITH changed AS (
  UPDATE customer SET country = $3, locale = $4, zone = $5, tags = $6, opt_outs = $15, version = version + 1, updated_at = $7
  WHERE id = $1 AND version = $2 RETURNING id
), contact AS (
  UPDATE customer_contact k SET name = $8, phone = $9, email = $10, phone_verified_at = $11::timestamptz,
    email_verified_at = $12::timestamptz, custom_fields = $13, search_text = $14,
    phone_bounced_at = $16::timestamptz, email_bounced_at = $17::timestamptz,
    changed_at = CASE WHEN (k.phone, k.email) IS DISTINCT FROM ($9, $10) THEN $7::timestamptz ELSE k.changed_at END
  FROM changed WHERE k.customer_id = changed.id
)
SELECT count(*) AS updated FROM changed`;

/** Writes a change over the version that it was made from; false when another one was faster. */
export async function updateCustomer(
  em: EntityManager,
  customer: CustomerView,
  seenVersion: number,
): Promise<boolean> {
  const rows = await em.query<{ updated: number }[]>(UPDATE, [
    customer.id,
    seenVersion,
    customer.country,
    customer.locale,
    customer.zone,
    customer.tags,
    customer.updatedAt,
    customer.name,
    customer.phone,
    customer.email,
    customer.phoneVerifiedAt,
    customer.emailVerifiedAt,
    customer.customFields,
    await searchTextFor(em, customer),
    customer.optOuts,
    customer.phoneBouncedAt,
    customer.emailBouncedAt,
  ]);
  return rows[0]?.updated === 1;
}

/** When phone or e-mail were changed last, or null. */
export async function contactChangedAt(em: EntityManager, customerId: string): Promise<Instant | null> {
  const sql = 'SELECT changed_at FROM customer_contact WHERE customer_id = $1';
  const rows = await em.query<{ changed_at: Date | null }[]>(sql, [customerId]);
  return rows[0]?.changed_at?.toISOString() ?? null;
}
