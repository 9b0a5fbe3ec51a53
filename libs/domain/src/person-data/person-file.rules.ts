import { type Instant, localDateAt, permits, type Role, seesContactsInClear } from '../kernel';

/**
 * Who may have the file of everything about a person. It says phone, e-mail and messages in clear, so that it takes a role that sees
 * them (rules 10) beside the permission.
 */
export const mayExportPerson = (role: Role): boolean =>
  permits(role, 'customers:export') && seesContactsInClear(role);

/** What the file is called: `CU-7Q2M-4KX9-2026-11-28.json`, by the day in the customer's zone; no name, so that it can lie about. */
export const personFileName = (customer: { reference: string; zone: string }, now: Instant): string =>
  `${customer.reference}-${localDateAt(now, customer.zone)}.json`;
