import { ALLOWANCE_KINDS } from '../allowances';
import { type CurrencyCode, type LocalText } from '../kernel';
import { type PlanVersionFacts } from '../plans';

/** How a purchase comes in: a member of staff, the automatic renewal, another system through the API. */
export const PURCHASE_CHANNELS = ['agent', 'autoRenew', 'api'] as const;
export type PurchaseChannel = (typeof PURCHASE_CHANNELS)[number];

/**
 * The rules that make a price, in the order in which they are applied (rules 4). What concerns the plan comes first; fees of services follow,
 * which nothing takes off but the tier that has them free (decision 0515).
 */
export const PRICE_RULES = [
  'planPrice',
  'tierDiscount',
  'promotion',
  'coupon',
  'serviceFee',
  'serviceFree',
] as const;
export type PriceRule = (typeof PRICE_RULES)[number];

/** Rules with conditions of their own. */
export const JUDGED_RULES = ['tierDiscount', 'promotion', 'coupon'] as const satisfies readonly PriceRule[];
export type JudgedRule = (typeof JUDGED_RULES)[number];

/** Why a rule did not change the price. */
export const NOT_APPLIED_REASONS = [
  'noMembership',
  'noneRunning',
  'noneGiven',
  'unknownCode',
  'upcoming',
  'ended',
  'suspended',
  'conditionsNotMet',
  'codeUsed',
  'codeDisabled',
  'codeOfAnother',
  'atFloor',
  'noEffect',
  'betterInGroup',
  'laterInGroup',
  'exclusive',
  'incompatible',
  'notInCurrency',
  'usedUp',
  'usedByCustomer',
  'budgetUsed',
] as const;
export type NotAppliedReason = (typeof NOT_APPLIED_REASONS)[number];

/** Allowances become lots of their own; days make the plan run longer. */
export const BONUS_KINDS = [...ALLOWANCE_KINDS, 'days'] as const;
export type BonusKind = (typeof BONUS_KINDS)[number];

/** What a purchase grants on top: seconds, messages, bytes or days. */
export interface Bonus {
  kind: BonusKind;
  quantity: number;
}

/** What a rule that applies does. `capMinor` is the most that a percentage takes off; null: no limit. */
export type PriceAction =
  | { kind: 'percentOff'; discountBps: number; capMinor: number | null }
  | { kind: 'amountOff'; amountMinor: number }
  | { kind: 'fixedPrice'; amountMinor: number }
  | { kind: 'bonus'; bonus: Bonus }
  /** Of top-ups only: it is no part of a price. */
  | { kind: 'walletCredit'; amountMinor: number; validDays: number | null };

/** Which rules of a promotion a purchase used; a version never changes once it was released. */
export interface PromotionVersionId {
  promotionId: string;
  versionId: string;
  /** Of a code from a batch, which can be used once. */
  couponCodeId?: string;
}

/** A tier, promotion or coupon with the verdict of its own conditions. */
export interface PriceCandidate {
  rule: JudgedRule;
  /** What staff know it by: the tier, the promotion's code, the coupon. */
  code: string;
  name: LocalText | null;
  /** Of the actions one at most changes the price. */
  verdict: { applies: true; actions: readonly PriceAction[] } | { applies: false; reason: NotAppliedReason };
  /** Of the candidates with the same word here only the one that takes off most applies, in the place of the first. */
  bestOf?: string;
  /** The most that it may still take off, minor units; left out: no limit. */
  budgetLeftMinor?: number;
  /** Where its uses are counted; left out: nowhere. */
  promotion?: PromotionVersionId;
}

/** One use of a promotion by a purchase; `discountMinor` is 0 where it only gives a bonus. */
export interface PromotionUse extends PromotionVersionId {
  code: string;
  discountMinor: number;
}

/** A bonus and the rule that gives it. */
export interface GivenBonus extends Bonus {
  rule: PriceRule;
  code: string;
  name: LocalText | null;
}

/** The wallet as far as it reaches, then one of the others. */
export interface WhoPays {
  useWallet: boolean;
  /** A saved method. */
  methodId?: string;
  /** The customer pays on a provider's page. */
  link?: object;
}

/** A service that is on at the line, with its fee for as long as the plan runs. */
export interface PricedService {
  code: string;
  name: LocalText;
  /** Minor units; null: it is not sold in the currency. */
  feeMinor: number | null;
  /** The customer's tier has it free of charge. */
  free: boolean;
}

export interface PricingFacts {
  plan: PlanVersionFacts & { code: string };
  currency: CurrencyCode;
  /** Tiers, promotions and coupons in question; those of one rule in the order of their priority. */
  candidates: readonly PriceCandidate[];
  /** Of the line that is renewed, in their order. Left out: none. */
  services?: readonly PricedService[];
  /** What can be spent from the wallet, minor units. */
  walletAvailableMinor: number;
  /** The value of the plan that is replaced: it comes to the wallet and pays first, whatever is chosen. Left out: none. */
  creditMinor?: number;
  payment: WhoPays;
  taxRateBps: number;
}

/** One line of the price: the plan's price and fees of services are positive, what takes off is negative. */
export interface PriceLine {
  rule: PriceRule;
  code: string;
  name: LocalText | null;
  amountMinor: number;
  /** The rule would have taken more, but the floor price stopped it. */
  limitedByFloor: boolean;
  /** The rest of the promotion's budget stopped it. */
  limitedByBudget: boolean;
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
  bonuses: GivenBonus[];
  /** The promotions that it takes a use of. */
  uses: PromotionUse[];
  totalMinor: number;
  floorMinor: number;
  taxRateBps: number;
  /** The tax that is contained in the total. */
  taxIncludedMinor: number;
  payable: PayablePart[];
  /** What no chosen source covers; more than zero: it cannot be bought like this. */
  missingMinor: number;
}
