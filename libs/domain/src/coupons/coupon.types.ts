import { type Instant } from '../kernel';

/** What the random places of a code are made of; none holds two characters that look alike. */
export const CODE_CHARSETS = ['alphanumeric', 'letters', 'digits'] as const;
export type CodeCharset = (typeof CODE_CHARSETS)[number];

/** `making`: its codes are being made in the background, those that are there can be used already. */
export const COUPON_BATCH_STATES = ['making', 'ready', 'disabled'] as const;
export type CouponBatchState = (typeof COUPON_BATCH_STATES)[number];

/** Where a code of a batch is in its life; stored, unlike its status. */
export const COUPON_CODE_STATES = ['free', 'reserved', 'redeemed'] as const;
export type CouponCodeState = (typeof COUPON_CODE_STATES)[number];

export const COUPON_CODE_STATUSES = ['free', 'reserved', 'redeemed', 'disabled'] as const;
export type CouponCodeStatus = (typeof COUPON_CODE_STATUSES)[number];

/** What decides whether a code of a batch can be used. */
export interface CouponCodeFacts {
  state: CouponCodeState;
  disabledAt: Instant | null;
  batchDisabledAt: Instant | null;
  /** Whom it is bound to; null: anybody. */
  customerId: string | null;
}
