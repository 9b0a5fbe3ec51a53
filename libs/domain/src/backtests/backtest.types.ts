import { type CurrencyCode, type LocalDate } from '../kernel';
import { type PriceDecision } from '../pricing';
import { type PromotionRoom, type PromotionVersionFacts, type PurchaseFacts } from '../promotions';

/** Whether the promotions of the time are there too (an earlier version of the same one never is), or the draft alone. */
export const BACKTEST_MODES = ['beside', 'instead'] as const;
export type BacktestMode = (typeof BACKTEST_MODES)[number];

export const BACKTEST_STATES = ['running', 'done', 'cancelled'] as const;
export type BacktestState = (typeof BACKTEST_STATES)[number];

/** The frozen price of a renewal, as far as it is needed to make it again. */
export type BookedPrice = Pick<PriceDecision, 'currency' | 'lines' | 'floorMinor' | 'totalMinor'>;

/** A renewal that was paid, with everything that its price was made of then. */
export interface BookedRenewal {
  customerId: string;
  price: BookedPrice;
  facts: PurchaseFacts;
  /** What was live. */
  live: readonly PromotionVersionFacts[];
  /** What was left of their limits then, by promotion. */
  rooms: ReadonlyMap<string, PromotionRoom>;
}

/** A renewal made again with the draft. */
export interface ReplayedRenewal {
  /** The operator's day. */
  day: LocalDate;
  currency: CurrencyCode;
  /** Whether the draft was used, and what it took off, minor units: 0 where it only gives a bonus. */
  used: boolean;
  discountMinor: number;
  /** What would have been paid, and what was, minor units. */
  revenueMinor: number;
  bookedMinor: number;
  /** With the promotions of the time alone it comes to what was booked. */
  reproduced: boolean;
}

/** Renewals in one currency, summed up. */
export interface BacktestSum {
  currency: CurrencyCode;
  renewals: number;
  uses: number;
  discountMinor: number;
  revenueMinor: number;
  bookedMinor: number;
  /** Renewals that did not come to what was booked: none, or the result is not to be trusted. */
  differing: number;
}

/** Those of one of the operator's days. */
export interface BacktestDay extends BacktestSum {
  day: LocalDate;
}
