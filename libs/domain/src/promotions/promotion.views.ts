import { OwnRequestView } from '../approvals';
import {
  CurrencyField,
  type CurrencyCode,
  Flag,
  Id,
  IdList,
  InstantField,
  type Instant,
  Nested,
  NestedList,
  OneOf,
  Text,
  Whole,
} from '../kernel';
import { CONFLICT_KINDS, type ConflictKind } from './conflict.rules';
import {
  CriteriaGroupInput,
  PromotionActionInput,
  PromotionCouponInput,
  PromotionGroupInput,
  PromotionLimitsInput,
  PromotionNameInput,
  PromotionWindowInput,
} from './promotion.inputs';
import {
  type CriteriaGroup,
  PROMOTION_STATES,
  PROMOTION_STATUSES,
  type PromotionState,
  type PromotionStatus,
} from './promotion.types';
import { type PromotionAction } from './actions';

export class PromotionVersionView {
  @Id()
  id: string;

  @Id()
  promotionId: string;

  @Text({ max: 40 })
  code: string;

  @Whole({ min: 1, description: 'counted per promotion' })
  versionNo: number;

  @OneOf(PROMOTION_STATES)
  state: PromotionState;

  @OneOf(PROMOTION_STATUSES, { description: 'the state, or where its window is now' })
  status: PromotionStatus;

  @Nested(() => PromotionNameInput)
  name: PromotionNameInput;

  @Nested(() => PromotionWindowInput)
  window: PromotionWindowInput;

  @NestedList(() => CriteriaGroupInput, { max: 10 })
  criteria: CriteriaGroup[];

  @NestedList(() => PromotionActionInput, { max: 5 })
  actions: PromotionAction[];

  @Nested(() => PromotionCouponInput, { nullable: true, description: 'null: it applies by itself' })
  coupon: PromotionCouponInput | null;

  @Whole()
  priority: number;

  @Nested(() => PromotionGroupInput, { nullable: true })
  group: PromotionGroupInput | null;

  @Flag()
  exclusive: boolean;

  @IdList({ max: 100 })
  incompatibleWith: string[];

  @Nested(() => PromotionLimitsInput)
  limits: PromotionLimitsInput;

  @InstantField()
  createdAt: Instant;

  @InstantField({ nullable: true })
  releasedAt: Instant | null;

  @InstantField({ nullable: true })
  retiredAt: Instant | null;
}

/** What was taken off in a currency so far. */
export class PromotionSpentView {
  @CurrencyField()
  currency: CurrencyCode;

  @Whole({ description: 'minor units, reserved ones included' })
  spentMinor: number;

  @Whole({ description: 'in the period that runs now, minor units' })
  spentInPeriodMinor: number;
}

/** A promotion with the version that is live and the one in preparation. */
export class PromotionView {
  @Id()
  id: string;

  @Text({ max: 40 })
  code: string;

  @OneOf(PROMOTION_STATUSES, {
    description: 'of what is live, else of what is in preparation, else of the last',
  })
  status: PromotionStatus;

  @Nested(() => PromotionVersionView, { nullable: true, description: 'released or suspended' })
  current: PromotionVersionView | null;

  @Nested(() => PromotionVersionView, {
    nullable: true,
    description: 'draft, in test, or waiting for approval',
  })
  draft: PromotionVersionView | null;

  @InstantField()
  createdAt: Instant;

  @Whole({ min: 1 })
  version: number;
}

export class PromotionConflictView {
  @OneOf(CONFLICT_KINDS)
  kind: ConflictKind;

  @OneOf(['promotion', 'plan'], { description: 'what to look at' })
  of: 'promotion' | 'plan';

  @Id()
  id: string;

  @Text({ max: 40 })
  code: string;

  @Nested(() => PromotionNameInput)
  name: PromotionNameInput;

  @CurrencyField({ nullable: true })
  currency: CurrencyCode | null;

  @Whole({ nullable: true, description: 'how much less than wanted is taken off, minor units' })
  cutMinor: number | null;
}

/** The same with its history, what it meets, and what it has spent. */
export class PromotionDetailView extends PromotionView {
  @NestedList(() => PromotionVersionView, { max: 1_000, description: 'newest first' })
  versions: PromotionVersionView[];

  @NestedList(() => PromotionConflictView, {
    max: 1_000,
    description: 'of the version in preparation, else of the live one',
  })
  conflicts: PromotionConflictView[];

  @Flag({ description: 'whether the version in preparation must be approved by somebody else' })
  needsApproval: boolean;

  @Nested(() => OwnRequestView, { nullable: true, description: 'the latest request for its release' })
  approval: OwnRequestView | null;

  @Whole({ description: 'taken so far, reserved ones included' })
  uses: number;

  @NestedList(() => PromotionSpentView, { max: 30 })
  spent: PromotionSpentView[];
}
