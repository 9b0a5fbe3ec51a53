import { type Instant } from '../kernel';

/** Voice in seconds, SMS as a count, data in bytes. */
export const ALLOWANCE_KINDS = ['voice', 'sms', 'data'] as const;
export type AllowanceKind = (typeof ALLOWANCE_KINDS)[number];

/** Where a lot came from: one lot per grant and kind (rules 3). */
export const LOT_ORIGINS = ['plan', 'bonus', 'goodwill'] as const;
export type LotOrigin = (typeof LOT_ORIGINS)[number];

/** Why a lot changed; every change has a row that says so. */
export const ALLOWANCE_ENTRY_REASONS = ['grant', 'usage', 'expiry', 'revoke', 'adjustment'] as const;
export type AllowanceEntryReason = (typeof ALLOWANCE_ENTRY_REASONS)[number];

/** A lot as rules see it. `granted` and `remaining` are null when unlimited. */
export interface LotFacts {
  id: string;
  kind: AllowanceKind;
  origin: LotOrigin;
  granted: number | null;
  remaining: number | null;
  validFrom: Instant;
  /** Exclusive; null: never. */
  expiresAt: Instant | null;
}

/** A lot to be made. */
export interface LotDraft {
  kind: AllowanceKind;
  origin: LotOrigin;
  granted: number | null;
  validFrom: Instant;
  expiresAt: Instant;
}

/** What is taken from one lot. */
export interface Draw {
  lotId: string;
  quantity: number;
}

export interface Consumption {
  draws: Draw[];
  /** What no lot covers; kept and shown as unrated (rules 3). */
  uncovered: number;
}

/** What is left of one kind at an instant: the figures behind an allowance bar. */
export interface AllowanceTotal {
  kind: AllowanceKind;
  /** Null: at least one valid lot is unlimited. */
  granted: number | null;
  remaining: number | null;
  /** The first expiry among the lots that still hold something; null when none expires. */
  nextExpiryAt: Instant | null;
}
