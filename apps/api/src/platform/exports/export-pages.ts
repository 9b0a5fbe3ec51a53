import { CSV_BYTE_ORDER_MARK, type CsvTable } from '@ur-desk/domain/csv';
import { type Db } from '../db/db';
import { type ListQuery } from '../http/list-spec';
import { type ListRows, readRows } from '../http/run-list';
import { type ExportSource, type Seen } from './export-sources';

/** Rows that are read at once: few enough to be held in memory, enough that a statement's overhead does not count. */
export const EXPORT_PAGE = 1_000;

export interface ExportPage {
  text: string;
  rows: number;
}

interface Wanted {
  source: ExportSource<unknown, object>;
  query: ListQuery;
  seen: Seen;
  table: CsvTable<unknown>;
}

/**
 * A list as the text of a CSV file, page after page. Each page is one statement of its own, found by key: while nobody takes the
 * next one, neither a connection nor a transaction is held, however slow the reader is. The page after is read while
 * the one before is written. What is added or changed meanwhile may or may not be in the file, but no record is in it twice.
 */
export async function* exportPages(
  db: Db,
  { source, query, seen, table }: Wanted,
): AsyncGenerator<ExportPage, void> {
  const spec = source.spec(seen.role);
  const read = async (cursor?: ListQuery['cursor']): Promise<ListRows<object>> => {
    const page: ListQuery = { ...query, start: 0, count: EXPORT_PAGE, ...(cursor ? { cursor } : {}) };
    return db.read((em) => readRows(em, spec, page));
  };
  let text = CSV_BYTE_ORDER_MARK + table.heading();
  for (let reading: Promise<ListRows<object>> | null = read(); reading;) {
    const { rows, next }: ListRows<object> = await reading;
    reading = next && read(next);
    // It is looked at above; a reader who leaves before must not leave a rejection behind.
    reading?.catch(() => undefined);
    for (const row of rows) text += table.line(source.view(row, seen));
    yield { text, rows: rows.length };
    text = '';
  }
}
