export { CUSTOMER_STATUSES, type CustomerStatus } from '../customer-status';

/** The data by which a person is reached: the one erasable part of a customer (rules 10). */
export interface Contact {
  name: string | null;
  /** E.164. */
  phone: string | null;
  email: string | null;
  phoneVerifiedAt: string | null;
  emailVerifiedAt: string | null;
}

export const CONTACT_FIELDS = ['name', 'phone', 'email'] as const;
export type ContactField = (typeof CONTACT_FIELDS)[number];
