import { type CsvColumns, instantColumn, moneyColumn, textColumn } from '../csv';
import { type RenewalView } from './renewal.views';

/** What a file of renewals can hold. */
export const RENEWAL_COLUMNS = {
  reference: textColumn('Reference', '编号', (r) => r.reference),
  createdAt: instantColumn('Created', '创建时间', (r) => r.createdAt),
  endedAt: instantColumn('Ended', '结束时间', (r) => r.endedAt),
  planEn: textColumn('Plan (English)', '套餐（英文）', (r) => r.planName.en),
  planZh: textColumn('Plan (Chinese)', '套餐（中文）', (r) => r.planName.zh),
  policy: textColumn('Policy', '续费方式', (r) => r.policy),
  channel: textColumn('Channel', '渠道', (r) => r.channel),
  state: textColumn('State', '状态', (r) => r.state),
  total: moneyColumn('Total', '总额', (r) => r.total),
  error: textColumn('Why it failed', '失败原因', (r) => r.error),
  lineId: textColumn('Line id', '号码 ID', (r) => r.lineId),
  customerId: textColumn('Customer id', '客户 ID', (r) => r.customerId),
  id: textColumn('Id', 'ID', (r) => r.id),
} as const satisfies CsvColumns<RenewalView>;
