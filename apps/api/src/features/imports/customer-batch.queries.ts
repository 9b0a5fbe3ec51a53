import { randomBytes, randomUUID } from 'node:crypto';
import { searchTextOf, type CustomerView } from '@ur-desk/domain/customers';
import { type CustomerChanges, type ExistingCustomer, type NewCustomer } from '@ur-desk/domain/imports';
import { makeReference, REFERENCE_BYTES, type Instant } from '@ur-desk/domain/kernel';
import { type EntityManager } from 'typeorm';
import { CUSTOMER_COLUMNS, customerView, type CustomerRow } from '../customers/customer.view';

const KNOWN_SQL = `SELECT ${CUSTOMER_COLUMNS}, k.customer_id IS NULL AS erased
FROM customer c LEFT JOIN customer_contact k ON k.customer_id = c.id
WHERE c.external_source = $1 AND c.external_id = ANY($2::text[])`;

/** Customers by the ids that their source gave them. An erased person counts as closed: nothing is written back. */
export async function customersOfSource(
  em: EntityManager,
  source: string,
  externalIds: readonly string[],
): Promise<Map<string, CustomerView>> {
  if (externalIds.length === 0) return new Map();
  const rows = await em.query<(CustomerRow & { erased: boolean })[]>(KNOWN_SQL, [source, externalIds]);
  return new Map(
    rows.map((row) => {
      const view = customerView(row);
      return [row.external_id ?? '', row.erased ? { ...view, status: 'closed' as const } : view];
    }),
  );
}

export const existingFacts = (customer: CustomerView): ExistingCustomer => customer;

/** A new customer of an import, complete. */
export const draftImported = (
  imported: NewCustomer,
  { source, now }: { source: string; now: Instant },
): CustomerView => ({
  ...imported,
  id: randomUUID(),
  reference: makeReference('customer', randomBytes(REFERENCE_BYTES)),
  status: 'active',
  phoneVerifiedAt: null,
  emailVerifiedAt: null,
  phoneBouncedAt: null,
  emailBouncedAt: null,
  optOuts: [],
  contactsMasked: false,
  anonymisedAt: null,
  externalSource: source,
  createdAt: now,
  updatedAt: now,
  version: 1,
});

/** The customer after an import's changes: a new phone or e-mail is not verified. */
export const applyChanges = (before: CustomerView, changes: CustomerChanges, now: Instant): CustomerView => ({
  ...before,
  ...changes,
  phoneVerifiedAt: changes.phone === undefined ? before.phoneVerifiedAt : null,
  emailVerifiedAt: changes.email === undefined ? before.emailVerifiedAt : null,
  phoneBouncedAt: changes.phone === undefined ? before.phoneBouncedAt : null,
  emailBouncedAt: changes.email === undefined ? before.emailBouncedAt : null,
  updatedAt: now,
  version: before.version + 1,
});

const LINES_SQL = `SELECT l.customer_id, array_agg(l.reference ORDER BY l.id) AS references,
  array_agg(l.msisdn ORDER BY l.id) AS msisdns,
  array_agg(s.iccid ORDER BY s.id) FILTER (WHERE s.iccid IS NOT NULL) AS iccids
FROM line l LEFT JOIN sim_profile s ON s.customer_id = l.customer_id AND s.line_id = l.id
WHERE l.customer_id = ANY($1::uuid[]) GROUP BY l.customer_id`;

interface LinesRow {
  customer_id: string;
  references: string[];
  msisdns: string[];
  iccids: string[] | null;
}

const searchText = (customer: CustomerView, lines?: LinesRow): string =>
  searchTextOf({
    name: customer.name,
    references: [customer.reference, ...(lines?.references ?? [])],
    externalId: customer.externalId,
    phones: [...(customer.phone ? [customer.phone] : []), ...(lines?.msisdns ?? [])],
    email: customer.email,
    iccids: lines?.iccids ?? [],
  });

const ROW = `jsonb_to_recordset($1::jsonb) AS r(id uuid, reference text, status text, country text, locale text, zone text,
  "walletCurrency" text, tags text[], "externalSource" text, "externalId" text, version integer, "createdAt" timestamptz,
  "updatedAt" timestamptz, name text, phone text, email text, "phoneVerifiedAt" timestamptz, "emailVerifiedAt" timestamptz,
  "phoneBouncedAt" timestamptz, "emailBouncedAt" timestamptz,
  "customFields" jsonb, "searchText" text)`;

const INSERT_SQL = `WITH r AS MATERIALIZED (SELECT * FROM ${ROW}), made AS (
  INSERT INTO customer (id, reference, status, country, locale, zone, wallet_currency, tags, external_source, external_id,
                        version, created_at, updated_at)
  SELECT id, reference, status, country, locale, zone, "walletCurrency", tags, "externalSource", "externalId",
         version, "createdAt", "updatedAt" FROM r
)
INSERT INTO customer_contact (customer_id, name, phone, email, phone_verified_at, email_verified_at, custom_fields, search_text)
SELECT id, name, phone, email, "phoneVerifiedAt", "emailVerifiedAt", "customFields", "searchText" FROM r`;

/** Inserts new customers with their contacts in one statement; they have no lines yet. */
export async function insertCustomers(em: EntityManager, customers: readonly CustomerView[]): Promise<void> {
  if (customers.length === 0) return;
  const rows = customers.map((customer) => ({ ...customer, searchText: searchText(customer) }));
  await em.query(INSERT_SQL, [JSON.stringify(rows)]);
}

const UPDATE_SQL = `WITH r AS MATERIALIZED (SELECT * FROM ${ROW}), changed AS (
  UPDATE customer c SET country = r.country, locale = r.locale, zone = r.zone, tags = r.tags, version = r.version,
    updated_at = r."updatedAt"
  FROM r WHERE c.id = r.id
)
UPDATE customer_contact k SET name = r.name, phone = r.phone, email = r.email, phone_verified_at = r."phoneVerifiedAt",
  email_verified_at = r."emailVerifiedAt", phone_bounced_at = r."phoneBouncedAt", email_bounced_at = r."emailBouncedAt", custom_fields = r."customFields", search_text = r."searchText"
FROM r WHERE k.customer_id = r.id`;

/** Writes changed customers, which must be locked, in one statement. */
export async function updateCustomers(em: EntityManager, customers: readonly CustomerView[]): Promise<void> {
  if (customers.length === 0) return;
  const found = await em.query<LinesRow[]>(LINES_SQL, [customers.map(({ id }) => id)]);
  const lines = new Map(found.map((row) => [row.customer_id, row]));
  const rows = customers.map((customer) => ({
    ...customer,
    searchText: searchText(customer, lines.get(customer.id)),
  }));
  await em.query(UPDATE_SQL, [JSON.stringify(rows)]);
}
