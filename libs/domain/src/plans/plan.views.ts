import { ApprovalWhyView, OwnRequestView } from '../approvals';
import {
  CurrencyField,
  Flag,
  Id,
  InstantField,
  MoneyField,
  Nested,
  NestedList,
  OneOf,
  Text,
  TextList,
  Whole,
  type CurrencyCode,
  type Instant,
  type Validity,
} from '../kernel';
import { OwnFamilyView } from '../plan-families';
import { MAX_COUNTRIES, MAX_REGIONS, NamedRegionView } from '../plan-regions';
import { PlanRatingView } from '../plan-reviews';
import { PlanNameInput, PlanPriceInput, PlanTermsInput, ValidityInput } from './plan.inputs';
import {
  PLAN_KINDS,
  PLAN_VERSION_STATES,
  type PlanKind,
  type PlanPrice,
  type PlanVersionState,
  RUNNING_RENEWALS,
  type RunningRenewals,
} from './plan.types';

export class PlanVersionView {
  @Id()
  id: string;

  @Id()
  planId: string;

  @Text({ max: 40 })
  code: string;

  @OneOf(PLAN_KINDS)
  kind: PlanKind;

  @Whole({ min: 1, description: 'counted per plan' })
  versionNo: number;

  @OneOf(PLAN_VERSION_STATES)
  state: PlanVersionState;

  @Nested(() => PlanNameInput)
  name: PlanNameInput;

  @Whole({ nullable: true, description: 'null: unlimited; 0: none' })
  voiceSeconds: number | null;

  @Whole({ nullable: true, description: 'null: unlimited; 0: none' })
  smsCount: number | null;

  @Whole({ nullable: true, description: 'null: unlimited; 0: none' })
  dataBytes: number | null;

  @Nested(() => ValidityInput)
  validity: Validity;

  @NestedList(() => PlanPriceInput, { max: 30 })
  prices: PlanPrice[];

  @TextList({
    max: MAX_COUNTRIES,
    each: 2,
    description: 'ISO 3166 country codes, beside those of the regions',
  })
  coverage: string[];

  @NestedList(() => NamedRegionView, { max: MAX_REGIONS, description: 'as they are, or were at its release' })
  regions: NamedRegionView[];

  @Nested(() => PlanTermsInput)
  terms: PlanTermsInput;

  @OneOf(RUNNING_RENEWALS, {
    description: 'what its release does with lines that renew an earlier version by themselves',
  })
  runningRenewals: RunningRenewals;

  @InstantField({
    nullable: true,
    description: 'when it will be released by itself; null: nothing is planned',
  })
  releaseAt: Instant | null;

  @Nested(() => OwnRequestView, {
    nullable: true,
    description: 'the latest request for its release',
  })
  request: OwnRequestView | null;

  @InstantField()
  createdAt: Instant;

  @InstantField({ nullable: true })
  releasedAt: Instant | null;

  @InstantField({ nullable: true })
  retiredAt: Instant | null;

  @Whole({ min: 1 })
  version: number;
}

/** A plan with the version that is on sale and the draft of the next one. */
export class PlanView {
  @Id()
  id: string;

  @Text({ max: 40 })
  code: string;

  @OneOf(PLAN_KINDS)
  kind: PlanKind;

  @OneOf(PLAN_VERSION_STATES, { description: 'of the version on sale, else of the latest' })
  state: PlanVersionState;

  @Nested(() => OwnFamilyView, { nullable: true, description: 'what it is grouped under; null: nothing' })
  family: OwnFamilyView | null;

  @Nested(() => PlanVersionView, { nullable: true, description: 'the version on sale' })
  current: PlanVersionView | null;

  @Nested(() => PlanVersionView, { nullable: true, description: 'the version in preparation' })
  draft: PlanVersionView | null;

  @Nested(() => PlanRatingView, { description: 'by published reviews of all its versions' })
  rating: PlanRatingView;

  @InstantField()
  createdAt: Instant;

  @Whole({ min: 1 })
  version: number;
}

/** The same with the whole history of its versions, newest first. */
export class PlanDetailView extends PlanView {
  @NestedList(() => PlanVersionView, { max: 1_000 })
  versions: PlanVersionView[];
}

/** A month of automatic renewals in one currency, as it is and as it would be. */
export class RevenueChangeView {
  @CurrencyField()
  currency: CurrencyCode;

  @Whole({ description: 'lines that renew this plan by themselves' })
  lines: number;

  @Nested(() => MoneyField, { description: 'they bring in 30 days now' })
  before: MoneyField;

  @Nested(() => MoneyField, { description: 'they bring in 30 days when they have moved' })
  after: MoneyField;

  @Flag({ description: 'whether the new version has a price in it; else these lines stop' })
  isSold: boolean;
}

/** A promotion that applies to the plan. */
export class TouchedPromotionView {
  @Id()
  id: string;

  @Text({ max: 60 })
  code: string;

  @Nested(() => PlanNameInput)
  name: PlanNameInput;
}

/** What a release touches, shown before it happens. */
export class PlanImpactView {
  @Whole({ description: 'subscriptions that run on the version on sale; they keep it to their end' })
  activeSubscriptions: number;

  @Whole({
    description: 'subscriptions that wait to start on the version on sale; they keep it to their end',
  })
  queuedSubscriptions: number;

  @NestedList(() => RevenueChangeView, { description: 'of lines that renew this plan by themselves' })
  revenue: RevenueChangeView[];

  @NestedList(() => TouchedPromotionView, {
    description: 'that can apply to this plan, now or later; at most 50',
  })
  promotions: TouchedPromotionView[];

  @NestedList(() => ApprovalWhyView, { description: 'why moving the lines needs somebody else’s agreement' })
  why: ApprovalWhyView[];
}
