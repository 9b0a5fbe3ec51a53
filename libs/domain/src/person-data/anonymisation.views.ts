import { OwnRequestView } from '../approvals';
import { Flag, Id, InstantField, MoneyField, Nested, NestedList, OneOf, Text, Whole } from '../kernel';
import {
  ANONYMISE_BLOCKERS,
  type AnonymiseBlockerKind,
  ERASED_KINDS,
  type ErasedKind,
  KEPT_KINDS,
  type KeptKind,
} from './anonymisation.types';

export class ErasedCountView {
  @OneOf(ERASED_KINDS) kind: ErasedKind;
  @Whole({ min: 0 }) count: number;
}

export class KeptCountView {
  @OneOf(KEPT_KINDS) kind: KeptKind;
  @Whole({ min: 0 }) count: number;
}

export class AnonymiseBlockerView {
  @OneOf(ANONYMISE_BLOCKERS) kind: AnonymiseBlockerKind;
  @Id() id: string;
  @Text({ max: 20 }) reference: string;
}

/** What anonymising would do now, and what is in its way. */
export class AnonymisePreviewView {
  @NestedList(() => ErasedCountView, { description: 'what is removed' }) removed: ErasedCountView[];
  @NestedList(() => KeptCountView, { description: 'what is kept, without saying who it was' })
  kept: KeptCountView[];
  @Flag({ description: 'only a closed account can be anonymised' }) closed: boolean;
  @Nested(() => MoneyField, { description: 'what the customer owes us: who owes it must be known' })
  owed: MoneyField;
  @NestedList(() => AnonymiseBlockerView, { description: 'what has to come to its end first' })
  blockers: AnonymiseBlockerView[];
}

/** How an account stands to being anonymised. */
export class AnonymisationView {
  @Id() customerId: string;
  @InstantField({ nullable: true, description: 'when it was done; null: it was not' }) anonymisedAt:
    string | null;
  @Nested(() => OwnRequestView, { nullable: true, description: 'the last request for it' })
  request: OwnRequestView | null;
  @Nested(() => AnonymisePreviewView, { nullable: true, description: 'null once it was done' })
  preview: AnonymisePreviewView | null;
}
