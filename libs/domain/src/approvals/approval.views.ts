import { Id, InstantField, MoneyField, Nested, NestedList, OneOf, Text, Whole } from '../kernel';
import { ActorView } from '../ledger';
import {
  APPROVAL_CAUSES,
  APPROVAL_KINDS,
  APPROVAL_STATES,
  type ApprovalCause,
  type ApprovalKind,
  type ApprovalState,
} from './approval.types';
import { CHANGE_FIELD_NAMES, CHANGE_UNITS, type ChangeField, type ChangeUnit } from './change.types';

/** One value; exactly one of the parts is there. */
export class ChangeValueView {
  @Nested(() => MoneyField, { optional: true })
  money?: MoneyField;

  @InstantField({ optional: true })
  instant?: string;

  @Whole({ optional: true, min: Number.MIN_SAFE_INTEGER, description: 'seconds, messages, bytes or days' })
  quantity?: number;

  @Text({ max: 80, optional: true })
  text?: string;
}

/** Before → after. */
export class ChangeView {
  @OneOf(CHANGE_FIELD_NAMES)
  field: ChangeField;

  @Nested(() => ChangeValueView, { nullable: true })
  before: ChangeValueView | null;

  @Nested(() => ChangeValueView, { nullable: true })
  after: ChangeValueView | null;
}

/** A limit that is exceeded, and by what. */
export class ApprovalWhyView {
  @OneOf(APPROVAL_CAUSES)
  cause: ApprovalCause;

  @OneOf(CHANGE_UNITS)
  unit: ChangeUnit;

  @Nested(() => ChangeValueView)
  limit: ChangeValueView;

  @Nested(() => ChangeValueView, { description: 'what it would come to' })
  value: ChangeValueView;
}

/** The thing that waits for the decision. */
export class ApprovalSubjectView {
  @Text({ max: 40 })
  kind: string;

  @Id()
  id: string;

  @Text({ max: 40 })
  reference: string;
}

/** The request that a thing above the limits became, as the thing itself shows it. */
export class OwnRequestView {
  @Id()
  id: string;

  @Text({ max: 20 })
  reference: string;

  @OneOf(APPROVAL_STATES)
  state: ApprovalState;

  @InstantField()
  expiresAt: string;

  @Text({ max: 200, nullable: true, description: 'who decided' })
  decidedBy: string | null;
}

/** A request that somebody else decides. */
export class ApprovalView {
  @Id()
  id: string;

  @Text({ max: 20 })
  reference: string;

  @OneOf(APPROVAL_KINDS)
  kind: ApprovalKind;

  @OneOf(APPROVAL_STATES)
  state: ApprovalState;

  @Id({ nullable: true, description: 'null: it is about no customer' })
  customerId: string | null;

  @Nested(() => ApprovalSubjectView)
  subject: ApprovalSubjectView;

  @NestedList(() => ChangeView, { description: 'what approving does' })
  changes: ChangeView[];

  @NestedList(() => ApprovalWhyView, { description: 'why somebody else has to look' })
  why: ApprovalWhyView[];

  @Text({ max: 40, nullable: true, description: 'of the catalogue (`reason-codes`)' })
  reasonCode: string | null;

  @Text({ max: 500, nullable: true, description: 'of who asked; null also when the customer was erased' })
  comment: string | null;

  @Nested(() => ActorView)
  requestedBy: ActorView;

  @Nested(() => ActorView, { nullable: true })
  decidedBy: ActorView | null;

  @Text({ max: 500, nullable: true, description: 'of who decided' })
  decisionComment: string | null;

  @InstantField()
  createdAt: string;

  @InstantField({ description: 'from then on nobody can decide it any more' })
  expiresAt: string;

  @InstantField({ nullable: true, description: 'when it was decided, withdrawn or expired' })
  closedAt: string | null;

  @Whole({ min: 1 })
  version: number;
}
