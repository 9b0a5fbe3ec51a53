import { isId, parseReference, Problem } from '../kernel';
import { overrideMembership } from './membership.rules';
import { NO_MEMBERSHIP } from './membership.types';
import {
  type DecidedTierRow,
  type NamedCustomer,
  type TierImportState,
  type TierRow,
  type TierRowError,
} from './tier-import.types';

const KEY_HEADERS = [
  'reference',
  'customer',
  'customer reference',
  'customer id',
  'id',
  '客户编号',
  '客户',
  '编号',
];

/** Which column names the customer: the one whose heading says so, else the first. */
export function memberColumn(columns: readonly string[]): number {
  const plain = columns.map((column) => column.normalize('NFKC').trim().toLowerCase().replace(/[_-]/g, ' '));
  const found = KEY_HEADERS.map((header) => plain.indexOf(header)).find((index) => index >= 0);
  return found ?? 0;
}

const wrong = (
  line: number,
  code: string,
  params?: TierRowError['params'],
): { line: number; error: Omit<TierRowError, 'line'> } => ({
  line,
  error: { code, ...(params ? { params } : {}) },
});

/** How a line names its customer: by reference, as people write it, or by id. */
export function readTierRow(
  { line, cells }: { line: number; cells: readonly string[] },
  of: { columns: number; column: number },
): TierRow {
  if (cells.length !== of.columns)
    return wrong(line, 'column_count', { expected: of.columns, found: cells.length });
  const text = (cells[of.column] ?? '').trim();
  if (text === '') return wrong(line, 'required');
  if (isId(text.toLowerCase())) return { line, key: text.toLowerCase() };
  const reference = parseReference(text);
  return reference?.kind === 'customer' ? { line, key: reference.reference } : wrong(line, 'not_known');
}

/**
 * What becomes of rows: each customer once, at the first line that names him, whether by reference or id; nobody who is unknown
 * or whose account is closed. `before` holds the lines of earlier rows by customer, and is added to.
 */
export function decideTierRows(
  rows: readonly TierRow[],
  known: ReadonlyMap<string, NamedCustomer>,
  before: Map<string, number>,
): DecidedTierRow[] {
  return rows.map((row) => {
    if ('error' in row) return row;
    const { line, key } = row;
    const customer = known.get(key);
    if (!customer) return wrong(line, 'not_known');
    const first = before.get(customer.id);
    if (first !== undefined) return wrong(line, 'repeated_in_file', { line: first });
    before.set(customer.id, line);
    return customer.closed ? wrong(line, 'customer_closed') : { line, customerId: customer.id };
  });
}

/** Throws `wrong_state`, `tier_import_nobody`, and at `until` what `overrideMembership` throws. */
export function decideTierImport(
  { state, accepted }: { state: TierImportState; accepted: number },
  order: { tier: string; until: string },
  now: string,
): void {
  if (state !== 'checked') throw new Problem('wrong_state', { state });
  if (accepted === 0) throw new Problem('tier_import_nobody');
  overrideMembership(NO_MEMBERSHIP, order, now);
}
