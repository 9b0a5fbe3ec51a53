import {
  type Instant,
  type Locale,
  type LocalText,
  localSecondAt,
  type Money,
  minorToDecimal,
} from '../kernel';
import { csvCell, csvLine } from './csv-cell';

/** What a column of a file holds of a record. */
export type CsvColumn<T> = { label: LocalText } & (
  | { kind: 'text'; value: (record: T) => string | null }
  | { kind: 'number'; value: (record: T) => number | null }
  | { kind: 'flag'; value: (record: T) => boolean | null }
  | { kind: 'instant'; value: (record: T) => Instant | null }
  | { kind: 'money'; value: (record: T) => Money | null }
);

/** The columns that a list can be written with, by name and in their order. */
export type CsvColumns<T> = Readonly<Record<string, CsvColumn<T>>>;

type Value<T, V> = (record: T) => V | null;

export const textColumn = <T>(en: string, zh: string, value: Value<T, string>): CsvColumn<T> => ({
  kind: 'text',
  label: { en, zh },
  value,
});

export const numberColumn = <T>(en: string, zh: string, value: Value<T, number>): CsvColumn<T> => ({
  kind: 'number',
  label: { en, zh },
  value,
});

export const flagColumn = <T>(en: string, zh: string, value: Value<T, boolean>): CsvColumn<T> => ({
  kind: 'flag',
  label: { en, zh },
  value,
});

export const instantColumn = <T>(en: string, zh: string, value: Value<T, Instant>): CsvColumn<T> => ({
  kind: 'instant',
  label: { en, zh },
  value,
});

export const moneyColumn = <T>(en: string, zh: string, value: Value<T, Money>): CsvColumn<T> => ({
  kind: 'money',
  label: { en, zh },
  value,
});

const CURRENCY: LocalText = { en: 'Currency', zh: '币种' };

export interface CsvFormat {
  /** Names of columns, in the order in which they are to stand. */
  columns: readonly string[];
  /** IANA; all times are written on its clock, and the headings name it. */
  zone: string;
  /** The language of the headings. */
  locale: Locale;
}

/**
 * How records of one kind become lines (RFC 4180, CRLF). Amounts are decimals in major units, with one column for the
 * currency behind the last of them: a record's amounts are all in one currency. Times stand as `2026-11-27 21:39:36`, which
 * spreadsheets read as a time.
 */
export class CsvTable<T> {
  private readonly chosen: readonly CsvColumn<T>[];
  private readonly lastMoney: number;

  /** Throws RangeError for a column that is none: whoever asks checks the names first. */
  constructor(
    columns: CsvColumns<T>,
    private readonly format: CsvFormat,
  ) {
    this.chosen = format.columns.map((name) => {
      const column = Object.hasOwn(columns, name) ? columns[name] : undefined;
      if (!column) throw new RangeError(`no column ${name}`);
      return column;
    });
    this.lastMoney = this.chosen.findLastIndex(({ kind }) => kind === 'money');
  }

  heading(): string {
    const { zone, locale } = this.format;
    const labels = this.chosen.flatMap(({ kind, label }, index) => {
      const text = kind === 'instant' ? `${label[locale]} (${zone})` : label[locale];
      return index === this.lastMoney ? [text, CURRENCY[locale]] : [text];
    });
    return csvLine(labels);
  }

  line(record: T): string {
    const cells: string[] = [];
    let currency = '';
    this.chosen.forEach((column, index) => {
      if (column.kind === 'money') {
        const amount = column.value(record);
        currency ||= amount?.currency ?? '';
        cells.push(amount ? minorToDecimal(amount) : '');
      } else if (column.kind === 'instant') {
        const at = column.value(record);
        cells.push(at ? localSecondAt(at, this.format.zone) : '');
      } else cells.push(csvCell(column.value(record)));
      if (index === this.lastMoney) cells.push(currency);
    });
    return `${cells.join(',')}\r\n`;
  }
}
