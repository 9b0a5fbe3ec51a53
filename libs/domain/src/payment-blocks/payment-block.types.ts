import { type Instant } from '../kernel';

/** Why a block is there: somebody decided so, or the answers of a provider did. */
export const BLOCK_CAUSES = ['staff', 'suspectedFraud', 'declines'] as const;
export type BlockCause = (typeof BLOCK_CAUSES)[number];

/** `over`: its time has passed. */
export const BLOCK_STATES = ['active', 'over', 'lifted'] as const;
export type BlockState = (typeof BLOCK_STATES)[number];

/** What decides whether a block still holds. */
export interface BlockFacts {
  /** Null: until somebody lifts it. */
  until: Instant | null;
  liftedAt: Instant | null;
}

/** What is known about a saved method when the bank has refused it once more. */
export interface DeclineFacts {
  /** Of the charge that was refused just now. */
  declineCode: string;
  /** Hard refusals of the same card in the time that the rule looks at, this one included. */
  hardDeclines: number;
}

/** After how many hard refusals within how many days a method is blocked. */
export interface DeclineRule {
  active: boolean;
  times: number;
}
