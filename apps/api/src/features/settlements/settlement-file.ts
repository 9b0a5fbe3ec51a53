import { Problem } from '@ur-desk/domain/kernel';
import { type OutsideProviderName } from '@ur-desk/domain/payments';
import {
  addLines,
  FORMAT_PROVIDERS,
  type MovementSum,
  periodOfLines,
  type ReportLine,
  reportReader,
  type SettlementFormat,
  type SettlementPeriod,
} from '@ur-desk/domain/settlements';
import {
  type Dialect,
  inspectFile,
  readChunks,
  readRows,
  type ReceivedFile,
} from '../../platform/uploads/csv-file';

/** What a report says, before anything of it is kept. */
export interface InspectedReport extends Dialect {
  format: SettlementFormat;
  provider: OutsideProviderName;
  linesTotal: number;
  /** What the lines span, and the period that the report says it covers. */
  lines: SettlementPeriod;
  period: SettlementPeriod;
  movements: MovementSum[];
}

const samePeriod = (a: SettlementPeriod, b: SettlementPeriod): boolean => a.from === b.from && a.to === b.to;

/**
 * Reads a report once through. Throws `settlement_format_unknown`, `settlement_line_unreadable`, `settlement_periods_mixed`, and
 * what is wrong with any file (`import_…`).
 */
export async function inspectReport(path: string, received: ReceivedFile): Promise<InspectedReport> {
  const { columns, encoding, delimiter, rowsTotal } = await inspectFile(path, received);
  const reader = reportReader(columns);
  let said: SettlementPeriod | null = null;
  let [first, last] = ['9', ''];
  let movements: MovementSum[] = [];
  for await (const { rows } of readChunks(path, { encoding, delimiter })) {
    const lines: ReportLine[] = [];
    for (const row of rows) {
      const { line, period } = reader.read(row);
      if (said && period && !samePeriod(said, period))
        throw new Problem('settlement_periods_mixed', { line: line.line });
      said = period;
      if (line.occurredAt < first) first = line.occurredAt;
      if (line.occurredAt > last) last = line.occurredAt;
      lines.push(line);
    }
    movements = addLines(movements, lines);
  }
  const spanned = periodOfLines(first, last);
  const { format } = reader;
  const provider = FORMAT_PROVIDERS[format];
  const period = said ?? spanned;
  return { format, provider, encoding, delimiter, linesTotal: rowsTotal, lines: spanned, period, movements };
}

/** The lines of a report in chunks; a chunk's number is always the same for the same file. */
export async function* reportChunks(
  path: string,
  dialect: Dialect,
): AsyncGenerator<{ number: number; lines: ReportLine[] }> {
  const { read } = reportReader(await columnsOf(path, dialect));
  for await (const { number, rows } of readChunks(path, dialect))
    yield { number, lines: rows.map((row) => read(row).line) };
}

async function columnsOf(path: string, dialect: Dialect): Promise<readonly string[]> {
  for await (const { cells } of readRows(path, dialect)) return cells;
  throw new Problem('import_empty');
}
