import { type CurrencyCode, type Money } from '../kernel';

/** The figure of a currency in a table of figures per currency, or null: nothing is ever converted (rules 1). */
export const amountIn = (table: readonly Money[], currency: CurrencyCode): number | null =>
  table.find((entry) => entry.currency === currency)?.amount ?? null;
