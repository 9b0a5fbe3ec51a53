import { allowsAct } from '../customer-status';
import { checkCustomFields } from '../customers';
import { Problem } from '../kernel';
import {
  type ColumnMapping,
  type CustomerChanges,
  type ExistingCustomer,
  type ImportDecision,
  type ImportDefaults,
  type ImportedFacts,
  type ImportState,
  type ImportTally,
  type NewCustomer,
  type RowError,
  type RowReading,
} from './import.types';

/** What can be done with an import in each state. */
const ALLOWED_IN = {
  change: ['uploaded', 'validated'],
  validate: ['uploaded', 'validated'],
  run: ['validated', 'stopped', 'failed'],
  stop: ['running'],
} as const satisfies Record<string, readonly ImportState[]>;

export type ImportAction = keyof typeof ALLOWED_IN;

export const canImport = (action: ImportAction, state: ImportState): boolean =>
  (ALLOWED_IN[action] as readonly ImportState[]).includes(state);

/** Throws wrong_state when the action is not possible now. */
export function requireImportState(action: ImportAction, state: ImportState): void {
  if (!canImport(action, state)) throw new Problem('wrong_state', { state });
}

/** Whether a state changes by itself, so that whoever watches should ask again. */
export const isImportAtWork = (state: ImportState): boolean => state === 'validating' || state === 'running';

/**
 * The mapping that a person chose, completed: a column that is not named becomes a custom field. Throws
 * validation_failed when a column is unknown or named twice, a fact has two columns, or nothing is the key.
 */
export function completeMapping(
  columns: readonly string[],
  chosen: readonly ColumnMapping[],
): ColumnMapping[] {
  const errors: RowError[] = [];
  chosen.forEach(({ column, target }, index) => {
    const field = `mapping.${index}`;
    if (!columns.includes(column)) errors.push({ field: `${field}.column`, code: 'not_known' });
    const earlier = chosen.slice(0, index);
    if (earlier.some((other) => other.column === column))
      errors.push({ field: `${field}.column`, code: 'already_taken' });
    const shared = target === 'custom' || target === 'skip';
    if (!shared && earlier.some((other) => other.target === target))
      errors.push({ field: `${field}.target`, code: 'already_taken' });
  });
  if (!chosen.some(({ target }) => target === 'externalId'))
    errors.push({ field: 'mapping', code: 'import_key_missing' });
  if (errors.length > 0) throw new Problem('validation_failed', {}, errors);
  const targets = new Map(chosen.map(({ column, target }) => [column, target]));
  return columns.map((column) => ({ column, target: targets.get(column) ?? 'custom' }));
}

const sameValue = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

const CHANGEABLE = ['name', 'phone', 'email', 'country', 'locale', 'zone', 'tags'] as const;

function changesOf(existing: ExistingCustomer, incoming: ImportedFacts): CustomerChanges {
  const changes: CustomerChanges = Object.fromEntries(
    CHANGEABLE.filter(
      (field) => incoming[field] !== undefined && !sameValue(incoming[field], existing[field]),
    ).map((field) => [field, incoming[field]]),
  );
  const other = Object.entries(incoming.customFields).filter(
    ([name, value]) => existing.customFields[name] !== value,
  );
  if (other.length > 0) changes.customFields = { ...existing.customFields, ...Object.fromEntries(other) };
  return changes;
}

/** The error of custom fields that are too many or too long together, with no place in the file but the line. */
function customFieldErrors(customFields: Record<string, unknown>): RowError[] {
  try {
    checkCustomFields(customFields);
    return [];
  } catch (error) {
    if (error instanceof Problem) return [...error.errors];
    throw error;
  }
}

const rejected = (errors: RowError[]): ImportDecision => ({ kind: 'rejected', errors });

/**
 * What a row does (issue 2, point 6): the external id is unknown to the source → create, with the defaults where the file
 * says nothing; known → update what differs, or nothing at all. An empty cell or a missing column never removes what is
 * there, and custom fields that the file does not have stay. Defaults are for new customers only. The wallet's currency
 * never changes, and a closed account is left alone.
 */
export function decideImportRow(
  existing: ExistingCustomer | null,
  incoming: ImportedFacts,
  defaults: ImportDefaults,
): ImportDecision {
  if (!existing) {
    const errors = customFieldErrors(incoming.customFields);
    return errors.length > 0
      ? rejected(errors)
      : { kind: 'create', customer: newCustomer(incoming, defaults) };
  }
  if (incoming.walletCurrency !== undefined && incoming.walletCurrency !== existing.walletCurrency)
    return rejected([{ field: 'walletCurrency', code: 'read_only' }]);
  const changes = changesOf(existing, incoming);
  if (Object.keys(changes).length === 0) return { kind: 'unchanged' };
  if (!allowsAct(existing.status, 'edit')) return rejected([{ field: 'row', code: 'customer_closed' }]);
  const errors = customFieldErrors(changes.customFields ?? {});
  return errors.length > 0 ? rejected(errors) : { kind: 'update', changes };
}

function newCustomer(incoming: ImportedFacts, defaults: ImportDefaults): NewCustomer {
  return {
    externalId: incoming.externalId,
    name: incoming.name ?? null,
    phone: incoming.phone ?? null,
    email: incoming.email ?? null,
    country: incoming.country ?? defaults.country,
    locale: incoming.locale ?? defaults.locale,
    zone: incoming.zone ?? defaults.zone,
    walletCurrency: incoming.walletCurrency ?? defaults.walletCurrency,
    tags: incoming.tags ?? [],
    customFields: incoming.customFields,
  };
}

export const EMPTY_TALLY: ImportTally = { done: 0, created: 0, updated: 0, unchanged: 0, rejected: 0 };

const COUNTED_AS = {
  create: 'created',
  update: 'updated',
  unchanged: 'unchanged',
  rejected: 'rejected',
} as const satisfies Record<ImportDecision['kind'], keyof ImportTally>;

/** The tally after some more rows; the parts always add up to `done`. */
export function tallyOf(before: ImportTally, kinds: readonly ImportDecision['kind'][]): ImportTally {
  const after = { ...before, done: before.done + kinds.length };
  for (const kind of kinds) after[COUNTED_AS[kind]] += 1;
  return after;
}

/** One line with what becomes of it. */
export interface DecidedRow {
  line: number;
  externalId: string | null;
  decision: ImportDecision;
}

/**
 * The reading as it is, or the error that its id came before: a file that names a customer twice contradicts itself, so that
 * the later lines are refused. `firstLines` says in which line of the file each external id came first.
 */
export function refuseRepeated(
  reading: RowReading,
  firstLines: ReadonlyMap<string, number>,
  mapping: readonly ColumnMapping[],
): RowReading {
  if (!reading.facts) return reading;
  const first = firstLines.get(reading.facts.externalId) ?? reading.line;
  if (first === reading.line) return reading;
  const column = mapping.find(({ target }) => target === 'externalId')?.column ?? '';
  const error = { field: 'externalId', column, code: 'repeated_in_file', params: { line: first } };
  return { line: reading.line, errors: [error] };
}

/** What becomes of each of these rows, given the customers that the source has brought before. */
export const decideRows = (
  readings: readonly RowReading[],
  existing: ReadonlyMap<string, ExistingCustomer>,
  defaults: ImportDefaults,
): DecidedRow[] =>
  readings.map(({ line, facts, errors }) =>
    facts
      ? {
          line,
          externalId: facts.externalId,
          decision: decideImportRow(existing.get(facts.externalId) ?? null, facts, defaults),
        }
      : { line, externalId: null, decision: rejected(errors) },
  );
