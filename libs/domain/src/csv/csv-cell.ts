/**
 * Writing CSV (RFC 4180) that a spreadsheet opens as data and never as formulas (reliability F37, 1.2.10). A text that
 * could start a formula gets a leading apostrophe, also behind a separator or quote at which another program might split
 * the cell; numbers given as numbers stay as they are.
 */
const FORMULA_START = /^[\s\p{Cf}"';,]*[=+\-@＝＋－＠]|^[\t\r\n]/u;
const FORMULA_INSIDE = /([;,\t\r\n"]\s*)([=+\-@＝＋－＠])/g;

export type CsvValue = string | number | boolean | null | undefined;

/** One cell, quoted and neutralised where it must be. */
export function csvCell(value: CsvValue): string {
  if (value === null || value === undefined) return '';
  if (typeof value !== 'string') return String(value);
  const inside = value.replace(FORMULA_INSIDE, "$1'$2");
  const safe = FORMULA_START.test(value) ? `'${inside}` : inside;
  return /[",;\t\r\n']/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** One line with its line end. */
export const csvLine = (values: readonly CsvValue[]): string => `${values.map(csvCell).join(',')}\r\n`;

/** What a CSV file starts with so that spreadsheets read it as UTF-8. */
export const CSV_BYTE_ORDER_MARK = '\uFEFF';
