import { Problem } from '../kernel';
import { columnKey, ReportCells } from './report-cells';
import { readSandboxRow, SANDBOX_REPORT_COLUMNS } from './sandbox-report';
import { type ReportRow, type SettlementFormat } from './settlement.types';
import { readStripeRow, requiredStripeColumns, STRIPE_HISTORY, STRIPE_ITEMIZED } from './stripe-report';

interface ReportFormat {
  format: SettlementFormat;
  required: readonly string[];
  read: (cells: ReportCells) => ReportRow;
}

const FORMATS: readonly ReportFormat[] = [
  { format: 'sandbox', required: SANDBOX_REPORT_COLUMNS, read: readSandboxRow },
  {
    format: 'stripeItemized',
    required: requiredStripeColumns(STRIPE_ITEMIZED),
    read: (cells) => readStripeRow(cells, STRIPE_ITEMIZED),
  },
  {
    format: 'stripeHistory',
    required: requiredStripeColumns(STRIPE_HISTORY),
    read: (cells) => readStripeRow(cells, STRIPE_HISTORY),
  },
];

/** Reads the rows of one report. */
export interface ReportReader {
  format: SettlementFormat;
  /** Throws `settlement_line_unreadable` with line and column. */
  read: (row: { line: number; cells: readonly string[] }) => ReportRow;
}

/**
 * Which report has these columns, whatever their order and whatever others there are. Throws `settlement_format_unknown`, with
 * the columns that the nearest format misses.
 */
export function reportReader(columns: readonly string[]): ReportReader {
  const places = new Map(columns.map((column, place) => [columnKey(column), place]));
  const misses = FORMATS.map(({ required }) => required.filter((column) => !places.has(column)));
  const nearest = misses.reduce((best, next) => (next.length < best.length ? next : best));
  const found = FORMATS[misses.indexOf(nearest)];
  if (!found || nearest.length > 0)
    throw new Problem('settlement_format_unknown', { columns: nearest.slice(0, 5).join(', ') });
  return { format: found.format, read: (row) => found.read(new ReportCells(row, places)) };
}
