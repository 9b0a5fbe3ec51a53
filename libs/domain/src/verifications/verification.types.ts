import { type Instant } from '../kernel';

/** `contact`: an address is the customer's own. `caller`: who calls is the customer (rules 9). */
export const VERIFICATION_PURPOSES = ['contact', 'caller'] as const;
export type VerificationPurpose = (typeof VERIFICATION_PURPOSES)[number];

/** Where a code is sent. */
export const VERIFIED_CONTACTS = ['email', 'phone'] as const;
export type VerifiedContact = (typeof VERIFIED_CONTACTS)[number];

/** `vouched`: a supervisor says who the caller is, where no code can be sent. */
export const VERIFICATION_METHODS = ['code', 'vouched'] as const;
export type VerificationMethod = (typeof VERIFICATION_METHODS)[number];

/** `failed`: too many wrong codes. `replaced`: another code was sent. */
export const VERIFICATION_STATES = ['sent', 'confirmed', 'failed', 'expired', 'replaced'] as const;
export type VerificationState = (typeof VERIFICATION_STATES)[number];

export interface VerificationFacts {
  purpose: VerificationPurpose;
  method: VerificationMethod;
  state: VerificationState;
  /** Wrong codes so far. */
  tries: number;
  /** Who asked for the code, or vouched. */
  staffId: string;
  expiresAt: Instant;
  confirmedAt: Instant | null;
}
