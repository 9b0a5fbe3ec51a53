import { OwnRequestView } from '../approvals';
import {
  DateField,
  Id,
  InstantField,
  JsonObject,
  type LocalDate,
  Nested,
  NestedList,
  OneOf,
  Text,
  Whole,
} from '../kernel';
import { TIER_IMPORT_ERRORS_KEPT, TIER_IMPORT_STATES, type TierImportState } from './tier-import.types';

/** Where to, how long and why. */
export class RunTierImportInput {
  @Text({ max: 40, description: 'the code of a tier; `none`: no tier' })
  tier: string;

  @DateField({ description: 'the last day, on the operator’s calendar' })
  until: LocalDate;

  @Text({ max: 500 })
  reason: string;
}

export class TierRowErrorView {
  @Whole({ min: 1, description: 'of the file, the heading is line 1' })
  line: number;

  @Text({ max: 60, description: 'what is wrong with it' })
  code: string;

  @JsonObject({ description: 'of the code' })
  params: Record<string, unknown>;
}

/** A file of customers for a tier, and how far it is. */
export class TierImportView {
  @Id() id: string;
  @Text({ max: 20 }) reference: string;
  @OneOf(TIER_IMPORT_STATES) state: TierImportState;
  @Text({ max: 40, nullable: true, description: 'where they are moved to, once that was said' }) tier:
    string | null;
  @Text({ max: 200 }) fileName: string;
  @Whole({ description: 'without the heading' }) rowsTotal: number;
  @Whole({ description: 'customers who will be moved' }) accepted: number;
  @Whole({ description: 'rows that will not' }) rejected: number;
  @Whole({ description: 'customers who were moved so far' }) moved: number;
  @Whole({ description: 'whose account was closed meanwhile, or the day passed' }) skipped: number;
  @InstantField({ nullable: true }) until: string | null;
  @Text({ max: 500, nullable: true }) reason: string | null;
  @Nested(() => OwnRequestView, { nullable: true }) request: OwnRequestView | null;
  @Text({ max: 120, description: 'who uploaded it' }) createdBy: string;
  @InstantField() createdAt: string;
  @InstantField({ nullable: true }) finishedAt: string | null;
  @Whole({ min: 1 }) version: number;
}

/** The same with what is wrong in the file, by line. */
export class TierImportDetailView extends TierImportView {
  @NestedList(() => TierRowErrorView, { max: TIER_IMPORT_ERRORS_KEPT, description: 'the first 1,000' })
  errors: TierRowErrorView[];
}
