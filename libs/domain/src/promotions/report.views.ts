import {
  CURRENCY_CODES,
  CurrencyField,
  type CurrencyCode,
  DateField,
  Id,
  type Instant,
  InstantField,
  type LocalDate,
  Nested,
  NestedList,
  Whole,
} from '../kernel';
import { PromotionNameInput } from './promotion.inputs';

/** How far back a report of a promotion can look. */
export const MAX_REPORT_DAYS = 366;

/** What uses of a promotion came to; released ones are none, reserved ones none yet. */
export class PromotionUseSumView {
  @CurrencyField()
  currency: CurrencyCode;

  @Whole()
  uses: number;

  @Whole({ description: 'what it took off, minor units' })
  discountMinor: number;

  @Whole({ description: 'what was paid for these purchases, minor units; refunds are not taken off' })
  revenueMinor: number;
}

export class PromotionDayView extends PromotionUseSumView {
  @DateField({ description: 'the operator’s day' })
  day: LocalDate;
}

export class PromotionPlanView extends PromotionUseSumView {
  @Id()
  planId: string;

  @Nested(() => PromotionNameInput)
  planName: PromotionNameInput;
}

/** What is left of what is live; null: no such limit. */
export class PromotionBudgetLeftView {
  @CurrencyField()
  currency: CurrencyCode;

  @Whole({ nullable: true, description: 'of the whole budget, minor units' })
  leftMinor: number | null;

  @Whole({ nullable: true, description: 'of the present period’s, minor units' })
  leftInPeriodMinor: number | null;
}

export class PromotionReportView {
  @Id({ description: 'of the promotion' })
  id: string;

  @InstantField()
  from: Instant;

  @InstantField()
  until: Instant;

  @Whole({ nullable: true, description: 'of the limit for all customers together; null: no limit' })
  usesLeft: number | null;

  @NestedList(() => PromotionBudgetLeftView, { max: CURRENCY_CODES.length })
  budgets: PromotionBudgetLeftView[];

  @NestedList(() => PromotionUseSumView, {
    max: CURRENCY_CODES.length,
    description: 'by currency, that of most uses first',
  })
  sums: PromotionUseSumView[];

  @NestedList(() => PromotionDayView, { max: (MAX_REPORT_DAYS + 1) * CURRENCY_CODES.length })
  byDay: PromotionDayView[];

  @NestedList(() => PromotionPlanView, { max: 1_000, description: 'most uses first' })
  byPlan: PromotionPlanView[];
}
