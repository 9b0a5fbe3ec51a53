import { type CurrencyCode, money } from '@ur-desk/domain/kernel';
import { type OutsideProviderName } from '@ur-desk/domain/payments';
import {
  type MovementSum,
  type SettlementClass,
  type SettlementDetailView,
  type SettlementFormat,
  type SettlementState,
  type SettlementView,
} from '@ur-desk/domain/settlements';

export interface SettlementRow {
  id: string;
  reference: string;
  provider: OutsideProviderName;
  format: SettlementFormat;
  state: SettlementState;
  file_name: string;
  file_bytes: number;
  period_from: Date;
  period_to: Date;
  lines_total: number;
  lines_done: number;
  movements: MovementSum[];
  open_differences: number;
  problem_code: string | null;
  created_by: string;
  created_at: Date;
  finished_at: Date | null;
  version: number;
}

export interface TallyRow {
  class: SettlementClass;
  currency: CurrencyCode;
  count: number;
  open: number;
  theirs: number;
  ours: number;
}

export interface FeeRow {
  currency: CurrencyCode;
  fee: number;
}

export const settlementView = (row: SettlementRow): SettlementView => ({
  id: row.id,
  reference: row.reference,
  provider: row.provider,
  format: row.format,
  state: row.state,
  fileName: row.file_name,
  fileBytes: row.file_bytes,
  from: row.period_from.toISOString(),
  to: row.period_to.toISOString(),
  linesTotal: row.lines_total,
  linesDone: row.lines_done,
  movements: row.movements.map(({ kind, count, currency, amountMinor }) => ({
    kind,
    count,
    amount: money(amountMinor, currency),
  })),
  openDifferences: row.open_differences,
  problemCode: row.problem_code,
  createdBy: row.created_by,
  createdAt: row.created_at.toISOString(),
  finishedAt: row.finished_at?.toISOString() ?? null,
  version: row.version,
});

export const settlementDetailView = (
  row: SettlementRow,
  { tallies, fees }: { tallies: readonly TallyRow[]; fees: readonly FeeRow[] },
): SettlementDetailView => ({
  ...settlementView(row),
  tallies: tallies.map(({ currency, theirs, ours, ...tally }) => ({
    ...tally,
    currency,
    theirs: money(theirs, currency),
    ours: money(ours, currency),
  })),
  fees: fees.map(({ fee, currency }) => ({ fee: money(fee, currency) })),
});
