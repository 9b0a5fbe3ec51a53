import { Flag, Id, type Instant, InstantField, OneOf, Text, Whole, WholeList } from '../kernel';
import { SCHEDULE_LIMITS } from './auto-renewal-schedule.rules';
import {
  AUTO_RENEW_ORDERS,
  AUTO_RENEW_STATES,
  AUTO_RENEW_STOPS,
  type AutoRenewOrder,
  type AutoRenewState,
  type AutoRenewStop,
} from './auto-renewal.types';

/** How a line is renewed by itself, and what became of the last tries. */
export class AutoRenewalView {
  @Id({ description: "the line's" })
  id: string;

  @Id()
  customerId: string;

  @Text({ max: 40, description: 'E.164; masked for roles that do not see contacts' })
  msisdn: string;

  @Flag()
  on: boolean;

  @OneOf(AUTO_RENEW_STATES)
  state: AutoRenewState;

  @Id({ nullable: true, description: 'null: the plan that runs' })
  planId: string | null;

  @OneOf(AUTO_RENEW_ORDERS)
  paymentOrder: AutoRenewOrder;

  @InstantField({ nullable: true, description: 'of the last plan of the line; null: it had none' })
  endsAt: Instant | null;

  @InstantField({ nullable: true, description: 'null: not on, or no try is left' })
  nextTryAt: Instant | null;

  @Whole({ description: 'for the plan that ends then' })
  tries: number;

  @InstantField({ nullable: true })
  lastTryAt: Instant | null;

  @Text({ max: 80, nullable: true, description: 'decline reason or problem code of the last try' })
  lastError: string | null;

  @Id({ nullable: true, description: 'of the last try that charged' })
  lastRenewalId: string | null;

  @OneOf(AUTO_RENEW_STOPS, { nullable: true })
  stopReason: AutoRenewStop | null;

  @InstantField({ nullable: true })
  stoppedAt: Instant | null;

  @Whole({ min: 1, description: "the line's" })
  version: number;
}

/** When plans are renewed by themselves: one row, for all lines. */
export class AutoRenewScheduleView {
  @Id()
  id: string;

  @WholeList({
    min: SCHEDULE_LIMITS.earliest,
    max: SCHEDULE_LIMITS.latest,
    maxItems: SCHEDULE_LIMITS.tries,
    description: 'hours from the end of the plan, earliest first; negative is before it',
  })
  hours: number[];

  @InstantField()
  updatedAt: string;

  @Whole({ min: 1 })
  version: number;
}
