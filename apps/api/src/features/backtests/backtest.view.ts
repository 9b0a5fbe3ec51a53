import {
  BACKTEST_STATES,
  type BacktestDay,
  type BacktestDetailView,
  type BacktestMode,
  type BacktestState,
  type BacktestView,
  sumsByCurrency,
} from '@ur-desk/domain/backtests';
import { type PromotionContent } from '@ur-desk/domain/promotions';
import { defineList } from '../../platform/http/list-spec';

export interface BacktestRow {
  id: string;
  promotion_id: string;
  promotion_code: string;
  version_id: string;
  version_no: number;
  content: PromotionContent;
  mode: BacktestMode;
  days: number;
  from_at: Date;
  until_at: Date;
  state: BacktestState;
  total: number;
  done: number;
  /** As text: more exact than a `Date`. */
  cursor_at: string;
  cursor_id: string;
  created_by: string;
  created_at: Date;
  finished_at: Date | null;
}

export const BACKTEST_COLUMNS = `b.id, b.promotion_id, p.code AS promotion_code, b.version_id, b.version_no, b.content, b.mode, b.days,
  b.from_at, b.until_at, b.state, b.total, b.done, b.cursor_at::text AS cursor_at, b.cursor_id, b.created_by, b.created_at, b.finished_at`;
export const BACKTEST_FROM = 'backtest b JOIN promotion p ON p.id = b.promotion_id';

/** All backtests with how far they are. */
export const backtestList = defineList({
  name: 'backtests',
  table: 'backtest',
  from: BACKTEST_FROM,
  select: BACKTEST_COLUMNS,
  id: 'b.id',
  fields: {
    promotionId: { column: 'b.promotion_id', type: 'id', filter: ['eq'] },
    state: { column: 'b.state', type: 'oneOf', values: BACKTEST_STATES, filter: ['eq'] },
    createdAt: { column: 'b.created_at', type: 'instant', filter: ['gte', 'lte'], sort: true },
  },
  defaultSort: ['createdAt', 'DESC'],
});

export const backtestView = (row: BacktestRow): BacktestView => ({
  id: row.id,
  promotionId: row.promotion_id,
  promotionCode: row.promotion_code,
  versionNo: row.version_no,
  mode: row.mode,
  days: row.days,
  withCode: row.content.coupon !== null,
  from: row.from_at.toISOString(),
  until: row.until_at.toISOString(),
  state: row.state,
  total: row.total,
  done: row.done,
  createdBy: row.created_by,
  createdAt: row.created_at.toISOString(),
  finishedAt: row.finished_at?.toISOString() ?? null,
});

export const backtestDetailView = (row: BacktestRow, byDay: BacktestDay[]): BacktestDetailView => ({
  ...backtestView(row),
  sums: sumsByCurrency(byDay),
  byDay,
});
