import { CountryField, Id, OneOf, Text } from '../kernel';
import {
  ACTIVATION_CODE_WAYS,
  type ActivationCodeWay,
  MOVE_CONSENTS,
  type MoveConsent,
  SUSPENSION_REASONS,
  type SuspensionReason,
} from './line.types';

export class RevealActivationCodeInput {
  @Text({ min: 3, max: 500, description: 'kept in the audit log' }) reason: string;
}

/** To which of the verified contacts; to all of them when left out. */
export class SendActivationCodeInput {
  @OneOf(ACTIVATION_CODE_WAYS, { optional: true })
  way?: ActivationCodeWay;
}

/** A new line for a customer, made of a number and a SIM profile in stock. */
export class CreateLineInput {
  @Id()
  customerId: string;

  @CountryField({ optional: true, description: 'of the number; the customer’s when left out' })
  country?: string;

  @Text({
    max: 40,
    optional: true,
    description: 'E.164, available in stock; the next free one when left out',
  })
  msisdn?: string;

  @Text({ max: 100, optional: true, description: 'what the customer calls it' })
  label?: string;
}

/** Gives up a line that the network refused. */
export class DiscardLineInput {
  @Text({ max: 500, description: 'kept in the audit log' })
  reason: string;
}

/** Takes a line out of service for a while; number, plan and allowances stay. */
export class SuspendLineInput {
  @OneOf(SUSPENSION_REASONS)
  reason: SuspensionReason;

  @Text({ max: 500, optional: true, description: 'kept in the audit log' })
  comment?: string;
}

/** A new SIM profile for a line whose phone is lost, broken or replaced; number, plan and allowances stay. */
export class ReplaceSimInput {
  @Text({ min: 3, max: 500, description: 'kept in the audit log' })
  reason: string;
}

/** Another number for a line; SIM profile, plan and allowances stay. */
export class ChangeNumberInput {
  @CountryField({ optional: true, description: 'of the number; the customer’s when left out' })
  country?: string;

  @Text({
    max: 40,
    optional: true,
    description: 'E.164, available in stock; the next free one when left out',
  })
  msisdn?: string;

  @Text({ min: 3, max: 500, description: 'kept in the audit log' })
  reason: string;
}

/** A line goes to another customer with its number, SIM profile, plans and allowances. */
export class MoveLineInput {
  @Id({ description: 'who gets it' })
  toCustomerId: string;

  @OneOf(MOVE_CONSENTS, { description: 'how the receiver agreed' })
  consent: MoveConsent;

  @Text({ min: 3, max: 500, description: 'kept in the audit log of both customers' })
  reason: string;
}

/** Puts a suspended line into service again. */
export class ResumeLineInput {
  @Text({ min: 3, max: 500, description: 'kept in the audit log' })
  reason: string;
}
