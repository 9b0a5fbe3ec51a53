import {
  Flag,
  Id,
  type Instant,
  InstantField,
  MoneyField,
  Nested,
  NestedList,
  OneOf,
  Text,
  TextList,
  Whole,
} from '../kernel';
import { type Criterion } from './criteria';
import { PROMOTION_REASONS, type PromotionReason } from './evaluation.types';
import { CriterionInput, PromotionCouponInput, PromotionNameInput } from './promotion.inputs';
import {
  CRITERIA_MATCHES,
  type CriteriaMatch,
  PROMOTION_PHASES,
  type PromotionPhase,
} from './promotion.types';

/** What was found where a condition looked; none of the fields where there was nothing. */
export class CriterionFindingView {
  @TextList({ max: 200, each: 80, optional: true })
  values?: string[];

  @Nested(() => MoneyField, { optional: true })
  amount?: MoneyField;

  @Whole({ optional: true })
  days?: number;

  @Whole({ optional: true })
  count?: number;

  @Text({ max: 16, optional: true, description: 'on the clock of the condition’s zone, YYYY-MM-DDTHH:MM' })
  localTime?: string;
}

export class JudgedCriterionView {
  @Nested(() => CriterionInput)
  criterion: Criterion;

  @Flag()
  met: boolean;

  @Nested(() => CriterionFindingView)
  found: CriterionFindingView;
}

export class JudgedGroupView {
  @OneOf(CRITERIA_MATCHES)
  match: CriteriaMatch;

  @Flag()
  met: boolean;

  @NestedList(() => JudgedCriterionView, { max: 20 })
  criteria: JudgedCriterionView[];
}

/** What became of one promotion in one purchase, with every condition of it. */
export class PromotionVerdictView {
  @Id()
  promotionId: string;

  @Id()
  versionId: string;

  @Whole({ min: 1 })
  versionNo: number;

  @Text({ max: 40 })
  code: string;

  @Nested(() => PromotionNameInput)
  name: PromotionNameInput;

  @Whole({ description: 'small first' })
  priority: number;

  @OneOf(PROMOTION_PHASES)
  phase: PromotionPhase;

  @OneOf(PROMOTION_REASONS, { nullable: true, description: 'why it does not apply; null: it does' })
  reason: PromotionReason | null;

  @Text({ max: 40, nullable: true, description: 'the code of the promotion that keeps it from applying' })
  because: string | null;

  @Nested(() => PromotionCouponInput, { nullable: true, description: 'the code that it needs; null: none' })
  coupon: PromotionCouponInput | null;

  @NestedList(() => JudgedGroupView, { max: 10, description: 'each group must hold' })
  groups: JudgedGroupView[];
}

/** Every promotion that was live when a purchase was priced. */
export class PurchasePromotionsView {
  @Id({ description: 'the quote or the renewal' })
  id: string;

  @InstantField({ nullable: true, description: 'when they were judged; null: nothing was live' })
  at: Instant | null;

  @Text({ max: 40, nullable: true, description: 'the code that was given, as it is written' })
  couponCode: string | null;

  @NestedList(() => PromotionVerdictView, { max: 1_000, description: 'in the order in which they apply' })
  verdicts: PromotionVerdictView[];
}
