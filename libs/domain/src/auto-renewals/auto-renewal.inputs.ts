import { Flag, Id, OneOf, WholeList } from '../kernel';
import { SCHEDULE_LIMITS } from './auto-renewal-schedule.rules';
import { AUTO_RENEW_ORDERS, type AutoRenewOrder } from './auto-renewal.types';

/** Whether and how a line is renewed by itself. */
export class SetAutoRenewInput {
  @Flag()
  on: boolean;

  @Id({ nullable: true, description: 'null: the plan that runs' })
  planId: string | null;

  @OneOf(AUTO_RENEW_ORDERS, {
    description: 'walletFirst: the balance, then the default method if the customer allows it',
  })
  paymentOrder: AutoRenewOrder;
}

/** When plans are renewed by themselves. */
export class UpdateAutoRenewScheduleInput {
  @WholeList({
    min: SCHEDULE_LIMITS.earliest,
    max: SCHEDULE_LIMITS.latest,
    maxItems: SCHEDULE_LIMITS.tries,
    optional: true,
    description: 'hours from the end of the plan, earliest first; negative is before it',
  })
  hours?: number[];
}
