import { Flag, Id, MoneyField, Nested, OneOf, Text, Whole } from '../kernel';
import { PlanNameInput } from '../plans';
import {
  BONUS_KINDS,
  type BonusKind,
  NOT_APPLIED_REASONS,
  PAYMENT_SOURCES,
  PRICE_RULES,
  type NotAppliedReason,
  type PaymentSource,
  type PriceRule,
} from './pricing.types';

export class PriceLineView {
  @OneOf(PRICE_RULES)
  rule: PriceRule;

  @Text({ max: 80, description: 'plan, tier, promotion or coupon' })
  code: string;

  @Nested(() => PlanNameInput, { nullable: true })
  name: PlanNameInput | null;

  @Nested(() => MoneyField, { description: 'a reduction is negative' })
  amount: MoneyField;

  @Flag({ description: 'the floor price kept it from taking off more' })
  limitedByFloor: boolean;

  @Flag({ description: 'the rest of the budget kept it from taking off more' })
  limitedByBudget: boolean;
}

export class NotAppliedView {
  @OneOf(PRICE_RULES)
  rule: PriceRule;

  @Text({ max: 80, nullable: true })
  code: string | null;

  @Nested(() => PlanNameInput, { nullable: true })
  name: PlanNameInput | null;

  @OneOf(NOT_APPLIED_REASONS)
  reason: NotAppliedReason;
}

export class BonusView {
  @OneOf(BONUS_KINDS)
  kind: BonusKind;

  @Whole({ description: 'seconds, messages, bytes or days' })
  quantity: number;

  @OneOf(PRICE_RULES, { description: 'what gives it' })
  rule: PriceRule;

  @Text({ max: 80, description: 'promotion or coupon' })
  code: string;

  @Nested(() => PlanNameInput, { nullable: true })
  name: PlanNameInput | null;
}

export class PayableView {
  @OneOf(PAYMENT_SOURCES)
  source: PaymentSource;

  @Id({ nullable: true })
  methodId: string | null;

  @Nested(() => MoneyField)
  amount: MoneyField;
}
