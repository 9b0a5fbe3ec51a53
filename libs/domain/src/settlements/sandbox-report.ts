import { type Instant, isId, type Money, minorToDecimal, money, percentOf } from '../kernel';
import { type ReportCells } from './report-cells';
import {
  type ComparedKind,
  MOVEMENT_KINDS,
  type MovementKind,
  type ReportRow,
  type SettlementPeriod,
} from './settlement.types';

/**
 * The sandbox's settlement report: every movement of its balance in a period, one line each, in UTC and in major units. The
 * period stands in every line, so that a file says by itself what it covers.
 */
export const SANDBOX_REPORT_COLUMNS = [
  'movement_id',
  'kind',
  'occurred_at',
  'currency',
  'gross',
  'fee',
  'net',
  'reference',
  'merchant_id',
  'period_from',
  'period_to',
] as const;

/** What the sandbox keeps of a charge: 0.6 % of it. Refunds cost nothing, and it keeps the fee of what is given back. */
const SANDBOX_FEE_BPS = 60;

export interface SandboxMovement {
  kind: ComparedKind;
  occurredAt: Instant;
  /** Positive, also of a refund. */
  amount: Money;
  /** The sandbox's reference, and our payment or refund id. */
  reference: string;
  merchantId: string;
}

/** One line of the sandbox's report with its line end; every cell is an id, a word, a time or a number of ours. */
export function sandboxReportLine(movement: SandboxMovement, period: SettlementPeriod): string {
  const { amount, currency } = movement.amount;
  const gross = movement.kind === 'charge' ? amount : -amount;
  const fee = movement.kind === 'charge' ? percentOf(amount, SANDBOX_FEE_BPS) : 0;
  const decimal = (minor: number): string => minorToDecimal(money(minor, currency));
  const cells = [
    `mv_${movement.reference}`,
    movement.kind,
    movement.occurredAt,
    currency,
    decimal(gross),
    decimal(fee),
    decimal(gross - fee),
    movement.reference,
    movement.merchantId,
    period.from,
    period.to,
  ];
  return `${cells.join(',')}\r\n`;
}

export const SANDBOX_REPORT_HEADER = `${SANDBOX_REPORT_COLUMNS.join(',')}\r\n`;

const kindOf = (word: string): MovementKind => MOVEMENT_KINDS.find((kind) => kind === word) ?? 'other';

export function readSandboxRow(cells: ReportCells): ReportRow {
  const currency = cells.currency('currency');
  const amount = cells.amount('gross', currency);
  const fee = cells.amount('fee', currency);
  cells.requireNet(amount, fee, 'net');
  const occurredAt = cells.instant('occurred_at');
  const period = { from: cells.instant('period_from'), to: cells.instant('period_to') };
  if (occurredAt < period.from || occurredAt >= period.to) throw cells.unreadable('occurred_at');
  const providerKind = cells.required('kind');
  const merchantId = cells.optional('merchant_id');
  const line = {
    line: cells.line,
    externalId: cells.required('movement_id'),
    kind: kindOf(providerKind),
    providerKind,
    occurredAt,
    amount,
    settled: amount,
    feeMinor: fee.amount,
    providerReference: cells.optional('reference') || null,
    otherReference: null,
    ownId: isId(merchantId) ? merchantId.toLowerCase() : null,
    ownReference: null,
  };
  return { line, period };
}
