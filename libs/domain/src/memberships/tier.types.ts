import { type AllowanceKind } from '../allowances';
import { type CurrencyCode, type LocalText, type Money } from '../kernel';

/** What a customer without a tier is a member of; no tier can be called so. */
export const NO_TIER = 'none';

/** How urgent a member's tickets are when nobody says otherwise. */
export const SUPPORT_PRIORITIES = ['low', 'normal', 'high', 'urgent'] as const;
export type SupportPriority = (typeof SUPPORT_PRIORITIES)[number];

/** What a member gets once a month, as a lot of its own: seconds, messages or bytes. */
export interface TierBonus {
  kind: AllowanceKind;
  quantity: number;
}

/** Everything about a tier that staff edit (rules 6). */
export interface TierContent {
  name: LocalText;
  /** The higher, the better; each once. */
  rank: number;
  /** `#rrggbb`, beside the name, never instead of it. */
  colour: string;
  /** Net spend within the window that leads into it, per currency of the wallet; a currency that is not named does not. */
  thresholds: Money[];
  /** Basis points of the plan's price. */
  discountBps: number;
  supportPriority: SupportPriority;
  /** Within which a ticket is answered first; business hours. */
  slaMinutes: number;
  monthlyBonuses: TierBonus[];
  /** Codes of services that cost its members nothing. */
  freeServices: string[];
}

/** What decides who is in a tier. */
export interface TierRule {
  /** What staff, promotions and the history know it by; never changes. */
  code: string;
  rank: number;
  thresholds: readonly Money[];
}

/** How long spending counts, and how long a tier is kept after the end of its period. */
export interface ProgrammeTerms {
  windowDays: number;
  graceDays: number;
}

export interface Programme extends ProgrammeTerms {
  tiers: readonly TierRule[];
}

export const DEFAULT_TERMS: ProgrammeTerms = { windowDays: 365, graceDays: 30 };

/** What leads into a tier in a currency, minor units; null: nothing does. */
export const thresholdIn = (
  { thresholds }: Pick<TierRule, 'thresholds'>,
  currency: CurrencyCode,
): number | null => thresholds.find((one) => one.currency === currency)?.amount ?? null;
