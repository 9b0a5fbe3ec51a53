import { Id, InstantField, NestedList, OneOf, Text, Whole } from '../kernel';
import { type Measure, MEASURES } from '../limits';
import { UNUSUAL_RULES, type UnusualRule } from '../risk-rules';
import { ACTION_KINDS, type ActionKind, UNUSUAL_STATES, type UnusualState } from './unusual-activity.types';

/** One of the actions that make a pattern. */
export class UnusualEvidenceView {
  @OneOf(ACTION_KINDS, { description: 'what the id names' })
  kind: ActionKind;

  @Id()
  id: string;

  @Text({ max: 20 })
  reference: string;

  @InstantField()
  at: string;

  @Id({ nullable: true })
  customerId: string | null;

  @OneOf(MEASURES, { nullable: true })
  measure: Measure | null;

  @Whole({ description: 'minor units, or in the unit of the measure' })
  quantity: number;
}

/** A pattern in what a colleague did, for a supervisor to look into. */
export class UnusualActivityView {
  @Id()
  id: string;

  @OneOf(UNUSUAL_RULES)
  rule: UnusualRule;

  @Id({ description: 'whose actions they are' })
  actorId: string;

  @Text({ max: 120 })
  actorName: string;

  @Id({ nullable: true, description: 'to which customer, where the pattern is about one' })
  customerId: string | null;

  @Id({ nullable: true, description: 'who granted the requests' })
  otherId: string | null;

  @Text({ max: 120, nullable: true })
  otherName: string | null;

  @Whole({ min: 1, description: 'how many actions' })
  occurrences: number;

  @InstantField()
  firstAt: string;

  @InstantField()
  lastAt: string;

  @OneOf(UNUSUAL_STATES)
  state: UnusualState;

  @Text({ max: 500, nullable: true })
  note: string | null;

  @Text({ max: 120, nullable: true })
  decidedBy: string | null;

  @InstantField({ nullable: true })
  decidedAt: string | null;

  @InstantField({ description: 'when it was found' })
  foundAt: string;

  @NestedList(() => UnusualEvidenceView, { max: 1_000 })
  evidence: UnusualEvidenceView[];

  @Whole({ min: 1, description: 'a new one whenever evidence was added' })
  version: number;
}

/** What a search came to. */
export class UnusualSearchView {
  @Whole({ description: 'patterns that are open now' })
  open: number;

  @Whole({ description: 'of them, those that are new or have new evidence' })
  changed: number;
}
