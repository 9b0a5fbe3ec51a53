import { CurrencyField, type CurrencyCode, Id, InstantField, OneOf, Text, Whole } from '../kernel';
import { VELOCITY_SCOPES, type VelocityLimit, type VelocityScope } from './velocity.rules';

/** How often and how much may be charged in a currency. */
export class VelocityLimitView implements VelocityLimit {
  @Id()
  id: string;

  @CurrencyField()
  currency: CurrencyCode;

  @OneOf(VELOCITY_SCOPES, { description: 'all charges of a customer, or those by one card' })
  scope: VelocityScope;

  @Whole({ description: 'tries within an hour' })
  hourCount: number;

  @Whole({ description: 'within an hour; minor units' })
  hourSum: number;

  @Whole({ description: 'tries within 24 hours' })
  dayCount: number;

  @Whole({ description: 'within 24 hours; minor units' })
  daySum: number;

  @InstantField()
  updatedAt: string;

  @Whole({ min: 1 })
  version: number;
}

/** Leave for one charge above the limits. */
export class ChargeExceptionView {
  @Id()
  id: string;

  @Id()
  customerId: string;

  @Text({ max: 300 })
  reason: string;

  @Text({ max: 120 })
  grantedBy: string;

  @InstantField()
  createdAt: string;

  @InstantField({ description: 'until then it can be used' })
  expiresAt: string;

  @Id({ nullable: true, description: 'what it was used for; null: nothing yet' })
  paymentId: string | null;

  @InstantField({ nullable: true })
  usedAt: string | null;
}
