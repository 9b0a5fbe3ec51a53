import { Id, InstantField, OneOf, Text, Whole } from '../kernel';
import {
  VERIFICATION_METHODS,
  VERIFICATION_PURPOSES,
  VERIFICATION_STATES,
  VERIFIED_CONTACTS,
  type VerificationMethod,
  type VerificationPurpose,
  type VerificationState,
  type VerifiedContact,
} from './verification.types';

/** A code that was sent, or a word that was given for a caller. The code itself is told to nobody. */
export class VerificationView {
  @Id()
  id: string;

  @Id()
  customerId: string;

  @OneOf(VERIFICATION_PURPOSES)
  purpose: VerificationPurpose;

  @OneOf(VERIFICATION_METHODS)
  method: VerificationMethod;

  @OneOf(VERIFIED_CONTACTS, { nullable: true, description: 'where the code went; null: somebody vouched' })
  contact: VerifiedContact | null;

  @OneOf(VERIFICATION_STATES)
  state: VerificationState;

  @Whole({ min: 0, description: 'how many wrong codes are still allowed' })
  triesLeft: number;

  @Text({ max: 120, description: 'who asked for the code, or vouched' })
  staffName: string;

  @InstantField()
  createdAt: string;

  @InstantField({ description: 'until when the code can be entered' })
  expiresAt: string;

  @InstantField({ nullable: true })
  confirmedAt: string | null;

  @InstantField({ nullable: true, description: 'of a caller: until when he counts as verified' })
  validUntil: string | null;
}
