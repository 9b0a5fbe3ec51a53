import { type CurrencyCode } from '../kernel';

/**
 * What a marketer decides alone, minor units (rules 7: ¥10,000): a promotion's budget, what a plan's new price moves in a month.
 * A table per currency, because nothing is converted.
 */
export const ALONE_UP_TO: Readonly<Record<CurrencyCode, number>> = {
  AED: 500_000,
  AUD: 200_000,
  BRL: 750_000,
  CAD: 200_000,
  CHF: 120_000,
  CNY: 1_000_000,
  EUR: 125_000,
  GBP: 110_000,
  HKD: 1_100_000,
  INR: 12_000_000,
  JPY: 200_000,
  KRW: 1_900_000,
  KWD: 430_000,
  MYR: 600_000,
  SGD: 180_000,
  THB: 4_800_000,
  TWD: 4_400_000,
  USD: 140_000,
};
