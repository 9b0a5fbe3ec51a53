import {
  type CodeCharset,
  COUPON_BATCH_STATES,
  type CouponBatchState,
  type CouponBatchView,
} from '@ur-desk/domain/coupons';
import { defineList } from '../../platform/http/list-spec';

export interface CouponBatchRow {
  id: string;
  promotion_id: string;
  promotion_code: string;
  name: string;
  state: CouponBatchState;
  pattern: string;
  charset: CodeCharset;
  count: number;
  made: number;
  reserved: number;
  redeemed: number;
  disabled_codes: number;
  created_by: string;
  created_at: Date;
  finished_at: Date | null;
  disabled_at: Date | null;
  version: number;
}

const used = (state: 'reserved' | 'redeemed') =>
  `(SELECT count(*) FROM coupon_code c WHERE c.batch_id = b.id AND c.state = '${state}') AS ${state}`;

export const COUPON_BATCH_COLUMNS = `b.id, b.promotion_id, p.code AS promotion_code, b.name, b.state, b.pattern, b.charset, b.count, b.made,
  ${used('reserved')}, ${used('redeemed')},
  (SELECT count(*) FROM coupon_code c WHERE c.batch_id = b.id AND c.disabled_at IS NOT NULL) AS disabled_codes,
  b.created_by, b.created_at, b.finished_at, b.disabled_at, b.version`;
export const COUPON_BATCH_FROM = 'coupon_batch b JOIN promotion p ON p.id = b.promotion_id';

/** All batches with how far they are and what became of their codes. */
export const couponBatchList = defineList({
  name: 'coupon-batches',
  table: 'coupon_batch',
  from: COUPON_BATCH_FROM,
  select: COUPON_BATCH_COLUMNS,
  id: 'b.id',
  fields: {
    promotionId: { column: 'b.promotion_id', type: 'id', filter: ['eq'] },
    state: { column: 'b.state', type: 'oneOf', values: COUPON_BATCH_STATES, filter: ['eq'] },
    createdAt: { column: 'b.created_at', type: 'instant', filter: ['gte', 'lte'], sort: true },
  },
  defaultSort: ['createdAt', 'DESC'],
});

export const couponBatchView = (row: CouponBatchRow): CouponBatchView => ({
  id: row.id,
  promotionId: row.promotion_id,
  promotionCode: row.promotion_code,
  name: row.name,
  state: row.state,
  pattern: row.pattern,
  charset: row.charset,
  count: row.count,
  made: row.made,
  reserved: row.reserved,
  redeemed: row.redeemed,
  disabledCodes: row.disabled_codes,
  createdBy: row.created_by,
  createdAt: row.created_at.toISOString(),
  finishedAt: row.finished_at?.toISOString() ?? null,
  disabledAt: row.disabled_at?.toISOString() ?? null,
  version: row.version,
});
