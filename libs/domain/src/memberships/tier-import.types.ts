import { type FieldError } from '../kernel';

/** `checked`: every row was looked at, nobody was moved. */
export const TIER_IMPORT_STATES = ['checked', 'awaitingApproval', 'running', 'finished'] as const;
export type TierImportState = (typeof TIER_IMPORT_STATES)[number];

/** So many rows one file may have: it is checked while one waits. */
export const MAX_TIER_IMPORT_ROWS = 50_000;
/** So many wrong rows are kept and shown. */
export const TIER_IMPORT_ERRORS_KEPT = 1_000;

/** What is wrong with a line of the file, counted from 1 with the header. */
export interface TierRowError extends Pick<FieldError, 'code' | 'params'> {
  line: number;
}

/** A customer whom the file names, as far as a row is decided by. */
export interface NamedCustomer {
  id: string;
  closed: boolean;
}

/** A row that was read: how it names the customer, or what is wrong with it. */
export type TierRow = { line: number; key: string } | { line: number; error: Omit<TierRowError, 'line'> };

export type DecidedTierRow =
  { line: number; customerId: string } | { line: number; error: Omit<TierRowError, 'line'> };
