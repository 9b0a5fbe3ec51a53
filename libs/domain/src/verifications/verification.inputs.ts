import { Id, OneOf, Text } from '../kernel';
import {
  VERIFICATION_PURPOSES,
  VERIFIED_CONTACTS,
  type VerificationPurpose,
  type VerifiedContact,
} from './verification.types';

/** Also with blanks between, and in the width of a Chinese keyboard. */
const SIX_DIGITS = /^\s*(?:[0-9\uff10-\uff19]\s*){6}$/;

/** A code goes to a contact of the customer. */
export class SendVerificationInput {
  @Id()
  customerId: string;

  @OneOf(VERIFICATION_PURPOSES)
  purpose: VerificationPurpose;

  @OneOf(VERIFIED_CONTACTS)
  contact: VerifiedContact;
}

export class ConfirmVerificationInput {
  @Text({
    max: 30,
    pattern: SIX_DIGITS,
    code: 'not_six_digits',
    description: 'the code that the customer reads out; blanks and width do not matter',
  })
  code: string;
}

/** A supervisor says that the caller is the customer. */
export class VouchInput {
  @Id()
  customerId: string;

  @Text({ min: 5, max: 300, description: 'how that is known; kept in the audit log' })
  reason: string;
}
