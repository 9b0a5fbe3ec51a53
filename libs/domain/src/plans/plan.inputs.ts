import {
  CurrencyField,
  Id,
  Nested,
  NestedList,
  Text,
  TextList,
  Whole,
  InstantField,
  OneOf,
  type CurrencyCode,
  type Instant,
  type LocalText,
} from '../kernel';
import { MAX_COUNTRIES, MAX_REGIONS } from '../plan-regions';
import { PLAN_KINDS, type PlanKind, RUNNING_RENEWALS, type RunningRenewals } from './plan.types';

/** A text in both languages. A draft may leave one empty; a release may not. */
export class PlanNameInput implements LocalText {
  @Text({ max: 80, min: 0 })
  en: string;

  @Text({ max: 80, min: 0 })
  zh: string;
}

export class PlanTermsInput implements LocalText {
  @Text({ max: 2_000, min: 0 })
  en: string;

  @Text({ max: 2_000, min: 0 })
  zh: string;
}

/** Exactly one of the two: `{ "days": 30 }` or `{ "months": 1 }`. */
export class ValidityInput {
  @Whole({ min: 1, max: 3_660, optional: true })
  days?: number;

  @Whole({ min: 1, max: 120, optional: true })
  months?: number;
}

export class PlanPriceInput {
  @CurrencyField()
  currency: CurrencyCode;

  @Whole({ min: 1, max: 1_000_000_000, description: 'minor units, tax included' })
  amount: number;

  @Whole({ max: 1_000_000_000, description: 'minor units; no discount goes below it' })
  floor: number;
}

const MAX_ALLOWANCE = 1_000_000_000_000_000;

/** What can be changed in a draft. A field that is left out stays as it is. */
export class UpdatePlanInput {
  @Nested(() => PlanNameInput, { optional: true })
  name?: PlanNameInput;

  @Whole({ max: MAX_ALLOWANCE, optional: true, nullable: true, description: 'null: unlimited; 0: none' })
  voiceSeconds?: number | null;

  @Whole({ max: MAX_ALLOWANCE, optional: true, nullable: true, description: 'null: unlimited; 0: none' })
  smsCount?: number | null;

  @Whole({ max: MAX_ALLOWANCE, optional: true, nullable: true, description: 'null: unlimited; 0: none' })
  dataBytes?: number | null;

  @Nested(() => ValidityInput, { optional: true })
  validity?: ValidityInput;

  @NestedList(() => PlanPriceInput, { max: 30, optional: true })
  prices?: PlanPriceInput[];

  @TextList({
    max: MAX_COUNTRIES,
    each: 2,
    optional: true,
    description: 'ISO 3166 country codes, beside those of the regions',
  })
  coverage?: string[];

  @TextList({ max: MAX_REGIONS, each: 40, optional: true, description: 'codes of regions' })
  regions?: string[];

  @Id({ optional: true, nullable: true, description: 'of the plan itself, changed at once; null: none' })
  familyId?: string | null;

  @Nested(() => PlanTermsInput, { optional: true })
  terms?: PlanTermsInput;
}

export class CreatePlanInput extends UpdatePlanInput {
  @Text({
    max: 40,
    pattern: /^[a-z0-9]+(-[a-z0-9]+)*$/,
    description: 'lower case, digits, dashes; never changes',
  })
  code: string;

  @OneOf(PLAN_KINDS, { optional: true, description: 'never changes; left out: a plan' })
  kind?: PlanKind;

  @Nested(() => PlanNameInput)
  override name: PlanNameInput;
}

export class ReleasePlanInput {
  @InstantField({
    optional: true,
    nullable: true,
    description: 'when it goes on sale by itself; null: at once',
  })
  at?: Instant | null;

  @OneOf(RUNNING_RENEWALS, {
    optional: true,
    description: 'what lines do that renew an earlier version by themselves; left out: move',
  })
  runningRenewals?: RunningRenewals;

  @Text({ max: 500, optional: true })
  reason?: string;
}

export class CancelReleaseInput {
  @Text({ max: 500, optional: true })
  reason?: string;
}

export class RetirePlanInput {
  @Text({ max: 500 })
  reason: string;
}
