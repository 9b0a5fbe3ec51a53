import { Flag, Id, OneOf } from '../kernel';
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
