import {
  Id,
  InstantField,
  Nested,
  NestedList,
  OneOf,
  Text,
  TextList,
  Whole,
  type Instant,
  type Validity,
} from '../kernel';
import { PlanRatingView } from '../plan-reviews';
import { PlanNameInput, PlanPriceInput, PlanTermsInput, ValidityInput } from './plan.inputs';
import { PLAN_VERSION_STATES, type PlanPrice, type PlanVersionState } from './plan.types';

export class PlanVersionView {
  @Id()
  id: string;

  @Id()
  planId: string;

  @Text({ max: 40 })
  code: string;

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

  @TextList({ max: 250, each: 2, description: 'ISO 3166 country codes' })
  coverage: string[];

  @Nested(() => PlanTermsInput)
  terms: PlanTermsInput;

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

  @OneOf(PLAN_VERSION_STATES, { description: 'of the version on sale, else of the latest' })
  state: PlanVersionState;

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

/** What a release touches, shown before it happens. */
export class PlanImpactView {
  @Whole({ description: 'subscriptions that run on the version on sale; they keep it' })
  activeSubscriptions: number;

  @Whole({ description: 'subscriptions that wait to start on the version on sale; they keep it' })
  queuedSubscriptions: number;
}
