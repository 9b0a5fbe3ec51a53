import { type CurrencyCode, type Instant } from '../kernel';
import { type PurchaseChannel } from '../pricing';

/** Why a code from a batch cannot be used by a customer, whatever its promotion says. */
export const COUPON_REFUSALS = ['codeUsed', 'codeDisabled', 'codeOfAnother'] as const;
export type CouponRefusal = (typeof COUPON_REFUSALS)[number];

/** The code that a customer gave, as it was found. */
export interface GivenCoupon {
  /** As it is written; what was typed where nobody knows it. */
  code: string;
  /** By what it is the same as another; null: it cannot be a code. */
  key: string | null;
  /** Whose it is; null: nobody's that was ever released. */
  promotionId: string | null;
  /** Of a code from a batch: which one, and what is in the way. */
  unique?: { codeId: string; refused: CouponRefusal | null };
}

/** What criteria are judged by: one purchase of one customer at one instant. Kept with the purchase, so that it can be explained later. */
export interface PromotionFacts {
  at: Instant;
  /** Null: nothing is bought, money is put into the wallet. */
  planId: string | null;
  /** The customer's membership tier; null: none. */
  tier: string | null;
  country: string;
  currency: CurrencyCode;
  channel: PurchaseChannel;
  /** Purchases of this customer that succeeded before. */
  purchases: number;
  /** The plan's price before any discount, or what is topped up, minor units: what a minimum amount is compared with. */
  amountMinor: number;
  /** When the line's last plan ended; null: it never had one, or one runs or waits. */
  lastEndedAt: Instant | null;
  tags: readonly string[];
  /** Null, or left out in purchases before there were codes: none was given. */
  coupon?: GivenCoupon | null;
}

/** The same of a purchase of a plan. */
export type PurchaseFacts = PromotionFacts & { planId: string };
