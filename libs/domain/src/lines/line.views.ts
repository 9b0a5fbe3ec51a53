import { ALLOWANCE_KINDS, type AllowanceKind } from '../allowances';
import { PlanNameInput } from '../plans';
import { Flag, Id, InstantField, Nested, NestedList, OneOf, Text, TextList, Whole } from '../kernel';
import {
  ACTIVATION_CODE_WAYS,
  type ActivationCodeWay,
  LINE_ORDER_KINDS,
  LINE_ORDER_STATES,
  LINE_STATES,
  SIM_PROFILE_STATES,
  SUSPENSION_REASONS,
  type LineOrderKind,
  type LineOrderState,
  type LineState,
  type SimProfileState,
  type SuspensionReason,
} from './line.types';
import { NETWORK_REFUSALS, type NetworkRefusal } from './network.types';
import {
  COMPARED_FIELDS,
  COMPARISON_RESULTS,
  type ComparedField,
  type ComparisonResult,
} from './reconciliation.rules';

/** The SIM profile of a line. Its activation code is shown only by `POST lines/:id/reveal-activation-code`. */
export class SimProfileView {
  @Id() id: string;
  @Text({ max: 40, description: 'masked for roles that do not see contacts' }) iccid: string;
  @Text({ max: 253 }) smdpAddress: string;
  @OneOf(SIM_PROFILE_STATES) state: SimProfileState;
}

/** A value-added service by its name. */
export class LineServiceNameView {
  @Text({ max: 40 }) code: string;
  @Nested(() => PlanNameInput) name: PlanNameInput;
}

/** A value-added service that is on. */
export class LineServiceView extends LineServiceNameView {
  @InstantField({ description: 'since when, as the network confirmed' }) since: string;
}

/** What the network was asked to do with a line last, and what it says. */
export class LineOrderView {
  @Id() id: string;
  @OneOf(LINE_ORDER_KINDS) kind: LineOrderKind;
  @OneOf(LINE_ORDER_STATES) state: LineOrderState;
  @OneOf(NETWORK_REFUSALS, { nullable: true }) refusal: NetworkRefusal | null;
  @Text({
    max: 40,
    description: 'the number that the line is to have, E.164; masked for roles that do not see contacts',
  })
  msisdn: string;
  @Nested(() => LineServiceNameView, { nullable: true, description: 'which service is to be on or off' })
  service: LineServiceNameView | null;
  @InstantField() requestedAt: string;
  @InstantField({ nullable: true, description: 'when the network said so, or was asked last; null: not yet' })
  asOf: string | null;
}

/** Where a line went, or came from. */
export class LineMoveEndView {
  @Id() customerId: string;
  @Id() lineId: string;
  @InstantField() at: string;
}

export class LineView {
  @Id() id: string;
  @Id() customerId: string;
  @Text({ max: 20 }) reference: string;
  @Text({ max: 40, description: 'E.164; masked for roles that do not see contacts' }) msisdn: string;
  @OneOf(LINE_STATES) state: LineState;
  @OneOf(SUSPENSION_REASONS, {
    nullable: true,
    description: 'of a suspended line; null: not known, or not suspended',
  })
  suspendedFor: SuspensionReason | null;
  @Text({ max: 100, nullable: true }) label: string | null;
  @Flag() autoRenew: boolean;
  @Nested(() => SimProfileView, { nullable: true }) simProfile: SimProfileView | null;
  @Nested(() => LineOrderView, {
    nullable: true,
    description: 'null: it came into service before the network was asked',
  })
  order: LineOrderView | null;
  @NestedList(() => LineServiceView, { description: 'value-added services that are on' })
  services: LineServiceView[];
  @Nested(() => LineMoveEndView, { nullable: true, description: 'the customer who has it now' })
  movedTo: LineMoveEndView | null;
  @Nested(() => LineMoveEndView, { nullable: true, description: 'the customer who had it before' })
  movedFrom: LineMoveEndView | null;
  @InstantField() createdAt: string;
  @Whole({ min: 1 }) version: number;
}

/** A plan that goes along. */
export class MovedPlanView {
  @Id() id: string;
  @Nested(() => PlanNameInput) planName: PlanNameInput;
  @OneOf(['queued', 'active']) state: 'queued' | 'active';
  @InstantField() startsAt: string;
  @InstantField() endsAt: string;
}

/** What is left of an allowance that goes along. */
export class MovedAllowanceView {
  @OneOf(ALLOWANCE_KINDS) kind: AllowanceKind;
  @Whole({ nullable: true, description: 'seconds, messages or bytes; null: unlimited' }) granted:
    number | null;
  @Whole({ nullable: true }) remaining: number | null;
  @InstantField({ nullable: true, description: 'null: never' }) expiresAt: string | null;
}

/** A line that went to another customer, as it is there; or would be, of a dry run. */
export class LineMoveView {
  @Id() fromCustomerId: string;
  @Id({ description: 'the line that ended there' }) fromLineId: string;
  @Nested(() => LineView, { description: 'the line as the receiver has it' }) line: LineView;
  @NestedList(() => MovedPlanView) plans: MovedPlanView[];
  @NestedList(() => MovedAllowanceView) allowances: MovedAllowanceView[];
  @Flag({ description: 'it renewed by itself, which is off now: somebody else paid' })
  autoRenewEnded: boolean;
  @Flag({ description: 'the number was a verified contact of who gave it, and is no more' })
  contactLost: boolean;
  @Flag({ description: 'a plan that goes along is not sold in the receiver’s currency: he cannot renew it' })
  notSold: boolean;
}

/** What we have of a line and what the network has, where that is not the same. */
export class LineDifferenceView {
  @OneOf(COMPARED_FIELDS) field: ComparedField;
  @Text({ max: 1_000, nullable: true, description: 'what we have' }) ours: string | null;
  @Text({ max: 1_000, nullable: true, description: 'what the network has' }) network: string | null;
}

/** A line beside what the network has of it at this moment. */
export class LineComparisonView {
  @Id() lineId: string;
  @OneOf(COMPARISON_RESULTS) result: ComparisonResult;
  @NestedList(() => LineDifferenceView, { max: COMPARED_FIELDS.length }) differences: LineDifferenceView[];
  @InstantField({ nullable: true, description: 'when it was so at the network; null: no answer' })
  asOf: string | null;
}

/** To where the code went that downloads the profile. */
export class ActivationCodeSentView {
  @Id() lineId: string;
  @TextList({ max: ACTIVATION_CODE_WAYS.length, each: 5, description: 'by e-mail, by SMS' })
  ways: ActivationCodeWay[];
}

/** The code that a phone scans to download the profile. */
export class ActivationCodeView {
  @Id() lineId: string;
  @Text({ max: 40 }) iccid: string;
  @Text({ max: 600, description: 'LPA:1$…' }) activationCode: string;
}
