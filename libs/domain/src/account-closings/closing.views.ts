import { OwnRequestView } from '../approvals';
import { Flag, Id, InstantField, MoneyField, Nested, NestedList, OneOf, Text } from '../kernel';
import { ActorView } from '../ledger';
import {
  PAYMENT_PROVIDERS,
  type PaymentProviderName,
  REFUND_FAILURES,
  type RefundFailure,
} from '../payments';
import { PlanNameInput } from '../plans';
import { REFUND_STATES, type RefundState, SourceMethodView } from '../refunds';
import {
  BY_HAND_CAUSES,
  type ByHandCause,
  CLOSING_BLOCKERS,
  CLOSING_STATES,
  type ClosingBlockerKind,
  type ClosingState,
} from './closing.types';

export class ClosingPartView {
  @Id()
  paymentId: string;

  @Text({ max: 20 })
  reference: string;

  @OneOf(PAYMENT_PROVIDERS)
  provider: PaymentProviderName;

  @Nested(() => SourceMethodView, { nullable: true })
  paidWith: SourceMethodView | null;

  @Nested(() => MoneyField)
  amount: MoneyField;

  @OneOf(BY_HAND_CAUSES, {
    nullable: true,
    description: 'why it is paid out by hand; null: its provider pays',
  })
  byHand: ByHandCause | null;
}

export class ClosingPlanView {
  @Id()
  id: string;

  @Text({ max: 20 })
  reference: string;

  @Nested(() => PlanNameInput)
  planName: PlanNameInput;

  @Text({ max: 20 })
  msisdn: string;

  @InstantField()
  endsAt: string;
}

export class ClosingLineView {
  @Id()
  id: string;

  @Text({ max: 20 })
  reference: string;

  @Text({ max: 20 })
  msisdn: string;
}

export class ClosingBlockerView {
  @OneOf(CLOSING_BLOCKERS)
  kind: ClosingBlockerKind;

  @Id()
  id: string;

  @Text({ max: 20 })
  reference: string;
}

/** What closing an account would do now, and what is in its way. */
export class ClosingPreviewView {
  @Nested(() => MoneyField)
  balance: MoneyField;

  @Nested(() => MoneyField, { description: 'all that is paid out' })
  payOut: MoneyField;

  @NestedList(() => ClosingPartView, { description: 'what goes back of each payment, the newest first' })
  parts: ClosingPartView[];

  @Nested(() => MoneyField, { description: 'paid money that no payment stands behind: paid out by hand' })
  rest: MoneyField;

  @Nested(() => MoneyField, { description: 'what we gave, and goes back to us' })
  granted: MoneyField;

  @Nested(() => MoneyField, { description: 'what the customer owes us; closing does not collect it' })
  owed: MoneyField;

  @NestedList(() => ClosingPlanView, { description: 'plans that end with the account' })
  plans: ClosingPlanView[];

  @NestedList(() => ClosingLineView, { description: 'lines that are retired' })
  lines: ClosingLineView[];

  @NestedList(() => ClosingBlockerView, { description: 'what has to come to its end first' })
  blockers: ClosingBlockerView[];

  @Flag({ description: 'above a limit of the role: somebody else approves it' })
  needsApproval: boolean;
}

/** A refund that a closing ordered. */
export class ClosingRefundView {
  @Id()
  id: string;

  @Text({ max: 20 })
  reference: string;

  @Text({ max: 20 })
  paymentReference: string;

  @OneOf(PAYMENT_PROVIDERS)
  provider: PaymentProviderName;

  @Nested(() => MoneyField)
  amount: MoneyField;

  @OneOf(REFUND_STATES)
  state: RefundState;

  @Flag()
  byHand: boolean;

  @OneOf(REFUND_FAILURES, { nullable: true })
  failureCode: RefundFailure | null;

  @Flag({ description: 'another refund took its place' })
  replaced: boolean;
}

export class ClosingRestView {
  @Nested(() => MoneyField, { description: 'set aside until finance has paid it out' })
  owed: MoneyField;

  @Nested(() => MoneyField)
  paid: MoneyField;

  @Text({ max: 60, nullable: true, description: 'of the bank, of the last pay-out' })
  bankReference: string | null;
}

/** The closing of an account: what was decided, and how far it is. */
export class AccountClosingView {
  @Id()
  id: string;

  @Id()
  customerId: string;

  @Text({ max: 20 })
  reference: string;

  @OneOf(CLOSING_STATES)
  state: ClosingState;

  @Text({ max: 500 })
  reason: string;

  @Nested(() => MoneyField, { description: 'what was to be paid out when it was ordered' })
  payOut: MoneyField;

  @Nested(() => ClosingRestView)
  rest: ClosingRestView;

  @NestedList(() => ClosingRefundView)
  refunds: ClosingRefundView[];

  @Nested(() => OwnRequestView, { nullable: true, description: 'null: within the limits' })
  approval: OwnRequestView | null;

  @Nested(() => ActorView)
  actor: ActorView;

  @InstantField()
  createdAt: string;

  @InstantField({ nullable: true, description: 'when the account was closed' })
  closedAt: string | null;
}

/** How an account stands to being closed. */
export class ClosingStatusView {
  @Nested(() => ClosingPreviewView, { nullable: true, description: 'null: it is being closed, or is closed' })
  preview: ClosingPreviewView | null;

  @Nested(() => AccountClosingView, { nullable: true, description: 'the last one that was ordered' })
  closing: AccountClosingView | null;
}
