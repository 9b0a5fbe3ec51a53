import { Id, InstantField, Text } from '../kernel';

const REASON = { min: 5, max: 300 } as const;

/** Nothing is charged to a saved method, or to a customer at all. */
export class CreatePaymentBlockInput {
  @Id()
  customerId: string;

  @Id({ optional: true, description: 'a saved method of the customer; left out: all his payments' })
  methodId?: string;

  @Text({ ...REASON, description: 'what colleagues read when they are refused' })
  reason: string;

  @InstantField({ optional: true, description: 'left out: until somebody lifts it' })
  until?: string;
}

export class LiftPaymentBlockInput {
  @Text({ ...REASON, description: 'why it may be charged again' })
  reason: string;
}
