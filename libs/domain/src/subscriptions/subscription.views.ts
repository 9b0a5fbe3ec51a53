import { Id, InstantField, Nested, OneOf, Text, Whole, ZoneField, type Instant } from '../kernel';
import { PlanNameInput } from '../plans';
import { SUBSCRIPTION_STATES, type SubscriptionState } from './subscription.types';

export class SubscriptionView {
  @Id()
  id: string;

  @Text({ max: 20 })
  reference: string;

  @Id()
  customerId: string;

  @Id()
  lineId: string;

  @Id()
  planId: string;

  @Id()
  planVersionId: string;

  @Nested(() => PlanNameInput)
  planName: PlanNameInput;

  @Whole({ min: 1 })
  versionNo: number;

  @OneOf(SUBSCRIPTION_STATES, { description: 'as it is now' })
  state: SubscriptionState;

  @InstantField()
  startsAt: Instant;

  @InstantField({ description: 'exclusive' })
  endsAt: Instant;

  @Whole({ min: 1, max: 31, description: 'day of the month that monthly ends aim at' })
  anchorDay: number;

  @ZoneField()
  zone: string;

  @Id({ nullable: true })
  renewalId: string | null;

  @InstantField()
  createdAt: Instant;
}
