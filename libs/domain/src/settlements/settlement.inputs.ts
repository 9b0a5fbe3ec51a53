import { InstantField, OneOf, Text } from '../kernel';
import { EXPLANATION_REASONS, type ExplanationReason, SETTLEMENT_LIMITS } from './settlement.types';

/** The period that the report covers; left out: the one that it says, or that its lines span. */
export class RunSettlementInput {
  @InstantField({ optional: true })
  from?: string;

  @InstantField({ optional: true, description: 'the first instant that it does not cover' })
  to?: string;
}

/** Which payment or refund of ours a line stands for. */
export class LinkLineInput {
  @Text({ max: 40, description: 'our reference: `PY-…` for a charge, `RF-…` for a refund' })
  reference: string;
}

export class ExplainLineInput {
  @OneOf(EXPLANATION_REASONS)
  reason: ExplanationReason;

  @Text({ max: SETTLEMENT_LIMITS.note, min: 3, description: 'what was found out, and where it can be seen' })
  note: string;
}
