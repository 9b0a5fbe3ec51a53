import { type AllowanceKind } from '../allowances';
import { type CurrencyCode, type LocalText } from '../kernel';
import { type PlanVersionFacts } from '../plans';

/** The rules that make a price, in the order in which they are applied (rules 4). */
export const PRICE_RULES = ['planPrice', 'tierDiscount', 'promotion', 'coupon'] as const;
export type PriceRule = (typeof PRICE_RULES)[number];

/** Why a rule did not change the price. */
export const NOT_APPLIED_REASONS = [
  'noMembership',
  'noneRunning',
  'noneGiven',
  'unknownCode',
  'atFloor',
  'noEffect',
] as const;
export type NotAppliedReason = (typeof NOT_APPLIED_REASONS)[number];

/** What a purchase grants on top: seconds, messages or bytes, as lots of their own. */
export interface Bonus {
  kind: AllowanceKind;
  quantity: number;
}

/** What a rule that applies does. `capMinor` is the most that a percentage takes off; null: no limit. */
export type PriceAction =
  | { kind: 'percentOff'; discountBps: number; capMinor: number | null }
  | { kind: 'amountOff'; amountMinor: number }
  | { kind: 'fixedPrice'; amountMinor: number }
  | { kind: 'bonus'; bonus: Bonus };

/** A tier, promotion or coupon with the verdict of its own conditions. */
export interface PriceCandidate {
  rule: Exclude<PriceRule, 'planPrice'>;
  /** What staff know it by: the tier, the promotion's code, the coupon. */
  code: string;
  name: LocalText | null;
  verdict: { applies: true; action: PriceAction } | { applies: false; reason: NotAppliedReason };
}

/** The wallet as far as it reaches, then one of the others. */
export interface WhoPays {
  useWallet: boolean;
  /** A saved method. */
  methodId?: string;
  /** The customer pays on a provider's page. */
  link?: object;
}

export interface PricingFacts {
  plan: PlanVersionFacts & { code: string };
  currency: CurrencyCode;
  /** Tiers, promotions and coupons in question; those of one rule in the order of their priority. */
  candidates: readonly PriceCandidate[];
  /** What can be spent from the wallet, minor units. */
  walletAvailableMinor: number;
  payment: WhoPays;
  taxRateBps: number;
}

/** One line of the price: the plan's price is positive, everything after it is negative. */
export interface PriceLine {
  rule: PriceRule;
  code: string;
  name: LocalText | null;
  amountMinor: number;
  /** The rule would have taken more, but the floor price stopped it. */
  limitedByFloor: boolean;
}

export interface NotAppliedRule {
  rule: PriceRule;
  code: string | null;
  name: LocalText | null;
  reason: NotAppliedReason;
}

/** `link`: the customer pays on a page of a provider. */
export const PAYMENT_SOURCES = ['wallet', 'method', 'link'] as const;
export type PaymentSource = (typeof PAYMENT_SOURCES)[number];

/** What one source pays. */
export interface PayablePart {
  source: PaymentSource;
  methodId: string | null;
  amountMinor: number;
}

export interface PriceDecision {
  currency: CurrencyCode;
  lines: PriceLine[];
  notApplied: NotAppliedRule[];
  bonuses: Bonus[];
  totalMinor: number;
  floorMinor: number;
  taxRateBps: number;
  /** The tax that is contained in the total. */
  taxIncludedMinor: number;
  payable: PayablePart[];
  /** What no chosen source covers; more than zero: it cannot be bought like this. */
  missingMinor: number;
}
