import { CUSTOMER_STATUSES, type CustomerStatus } from '../customer-status';
import { ALLOWANCE_KINDS, type AllowanceKind } from '../allowances';
import { ChangeView, OwnRequestView } from '../approvals';
import {
  Flag,
  Id,
  InstantField,
  MoneyField,
  Nested,
  NestedList,
  OneOf,
  OneOfList,
  Text,
  Whole,
} from '../kernel';
import { ActorView } from '../ledger';
import { LimitUseView } from '../limits';
import { PlanNameInput } from '../plans';
import { OfferedReasonView } from '../reason-codes';
import { AllowanceGrantInput } from './adjustment.inputs';
import {
  ADJUSTMENT_KINDS,
  ADJUSTMENT_STATES,
  type AdjustmentKind,
  type AdjustmentState,
} from './adjustment.types';

/** The plan that was changed. */
export class AdjustedPlanView {
  @Id()
  id: string;

  @Text({ max: 20 })
  reference: string;

  @Nested(() => PlanNameInput)
  planName: PlanNameInput;
}

export class AdjustmentView {
  @Id()
  id: string;

  @Id()
  customerId: string;

  @Text({ max: 20 })
  reference: string;

  @OneOf(ADJUSTMENT_KINDS)
  kind: AdjustmentKind;

  @OneOf(ADJUSTMENT_STATES)
  state: AdjustmentState;

  @Nested(() => MoneyField, { nullable: true, description: 'of a credit or a debit' })
  amount: MoneyField | null;

  @Nested(() => AllowanceGrantInput, { nullable: true })
  allowance: AllowanceGrantInput | null;

  @Whole({ nullable: true, description: 'by how much the plan ends later' })
  days: number | null;

  @Nested(() => AdjustedPlanView, { nullable: true })
  plan: AdjustedPlanView | null;

  @NestedList(() => ChangeView, { description: 'before → after, as it was carried out or asked for' })
  changes: ChangeView[];

  @Text({ max: 40, description: 'of the catalogue (`reason-codes`)' })
  reasonCode: string;

  @Text({ max: 500, nullable: true })
  comment: string | null;

  @Nested(() => OwnRequestView, { nullable: true, description: 'null: within the limits' })
  approval: OwnRequestView | null;

  @Nested(() => ActorView)
  actor: ActorView;

  @InstantField()
  createdAt: string;

  @InstantField({ nullable: true })
  doneAt: string | null;
}

export class AdjustableCustomerView {
  @Id()
  id: string;

  @OneOf(CUSTOMER_STATUSES)
  status: CustomerStatus;

  @Text({ max: 3 })
  walletCurrency: MoneyField['currency'];
}

export class AdjustableWalletView {
  @Nested(() => MoneyField)
  balance: MoneyField;

  @Nested(() => MoneyField)
  held: MoneyField;

  @Nested(() => MoneyField)
  available: MoneyField;
}

/** What was given on top of a plan already. */
export class ExtraAllowanceView {
  @Whole({ description: 'seconds' })
  voice: number;

  @Whole({ description: 'messages' })
  sms: number;

  @Whole({ description: 'bytes' })
  data: number;
}

export class AdjustablePlanView extends AdjustedPlanView {
  @Id()
  lineId: string;

  @OneOf(['active', 'queued'])
  state: 'active' | 'queued';

  @InstantField()
  startsAt: string;

  @InstantField()
  endsAt: string;

  @Text({ max: 64 })
  zone: string;

  @Whole({ min: 1, max: 31 })
  anchorDay: number;

  @Flag({ description: 'another plan waits behind it: its end cannot move' })
  followed: boolean;

  @Nested(() => ExtraAllowanceView)
  extra: ExtraAllowanceView;

  @OneOfList(ALLOWANCE_KINDS, { description: 'of these there is no end: nothing can be added' })
  unlimited: AllowanceKind[];
}

export class AdjustmentReasonsView {
  @NestedList(() => OfferedReasonView)
  credit: OfferedReasonView[];

  @NestedList(() => OfferedReasonView)
  debit: OfferedReasonView[];

  @NestedList(() => OfferedReasonView)
  allowance: OfferedReasonView[];

  @NestedList(() => OfferedReasonView)
  validity: OfferedReasonView[];
}

/** Everything that an adjustment is decided upon: the console previews with it (rules, `decideAdjustment`). */
export class AdjustmentFactsView {
  @Nested(() => AdjustableCustomerView)
  customer: AdjustableCustomerView;

  @Nested(() => AdjustableWalletView)
  wallet: AdjustableWalletView;

  @NestedList(() => AdjustablePlanView)
  plans: AdjustablePlanView[];

  @Nested(() => AdjustmentReasonsView)
  reasons: AdjustmentReasonsView;

  @NestedList(() => LimitUseView)
  limits: LimitUseView[];

  @InstantField({ description: "the server's time: the preview decides with it" })
  now: string;
}
