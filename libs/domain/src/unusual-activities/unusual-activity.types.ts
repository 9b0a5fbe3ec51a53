import { type Instant } from '../kernel';
import { type Measure } from '../limits';
import { type RiskRuleSettings, type UnusualRule } from '../risk-rules';

export const ACTION_KINDS = ['adjustment', 'refund', 'approval'] as const;
export type ActionKind = (typeof ACTION_KINDS)[number];

/** `reviewed`: it was looked into; `dismissed`: it is nothing. What was decided counts for its rule no more. */
export const UNUSUAL_STATES = ['open', 'reviewed', 'dismissed'] as const;
export type UnusualState = (typeof UNUSUAL_STATES)[number];

/** Something that a colleague did with money. `approval`: a request of hers that was granted. */
export interface StaffAction {
  kind: ActionKind;
  id: string;
  reference: string;
  at: Instant;
  customerId: string | null;
  measure: Measure | null;
  /** Minor units, or in the unit of the measure. */
  quantity: number;
  /** It gave something, and nobody else had to approve it. */
  givesAlone: boolean;
  /** Of an approval: who granted it. */
  otherId: string | null;
}

/** What one colleague did, with what her role may give at once; no entry: nothing. */
export interface StaffFacts {
  actorId: string;
  perAction: Partial<Record<Measure, number>>;
  actions: readonly StaffAction[];
}

export type UnusualSettings = Record<UnusualRule, RiskRuleSettings>;

/** A pattern, with every action that makes it one, the oldest first. */
export interface UnusualFinding {
  rule: UnusualRule;
  actorId: string;
  customerId: string | null;
  otherId: string | null;
  actions: StaffAction[];
}
