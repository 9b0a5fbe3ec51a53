import { type CsvColumns, instantColumn, textColumn } from '../csv';
import { type CouponCodeView } from './coupon.views';

/** What a file of codes can hold. */
export const COUPON_CODE_COLUMNS = {
  code: textColumn('Code', '优惠码', (c) => c.code),
  status: textColumn('Status', '状态', (c) => c.status),
  batchName: textColumn('Batch', '批次', (c) => c.batchName),
  promotionCode: textColumn('Promotion', '促销', (c) => c.promotionCode),
  createdAt: instantColumn('Created', '生成时间', (c) => c.createdAt),
  disabledAt: instantColumn('Disabled', '停用时间', (c) => c.disabledAt),
  renewalReference: textColumn('Renewal', '续费编号', (c) => c.renewalReference),
  usedBy: textColumn('Used by customer id', '使用客户 ID', (c) => c.usedBy),
  customerId: textColumn('Bound to customer id', '绑定客户 ID', (c) => c.customerId),
  id: textColumn('Id', 'ID', (c) => c.id),
} as const satisfies CsvColumns<CouponCodeView>;
