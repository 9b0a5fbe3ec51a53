import { type FieldProblemCode } from '../kernel';

/**
 * Where a number of our stock is: `reserved` for a line that the network has not confirmed yet, `assigned` to a line in service,
 * `resting` after that, until nobody calls it by mistake any more.
 */
export const NUMBER_STATES = ['available', 'reserved', 'assigned', 'resting'] as const;
export type NumberState = (typeof NUMBER_STATES)[number];

/** How long a number rests after its line gave it back (rules 8). */
export const NUMBER_REST_DAYS = 90;

/** A SIM profile is used once: it never comes back into the stock. */
export const STOCK_PROFILE_STATES = ['available', 'reserved', 'assigned', 'revoked'] as const;
export type StockProfileState = (typeof STOCK_PROFILE_STATES)[number];

/** So many rows are taken in at once; more is another file. */
export const MAX_STOCK_ROWS = 2_000;
/** So many wrong rows are named; of the others only how many there are. */
export const STOCK_ERRORS_NAMED = 200;

/** Whether a number or profile is known already, and whether a line has it. */
export type StockPlace = 'inStock' | 'inUse';

export interface StockRowError {
  /** Of the text, from 1. */
  line: number;
  code: FieldProblemCode;
  params?: Record<string, string | number>;
}

/** A row of what is to be taken in: what it says, or what is wrong with it. */
export type StockRow<T> = { line: number; value: T } | { line: number; error: Omit<StockRowError, 'line'> };

export interface NewNumber {
  /** E.164. */
  msisdn: string;
  country: string;
}

export interface NewProfile {
  iccid: string;
  smdpAddress: string;
  activationCode: string;
}
