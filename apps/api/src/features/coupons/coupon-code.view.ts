import {
  COUPON_CODE_STATUSES,
  type CouponCodeFacts,
  type CouponCodeState,
  couponCodeStatus,
  type CouponCodeView,
} from '@ur-desk/domain/coupons';
import { couponKeyOf } from '@ur-desk/domain/promotions';
import { defineList } from '../../platform/http/list-spec';

export interface CouponCodeRow {
  id: string;
  code: string;
  state: CouponCodeState;
  batch_id: string;
  batch_name: string;
  batch_disabled_at: Date | null;
  promotion_id: string;
  promotion_code: string;
  customer_id: string | null;
  used_by: string | null;
  used_for: string | null;
  renewal_reference: string | null;
  created_at: Date;
  disabled_at: Date | null;
}

export const COUPON_CODE_COLUMNS = `c.id, c.code, c.state, c.batch_id, b.name AS batch_name, b.disabled_at AS batch_disabled_at,
  c.promotion_id, p.code AS promotion_code, c.customer_id, c.used_by, c.used_for, r.reference AS renewal_reference, c.created_at,
  c.disabled_at`;
export const COUPON_CODE_FROM = `coupon_code c JOIN coupon_batch b ON b.id = c.batch_id JOIN promotion p ON p.id = c.promotion_id
  LEFT JOIN renewal r ON r.customer_id = c.used_by AND r.id = c.used_for`;

/** Codes from batches. Who looks for one types the whole of it: there are millions, and a part of one is a guess. */
export const couponCodeList = defineList({
  name: 'coupon-codes',
  table: 'coupon_code',
  from: COUPON_CODE_FROM,
  select: COUPON_CODE_COLUMNS,
  id: 'c.id',
  fields: {
    batchId: { column: 'c.batch_id', type: 'id', filter: ['eq'] },
    promotionId: { column: 'b.promotion_id', type: 'id', filter: ['eq'] },
    customerId: { column: 'c.customer_id', type: 'id', filter: ['eq'] },
    status: {
      column: `CASE WHEN c.state <> 'free' THEN c.state WHEN c.disabled_at IS NULL AND b.disabled_at IS NULL THEN 'free'
        ELSE 'disabled' END`,
      type: 'oneOf',
      values: COUPON_CODE_STATUSES,
      filter: ['eq'],
    },
    createdAt: { column: 'c.created_at', type: 'instant', filter: ['gte', 'lte'], sort: true },
  },
  defaultSort: ['createdAt', 'DESC'],
  search: { sql: 'c.key = $1', param: (q) => couponKeyOf(q) ?? '' },
});

/** What rules are told about a code. */
export const couponCodeFacts = (
  row: Pick<CouponCodeRow, 'state' | 'disabled_at' | 'batch_disabled_at' | 'customer_id'>,
): CouponCodeFacts => ({
  state: row.state,
  disabledAt: row.disabled_at?.toISOString() ?? null,
  batchDisabledAt: row.batch_disabled_at?.toISOString() ?? null,
  customerId: row.customer_id,
});

export const couponCodeView = (row: CouponCodeRow): CouponCodeView => ({
  id: row.id,
  code: row.code,
  status: couponCodeStatus(couponCodeFacts(row)),
  batchId: row.batch_id,
  batchName: row.batch_name,
  promotionId: row.promotion_id,
  promotionCode: row.promotion_code,
  customerId: row.customer_id,
  usedBy: row.used_by,
  renewalId: row.used_for,
  renewalReference: row.renewal_reference,
  createdAt: row.created_at.toISOString(),
  disabledAt: row.disabled_at?.toISOString() ?? null,
});
