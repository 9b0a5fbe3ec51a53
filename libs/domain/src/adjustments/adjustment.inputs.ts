import { ALLOWANCE_KINDS, type AllowanceKind } from '../allowances';
import { Id, Nested, OneOf, PositiveMoney, Text, Whole } from '../kernel';
import { ADJUSTMENT_KINDS, type AdjustmentKind } from './adjustment.types';

export class AllowanceGrantInput {
  @OneOf(ALLOWANCE_KINDS)
  kind: AllowanceKind;

  @Whole({ min: 1, max: 1_000_000_000_000_000, description: 'seconds, messages or bytes' })
  quantity: number;
}

/** The most days that a plan can be made longer by at once. */
export const MOST_DAYS = 366;

/** An order to put something right by hand. Which of the parts is needed follows from the kind; the others are refused. */
export class CreateAdjustmentInput {
  @Id()
  customerId: string;

  @OneOf(ADJUSTMENT_KINDS)
  kind: AdjustmentKind;

  @Nested(() => PositiveMoney, { optional: true, description: 'of a credit or a debit' })
  amount?: PositiveMoney;

  @Id({ optional: true, description: 'the plan that gets an allowance or a later end' })
  subscriptionId?: string;

  @Nested(() => AllowanceGrantInput, { optional: true, description: 'of an extra allowance' })
  allowance?: AllowanceGrantInput;

  @Whole({ optional: true, min: 1, max: MOST_DAYS, description: 'of a later end' })
  days?: number;

  @Text({ max: 40, description: 'of the catalogue (`reason-codes`), for this kind' })
  reasonCode: string;

  @Text({ max: 500, optional: true, description: 'needed where the reason says too little by itself' })
  comment?: string;
}
