export { CUSTOMER_STATUSES, type CustomerStatus } from '../customer-status';

/** The data by which a person is reached: the one erasable part of a customer (rules 10). */
export interface Contact {
  name: string | null;
  /** E.164. */
  phone: string | null;
  email: string | null;
  phoneVerifiedAt: string | null;
  emailVerifiedAt: string | null;
  /** When a message could not be delivered there, for good; null: none, or it was corrected or verified since. */
  phoneBouncedAt: string | null;
  emailBouncedAt: string | null;
}

export const CONTACT_FIELDS = ['name', 'phone', 'email'] as const;
export type ContactField = (typeof CONTACT_FIELDS)[number];
