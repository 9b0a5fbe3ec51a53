import {
  type CurrencyCode,
  type Instant,
  isCurrencyCode,
  isWellFormedText,
  type Money,
  money,
  parseMajor,
  Problem,
  CURRENCY_DECIMALS,
} from '../kernel';
import { SETTLEMENT_LIMITS } from './settlement.types';

/** Headers are compared without case and outer space: the same export has had both. */
export const columnKey = (column: string): string => column.trim().toLowerCase();

const UTC_TIME = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2})(:\d{2}(?:\.\d{1,3})?)?Z?$/;

/** `2026-11-01 09:12`, `2026-11-01 09:12:33`, `2026-11-01T09:12:33.000Z`: all UTC. Null when it is none, or no such day. */
export function instantOfUtc(text: string): Instant | null {
  const [, day, minute, second = ':00'] = UTC_TIME.exec(text.trim()) ?? [];
  const date = new Date(`${day}T${minute}${second}Z`);
  return day !== undefined && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day)
    ? date.toISOString()
    : null;
}

/**
 * The cells of one row by their columns. Whatever cannot be read throws `settlement_line_unreadable` with line and column: a
 * report is written by a machine, so one bad cell means that the file is not what the provider wrote.
 */
export class ReportCells {
  constructor(
    private readonly row: { line: number; cells: readonly string[] },
    private readonly places: ReadonlyMap<string, number>,
  ) {}

  get line(): number {
    return this.row.line;
  }

  unreadable(column: string): Problem {
    return new Problem('settlement_line_unreadable', { line: this.row.line, column });
  }

  /** The cell, trimmed; empty also where the report does not have the column. */
  optional(column: string): string {
    const place = this.places.get(column);
    const text = (place === undefined ? undefined : this.row.cells[place])?.trim() ?? '';
    if (text.length > SETTLEMENT_LIMITS.text || !isWellFormedText(text)) throw this.unreadable(column);
    return text;
  }

  required(column: string): string {
    const text = this.optional(column);
    if (text === '') throw this.unreadable(column);
    return text;
  }

  currency(column: string): CurrencyCode {
    const code = this.required(column).toUpperCase();
    if (!isCurrencyCode(code)) throw this.unreadable(column);
    return code;
  }

  /** An amount in major units (`-12.50`), exact. Zeros behind the currency's last decimal are let pass: `500.00` JPY. */
  amount(column: string, currency: CurrencyCode): Money {
    const text = this.required(column);
    const decimals = CURRENCY_DECIMALS[currency];
    const exact = text.replace(/\.(\d*?)0*$/, (_all, digits: string) => {
      const kept = digits.padEnd(decimals, '0');
      return kept === '' ? '' : `.${kept}`;
    });
    const minor = parseMajor(exact, currency);
    if (minor === null) throw this.unreadable(column);
    return money(minor, currency);
  }

  instant(column: string): Instant {
    const instant = instantOfUtc(this.required(column));
    if (instant === null) throw this.unreadable(column);
    return instant;
  }

  /** Gross − fee = net, to the unit: throws where a line contradicts itself. */
  requireNet(gross: Money, fee: Money, column: string): void {
    const net = this.amount(column, gross.currency);
    if (gross.amount - fee.amount !== net.amount) throw this.unreadable(column);
  }
}
