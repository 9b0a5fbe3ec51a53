import { type CsvColumns, instantColumn, numberColumn, textColumn } from '../csv';
import { type PlanReviewView } from './plan-review.views';

/** What a file of reviews can hold. */
export const PLAN_REVIEW_COLUMNS = {
  planCode: textColumn('Plan', '套餐', (r) => r.planCode),
  stars: numberColumn('Stars', '星级', (r) => r.stars),
  text: textColumn('Review', '评价', (r) => r.text),
  locale: textColumn('Language', '语言', (r) => r.locale),
  state: textColumn('Status', '状态', (r) => r.state),
  reason: textColumn('Reason', '原因', (r) => r.reason),
  abuseWords: textColumn('Abuse words', '敏感词', (r) => r.abuseWords.join(' ')),
  reply: textColumn('Reply', '回复', (r) => r.reply),
  renewalReference: textColumn('Purchase', '购买编号', (r) => r.renewalReference),
  source: textColumn('Source', '来源', (r) => r.source),
  createdAt: instantColumn('Written', '评价时间', (r) => r.createdAt),
  customerId: textColumn('Customer id', '客户 ID', (r) => r.customerId),
  id: textColumn('Id', 'ID', (r) => r.id),
} as const satisfies CsvColumns<PlanReviewView>;
