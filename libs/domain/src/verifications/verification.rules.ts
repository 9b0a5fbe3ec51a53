import { refuseAct } from '../customer-status';
import { type CustomerView } from '../customers';
import { addMs, fieldProblem, HOUR_MS, type Instant, MINUTE_MS, Problem } from '../kernel';
import {
  VERIFIED_CONTACTS,
  type VerificationFacts,
  type VerificationPurpose,
  type VerificationState,
  type VerifiedContact,
} from './verification.types';

/** How long a code can be entered. */
export const CODE_LIFE_MS = 10 * MINUTE_MS;
export const CODE_DIGITS = 6;
/** After so many wrong ones a code is worth nothing. */
export const MAX_TRIES = 5;
/** How long a caller counts as verified for the colleague who talks with him. */
export const CALLER_LIFE_MS = 30 * MINUTE_MS;
/** With five tries each, one guess in forty thousand an hour: and the customer sees the messages. */
export const MAX_CODES = 5;
export const CODES_WINDOW_MS = HOUR_MS;

export const verifiedAtOf = (
  customer: Pick<CustomerView, 'emailVerifiedAt' | 'phoneVerifiedAt'>,
  contact: VerifiedContact,
): Instant | null => (contact === 'email' ? customer.emailVerifiedAt : customer.phoneVerifiedAt);

/** The contacts that are bound to the customer: only to them goes what opens the account. */
export const boundContacts = (
  customer: Pick<CustomerView, 'email' | 'phone' | 'emailVerifiedAt' | 'phoneVerifiedAt'>,
): VerifiedContact[] =>
  VERIFIED_CONTACTS.filter(
    (contact) => customer[contact] !== null && verifiedAtOf(customer, contact) !== null,
  );

/** The digits of a code as they were read out and typed. */
export const readCode = (text: string): string => text.normalize('NFKC').replace(/\s/g, '');

/**
 * Whether a code may be sent now. Throws at `contact` `verification_no_contact`, `verification_done` (the address is verified already, and no
 * message came back from it),
 * `verification_unbound` (who calls is not proved by an address that nobody verified); `customer_closed`; and `verification_too_many`
 * where so many were sent within the last hour.
 */
export function refuseSending(
  customer: CustomerView,
  order: { purpose: VerificationPurpose; contact: VerifiedContact },
  sentLately: number,
): void {
  const { purpose, contact } = order;
  refuseAct(customer.status, 'edit');
  if (customer[contact] === null) throw fieldProblem('contact', 'verification_no_contact');
  const isBound = verifiedAtOf(customer, contact) !== null;
  const bouncedAt = contact === 'email' ? customer.emailBouncedAt : customer.phoneBouncedAt;
  if (purpose === 'contact' && isBound && bouncedAt === null)
    throw fieldProblem('contact', 'verification_done');
  if (purpose === 'caller' && !isBound) throw fieldProblem('contact', 'verification_unbound');
  if (sentLately >= MAX_CODES) throw new Problem('verification_too_many', { max: MAX_CODES });
}

/** As it is at `now`, whatever was stored last. */
export const verificationStateAt = (
  { state, expiresAt }: Pick<VerificationFacts, 'state' | 'expiresAt'>,
  now: Instant,
): VerificationState => (state === 'sent' && now >= expiresAt ? 'expired' : state);

/** What a try makes of a code that waits. Throws `verification_over` when it waits no more. */
export function afterTry(
  facts: Pick<VerificationFacts, 'state' | 'expiresAt' | 'tries'>,
  isRight: boolean,
  now: Instant,
): Pick<VerificationFacts, 'state' | 'tries'> {
  if (verificationStateAt(facts, now) !== 'sent') throw new Problem('verification_over');
  if (isRight) return { state: 'confirmed', tries: facts.tries };
  const tries = facts.tries + 1;
  return { state: tries >= MAX_TRIES ? 'failed' : 'sent', tries };
}

/** Until when a caller counts as verified by this, or null: it says nothing about a caller, or no code was right. */
export const callerVerifiedUntil = ({ purpose, state, confirmedAt }: VerificationFacts): Instant | null =>
  purpose === 'caller' && state === 'confirmed' && confirmedAt !== null
    ? addMs(confirmedAt, CALLER_LIFE_MS)
    : null;

/**
 * Whether a caller is verified for a colleague at `now`: by a code that this colleague asked for, or because another one vouched. Nobody
 * vouches for a call of his own.
 */
export function isCallerVerified(facts: VerificationFacts, staffId: string, now: Instant): boolean {
  const until = callerVerifiedUntil(facts);
  if (until === null || now >= until) return false;
  return facts.method === 'code' ? facts.staffId === staffId : facts.staffId !== staffId;
}

/**
 * Which of the changed fields are contacts that were bound to the customer: before they are replaced, the caller is verified. One that
 * nobody ever verified proves nothing and can be corrected (task T1).
 */
export const boundAmong = (before: CustomerView, changed: readonly string[]): VerifiedContact[] =>
  boundContacts(before).filter((contact) => changed.includes(contact));
