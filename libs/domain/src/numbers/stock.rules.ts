import { type FieldProblemCode, Problem } from '../kernel';
import { iccidObstacle, luhnDigit, parseActivationCode } from '../lines';
import { type KnownPhone } from '../phone-kinds';
import {
  MAX_STOCK_ROWS,
  type NewNumber,
  type NewProfile,
  type StockPlace,
  type StockRow,
} from './number.types';

interface TextRow {
  /** From 1. */
  line: number;
  cells: string[];
}

const CELL_ENDS = /[,;\t]/;
const unquoted = (cell: string): string =>
  cell
    .trim()
    .replace(/^"(.*)"$/, '$1')
    .trim();

/**
 * The rows of pasted text or a small CSV file: cells between commas, semicolons or tabs, empty lines left out, a first line without a
 * digit taken for headings. Throws `validation_failed` at `text` when there is no row, `stock_too_many_rows`.
 */
export function stockRows(text: string): TextRow[] {
  const rows = text
    .replace(/^\uFEFF/, '')
    .normalize('NFKC')
    .split(/\r\n|\r|\n/)
    .map((line, index) => ({ line: index + 1, cells: line.split(CELL_ENDS).map(unquoted) }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''));
  const first = rows[0];
  if (first && !first.cells.some((cell) => /\d/.test(cell))) rows.shift();
  if (rows.length === 0) throw new Problem('validation_failed', {}, [{ field: 'text', code: 'required' }]);
  if (rows.length > MAX_STOCK_ROWS)
    throw new Problem('stock_too_many_rows', { rows: rows.length, max: MAX_STOCK_ROWS });
  return rows;
}

const wrong = <T>(
  line: number,
  code: FieldProblemCode,
  params?: Record<string, string | number>,
): StockRow<T> => ({ line, error: { code, ...(params ? { params } : {}) } });

/** One number of a stock of `country`: a mobile one of that country. `phone` is what the text was read as. */
export function readNumberRow(line: number, phone: KnownPhone | null, country: string): StockRow<NewNumber> {
  if (!phone) return wrong(line, 'not_phone');
  if (phone.kind === 'premium') return wrong(line, 'number_premium');
  if (phone.country !== country) return wrong(line, 'number_foreign', { country });
  if (phone.kind !== 'mobile') return wrong(line, 'number_not_mobile');
  return { line, value: { msisdn: phone.msisdn, country } };
}

/** An ICCID and its activation code, `8986…,LPA:1$…`. */
export function readProfileRow({ line, cells }: TextRow): StockRow<NewProfile> {
  const [first = '', activationCode = '', ...more] = cells;
  if (more.some((cell) => cell !== ''))
    return wrong(line, 'column_count', { expected: 2, found: cells.length });
  const iccid = first.replace(/[\s-]/g, '');
  const obstacle = iccidObstacle(iccid);
  if (obstacle === 'not_iccid') return wrong(line, obstacle);
  if (obstacle) return wrong(line, obstacle, { expected: luhnDigit(iccid.slice(0, -1)) });
  const parsed = parseActivationCode(activationCode);
  if (!parsed) return wrong(line, 'not_activation_code');
  return { line, value: { iccid, smdpAddress: parsed.smdpAddress, activationCode } };
}

/** Rows whose value the stock may take in: each once, none that is known. `keyOf` names a value in `known` and among the rows. */
export function decideStock<T>(
  rows: readonly StockRow<T>[],
  keyOf: (value: T) => string,
  known: ReadonlyMap<string, StockPlace>,
): StockRow<T>[] {
  const before = new Map<string, number>();
  return rows.map((row) => {
    if ('error' in row) return row;
    const key = keyOf(row.value);
    const first = before.get(key);
    if (first !== undefined) return wrong(row.line, 'repeated_in_line', { line: first });
    before.set(key, row.line);
    const place = known.get(key);
    if (!place) return row;
    return wrong(row.line, place === 'inUse' ? 'stock_in_use' : 'stock_known');
  });
}
