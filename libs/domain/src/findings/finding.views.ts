import {
  FINDING_CODES,
  FINDING_SEVERITIES,
  type FindingCode,
  type FindingDecision,
  type FindingSeverity,
  type FindingSubject,
} from '../customers';
import { Flag, Id, InstantField, JsonObject, NestedList, OneOf, Whole } from '../kernel';

/** An entry of the work list: what was found with a customer and nobody has put right. */
export class OpenFindingView implements FindingDecision {
  @Id()
  id: string;

  @Id()
  customerId: string;

  @OneOf(FINDING_CODES)
  code: FindingCode;

  @OneOf(FINDING_SEVERITIES)
  severity: FindingSeverity;

  @JsonObject({ description: '{ kind, id }: the record that it is about' })
  subject: FindingSubject;

  @JsonObject({ description: 'the evidence as it is now; empty when it is put right' })
  params: Record<string, unknown>;

  @Flag({ description: 'it was put right since the list was made, and leaves it with the next look' })
  gone: boolean;

  @InstantField({ description: 'when it was seen first' })
  foundAt: string;

  @InstantField({ description: 'when the list was made or looked at last' })
  checkedAt: string;
}

export class FindingCountView {
  @OneOf(FINDING_CODES)
  code: FindingCode;

  @OneOf(FINDING_SEVERITIES)
  severity: FindingSeverity;

  @Whole({ min: 1 })
  count: number;
}

/** How much there is to do. */
export class FindingSummaryView {
  @NestedList(() => FindingCountView, { max: 50, description: 'worst first; kinds without any are left out' })
  counts: FindingCountView[];

  @InstantField({ nullable: true, description: 'when all customers were looked at last; null: never yet' })
  checkedAllAt: string | null;
}
