import { type CustomerStatus } from '../customer-status';
import { type CurrencyCode, type FieldError, type Locale } from '../kernel';

/**
 * The life of an import: a file is uploaded, its columns are mapped, a dry run validates it, then it runs. `stopped` is
 * a run that a person halted, `failed` one that the system could not continue; both go on where they ended.
 */
export const IMPORT_STATES = [
  'uploaded',
  'validating',
  'validated',
  'running',
  'stopped',
  'finished',
  'failed',
] as const;
export type ImportState = (typeof IMPORT_STATES)[number];

export const IMPORT_ENCODINGS = ['utf8', 'gb18030'] as const;
export type ImportEncoding = (typeof IMPORT_ENCODINGS)[number];

export const IMPORT_DELIMITERS = [',', ';', '\t'] as const;
export type ImportDelimiter = (typeof IMPORT_DELIMITERS)[number];

/** The facts of a customer that a column can carry. */
export const IMPORT_FIELDS = [
  'externalId',
  'name',
  'familyName',
  'givenName',
  'phone',
  'email',
  'country',
  'locale',
  'zone',
  'walletCurrency',
  'tags',
] as const;
export type ImportField = (typeof IMPORT_FIELDS)[number];

/** Where a column goes: to a fact, to the custom fields under its own name, or nowhere. */
export const IMPORT_TARGETS = [...IMPORT_FIELDS, 'custom', 'skip'] as const;
export type ImportTarget = (typeof IMPORT_TARGETS)[number];

export interface ColumnMapping {
  column: string;
  target: ImportTarget;
}

/** What a new customer gets where the file says nothing. */
export interface ImportDefaults {
  country: string;
  locale: Locale;
  zone: string;
  walletCurrency: CurrencyCode;
}

/** Limits of one file (reliability V5). */
export const IMPORT_LIMITS = {
  fileBytes: 50 * 1024 * 1024,
  fileNameLength: 200,
  columns: 200,
  columnNameLength: 60,
  cellLength: 1_000,
  rowLength: 256_000,
  rowsPerChunk: 1_000,
  errorsKept: 1_000,
  tags: 20,
  tagLength: 40,
} as const;

/** One line of the file as it was read: `line` is where the row starts, counted from 1 with the header. */
export interface ImportRow {
  line: number;
  cells: readonly string[];
}

/** What a row says about a customer. A fact that is absent was not in the file, or its cell was empty. */
export interface ImportedFacts {
  externalId: string;
  name?: string;
  phone?: string;
  email?: string;
  country?: string;
  locale?: Locale;
  zone?: string;
  walletCurrency?: CurrencyCode;
  tags?: string[];
  customFields: Record<string, string>;
}

/** `field` is a fact, `column` the header it came from (none when the whole row is wrong). */
export interface RowError extends FieldError {
  column?: string;
}

export type RowReading =
  | { line: number; facts: ImportedFacts; errors?: never }
  | { line: number; facts?: never; errors: RowError[] };

/** What is known about a customer that an earlier import brought, as the decision needs it. */
export interface ExistingCustomer {
  status: CustomerStatus;
  name: string | null;
  phone: string | null;
  email: string | null;
  country: string;
  locale: Locale;
  zone: string;
  walletCurrency: CurrencyCode;
  tags: readonly string[];
  customFields: Readonly<Record<string, unknown>>;
}

export interface NewCustomer {
  externalId: string;
  name: string | null;
  phone: string | null;
  email: string | null;
  country: string;
  locale: Locale;
  zone: string;
  walletCurrency: CurrencyCode;
  tags: string[];
  customFields: Record<string, unknown>;
}

export type CustomerChanges = Partial<Omit<NewCustomer, 'externalId' | 'walletCurrency'>>;

export type ImportDecision =
  | { kind: 'create'; customer: NewCustomer }
  | { kind: 'update'; changes: CustomerChanges }
  | { kind: 'unchanged' }
  | { kind: 'rejected'; errors: RowError[] };

/** How many rows had which outcome so far. */
export interface ImportTally {
  done: number;
  created: number;
  updated: number;
  unchanged: number;
  rejected: number;
}
