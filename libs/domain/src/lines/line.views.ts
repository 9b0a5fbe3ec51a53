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
  @InstantField() requestedAt: string;
  @InstantField({ nullable: true, description: 'when the network said so, or was asked last; null: not yet' })
  asOf: string | null;
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
  @InstantField() createdAt: string;
  @Whole({ min: 1 }) version: number;
}

/** What we have of a line and what the network has, where that is not the same. */
export class LineDifferenceView {
  @OneOf(COMPARED_FIELDS) field: ComparedField;
  @Text({ max: 40, nullable: true, description: 'what we have' }) ours: string | null;
  @Text({ max: 40, nullable: true, description: 'what the network has' }) network: string | null;
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
