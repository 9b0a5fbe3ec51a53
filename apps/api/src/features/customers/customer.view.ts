import { maskCustomer, type CustomerStatus, type CustomerView } from '@ur-desk/domain/customers';
import {
  seesContactsInClear,
  type CurrencyCode,
  type Locale,
  type MessageChannel,
  type Role,
} from '@ur-desk/domain/kernel';

/** A customer with his contact, as `CUSTOMER_COLUMNS` reads them. */
export interface CustomerRow {
  id: string;
  reference: string;
  status: CustomerStatus;
  country: string;
  locale: Locale;
  zone: string;
  wallet_currency: CurrencyCode;
  tags: string[];
  opt_outs: MessageChannel[];
  external_source: string | null;
  external_id: string | null;
  version: number;
  created_at: Date;
  updated_at: Date;
  name: string | null;
  phone: string | null;
  email: string | null;
  phone_verified_at: Date | null;
  email_verified_at: Date | null;
  phone_bounced_at: Date | null;
  email_bounced_at: Date | null;
  anonymised_at: Date | null;
  /** Null once the person was erased. */
  custom_fields: Record<string, unknown> | null;
}

/** The columns of a `CustomerRow`; `c` is customer, `k` is customer_contact. */
export const CUSTOMER_COLUMNS = `c.id, c.reference, c.status, c.country, c.locale, c.zone, c.wallet_currency, c.tags, c.opt_outs,
  c.external_source, c.external_id, c.version, c.created_at, c.updated_at, c.anonymised_at,
  k.name, k.phone, k.email, k.phone_verified_at, k.email_verified_at, k.phone_bounced_at, k.email_bounced_at, k.custom_fields`;

/** What the API shows of a customer, in clear. */
export const customerView = (row: CustomerRow): CustomerView => ({
  id: row.id,
  reference: row.reference,
  status: row.status,
  name: row.name,
  phone: row.phone,
  email: row.email,
  phoneVerifiedAt: row.phone_verified_at?.toISOString() ?? null,
  emailVerifiedAt: row.email_verified_at?.toISOString() ?? null,
  phoneBouncedAt: row.phone_bounced_at?.toISOString() ?? null,
  emailBouncedAt: row.email_bounced_at?.toISOString() ?? null,
  contactsMasked: false,
  anonymisedAt: row.anonymised_at?.toISOString() ?? null,
  country: row.country,
  locale: row.locale,
  zone: row.zone,
  walletCurrency: row.wallet_currency,
  tags: row.tags,
  optOuts: row.opt_outs,
  externalSource: row.external_source,
  externalId: row.external_id,
  customFields: row.custom_fields ?? {},
  createdAt: row.created_at.toISOString(),
  updatedAt: row.updated_at.toISOString(),
  version: row.version,
});

/** What a role may see of a customer (rules 10). */
export const customerViewFor = (role: Role, view: CustomerView): CustomerView =>
  seesContactsInClear(role) ? view : maskCustomer(view);
