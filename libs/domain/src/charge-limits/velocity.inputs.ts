import { Id, Text, Whole } from '../kernel';

const COUNT = { max: 10_000, optional: true } as const;
const SUM = { max: 1_000_000_000_000_000, optional: true } as const;

/** What can be changed in how often and how much may be charged. A field that is left out stays as it is. */
export class UpdateVelocityLimitInput {
  @Whole({ ...COUNT, description: 'tries within an hour' })
  hourCount?: number;

  @Whole({ ...SUM, description: 'within an hour; minor units' })
  hourSum?: number;

  @Whole({ ...COUNT, description: 'tries within 24 hours' })
  dayCount?: number;

  @Whole({ ...SUM, description: 'within 24 hours; minor units' })
  daySum?: number;
}

/** One charge of a customer may go beyond how often and how much may be charged. */
export class CreateChargeExceptionInput {
  @Id()
  customerId: string;

  @Text({ min: 5, max: 300, description: 'why; kept and shown to those who review it' })
  reason: string;
}
