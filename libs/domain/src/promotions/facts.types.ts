import { type CurrencyCode, type Instant } from '../kernel';
import { type PurchaseChannel } from '../pricing';

/** What criteria are judged by: one purchase of one customer at one instant. Kept with the purchase, so that it can be explained later. */
export interface PromotionFacts {
  at: Instant;
  planId: string;
  /** The customer's membership tier; null: none. */
  tier: string | null;
  country: string;
  currency: CurrencyCode;
  channel: PurchaseChannel;
  /** Purchases of this customer that succeeded before. */
  purchases: number;
  /** The plan's price before any discount, minor units: what a minimum amount is compared with. */
  amountMinor: number;
  /** When the line's last plan ended; null: it never had one, or one runs or waits. */
  lastEndedAt: Instant | null;
  tags: readonly string[];
}
