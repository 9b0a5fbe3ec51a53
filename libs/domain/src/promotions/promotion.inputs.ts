import {
  CurrencyField,
  Flag,
  IdList,
  InstantField,
  MoneyField,
  Nested,
  NestedList,
  OneOf,
  Text,
  TextList,
  Whole,
  WholeList,
  ZoneField,
  type CurrencyCode,
  type Instant,
  type LocalText,
} from '../kernel';
import { PROMOTION_ACTION_KINDS, type PromotionActionKind } from './actions';
import { CRITERION_KINDS, type CriterionKind } from './criteria';
import {
  BUDGET_PERIODS,
  type BudgetPeriod,
  COUPON_KINDS,
  type CouponKind,
  CRITERIA_MATCHES,
  type CriteriaMatch,
  GROUP_MODES,
  type GroupMode,
} from './promotion.types';

const MAX_QUANTITY = 1_000_000_000_000;
const CLOCK = /^([01]\d|2[0-3]):[0-5]\d$/;
const END_CLOCK = /^(([01]\d|2[0-3]):[0-5]\d|24:00)$/;
const CODE = /^[a-z0-9]+(-[a-z0-9]+)*$/;

export class PromotionNameInput implements LocalText {
  @Text({ max: 80, min: 0 })
  en: string;

  @Text({ max: 80, min: 0 })
  zh: string;
}

export class PromotionWindowInput {
  @InstantField()
  startsAt: Instant;

  @InstantField({ nullable: true, description: 'exclusive; null: until it is ended by hand' })
  endsAt: Instant | null;
}

/** A condition: its kind, and the fields that the kind has; any other field is refused. */
export class CriterionInput {
  @OneOf(CRITERION_KINDS)
  kind: CriterionKind;

  @IdList({ max: 100, optional: true, description: 'of `plan`' })
  planIds?: string[];

  @TextList({ max: 50, each: 40, optional: true, description: 'of `tier`: codes of tiers' })
  tiers?: string[];

  @TextList({ max: 250, each: 2, optional: true, description: 'of `country`: ISO 3166 codes' })
  countries?: string[];

  @TextList({ max: 30, each: 3, optional: true, description: 'of `currency`' })
  currencies?: string[];

  @TextList({ max: 3, each: 20, optional: true, description: 'of `channel`: agent, autoRenew, api' })
  channels?: string[];

  @NestedList(() => MoneyField, { max: 30, optional: true, description: 'of `minimumAmount`' })
  amounts?: MoneyField[];

  @Whole({ max: 36_500, optional: true, description: 'of `daysSinceExpiry`' })
  minDays?: number;

  @Whole({ max: 36_500, optional: true, nullable: true, description: 'of `daysSinceExpiry`; null: no end' })
  maxDays?: number | null;

  @WholeList({ min: 1, max: 7, maxItems: 7, optional: true, description: 'of `hours`; 1 is Monday' })
  weekdays?: number[];

  @Text({ max: 5, pattern: CLOCK, optional: true, description: 'of `hours`: HH:MM, inclusive' })
  from?: string;

  @Text({ max: 5, pattern: END_CLOCK, optional: true, description: 'of `hours`: HH:MM, exclusive' })
  until?: string;

  @ZoneField({ optional: true, description: 'of `hours`' })
  zone?: string;

  @TextList({ max: 100, each: 40, optional: true, description: 'of `tags`: one of them is enough' })
  tags?: string[];
}

export class CriteriaGroupInput {
  @OneOf(CRITERIA_MATCHES)
  match: CriteriaMatch;

  @NestedList(() => CriterionInput, { max: 20 })
  criteria: CriterionInput[];
}

/** What it does: its kind, and the fields that the kind has; any other field is refused. */
export class PromotionActionInput {
  @OneOf(PROMOTION_ACTION_KINDS)
  kind: PromotionActionKind;

  @Whole({ min: 1, max: 10_000, optional: true, description: 'of `percentOff`, basis points: 1 % = 100' })
  discountBps?: number;

  @NestedList(() => MoneyField, {
    max: 30,
    optional: true,
    description: 'of `percentOff`: the most per currency',
  })
  caps?: MoneyField[];

  @NestedList(() => MoneyField, {
    max: 30,
    optional: true,
    description: 'of `amountOff`, `fixedPrice`, `walletCredit`',
  })
  amounts?: MoneyField[];

  @Whole({
    min: 1,
    max: MAX_QUANTITY,
    optional: true,
    description: 'of bonuses: seconds, messages, bytes or days',
  })
  quantity?: number;

  @Whole({
    min: 1,
    max: 3_660,
    optional: true,
    nullable: true,
    description: 'of `walletCredit`: how long it can be spent; null: for ever',
  })
  validDays?: number | null;
}

export class PromotionCouponInput {
  @OneOf(COUPON_KINDS, { description: 'one code for everybody, or codes from batches' })
  kind: CouponKind;

  @Text({
    max: 60,
    nullable: true,
    optional: true,
    description: 'of `shared`: letters and digits, read in any case and width',
  })
  code: string | null;
}

export class PromotionGroupInput {
  @Text({ max: 40, pattern: CODE })
  code: string;

  @OneOf(GROUP_MODES)
  mode: GroupMode;
}

export class PromotionBudgetInput {
  @CurrencyField()
  currency: CurrencyCode;

  @Whole({ min: 1, max: MAX_QUANTITY, nullable: true, description: 'minor units; null: no limit' })
  totalMinor: number | null;

  @Whole({ min: 1, max: MAX_QUANTITY, nullable: true, description: 'minor units per period; null: no limit' })
  periodMinor: number | null;
}

export class PromotionLimitsInput {
  @Whole({ min: 1, max: 1_000_000_000, nullable: true, description: 'null: no limit' })
  totalUses: number | null;

  @Whole({ min: 1, max: 1_000_000, nullable: true, description: 'null: no limit' })
  usesPerCustomer: number | null;

  @NestedList(() => PromotionBudgetInput, {
    max: 30,
    description: 'none: no limit; else in these currencies only',
  })
  budgets: PromotionBudgetInput[];

  @OneOf(BUDGET_PERIODS)
  budgetPeriod: BudgetPeriod;
}

/** What can be changed in a draft. A field that is left out stays as it is. */
export class UpdatePromotionInput {
  @Nested(() => PromotionNameInput, { optional: true })
  name?: PromotionNameInput;

  @Nested(() => PromotionWindowInput, { optional: true })
  window?: PromotionWindowInput;

  @NestedList(() => CriteriaGroupInput, { max: 10, optional: true, description: 'each group must hold' })
  criteria?: CriteriaGroupInput[];

  @NestedList(() => PromotionActionInput, { max: 5, optional: true })
  actions?: PromotionActionInput[];

  @Nested(() => PromotionCouponInput, {
    optional: true,
    nullable: true,
    description: 'null: it needs no code',
  })
  coupon?: PromotionCouponInput | null;

  @Whole({ max: 10_000, optional: true, description: 'small first' })
  priority?: number;

  @Nested(() => PromotionGroupInput, { optional: true, nullable: true })
  group?: PromotionGroupInput | null;

  @Flag({ optional: true, description: 'nothing else applies beside it' })
  exclusive?: boolean;

  @IdList({ max: 100, optional: true, description: 'promotions that do not apply together with it' })
  incompatibleWith?: string[];

  @Nested(() => PromotionLimitsInput, { optional: true })
  limits?: PromotionLimitsInput;
}

export class CreatePromotionInput extends UpdatePromotionInput {
  @Text({ max: 40, pattern: CODE, description: 'lower case, digits, dashes; never changes' })
  code: string;

  @Nested(() => PromotionNameInput)
  override name: PromotionNameInput;

  @Nested(() => PromotionWindowInput)
  override window: PromotionWindowInput;
}

export class ClonePromotionInput {
  @Text({ max: 40, pattern: CODE, description: 'of the new promotion' })
  code: string;
}

/** Why it is put live, or asked for. */
export class ReleasePromotionInput {
  @Text({ max: 500, optional: true })
  reason?: string;
}

/** Why it is stopped, or goes on. */
export class StopPromotionInput {
  @Text({ max: 500 })
  reason: string;
}
