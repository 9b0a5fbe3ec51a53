import { type CsvColumns, instantColumn, moneyColumn, numberColumn, textColumn } from '../csv';
import { type AdjustmentView } from './adjustment.views';

/** What a file of adjustments can hold. */
export const ADJUSTMENT_COLUMNS = {
  reference: textColumn('Reference', '编号', (a) => a.reference),
  createdAt: instantColumn('Created', '创建时间', (a) => a.createdAt),
  doneAt: instantColumn('Carried out', '执行时间', (a) => a.doneAt),
  kind: textColumn('Kind', '类型', (a) => a.kind),
  state: textColumn('State', '状态', (a) => a.state),
  amount: moneyColumn('Amount', '金额', (a) => a.amount),
  allowanceKind: textColumn('Allowance', '用量类型', (a) => a.allowance?.kind ?? null),
  quantity: numberColumn(
    'Quantity (s, messages, bytes)',
    '数量（秒、条、字节）',
    (a) => a.allowance?.quantity ?? null,
  ),
  days: numberColumn('Days', '天数', (a) => a.days),
  reasonCode: textColumn('Reason', '原因', (a) => a.reasonCode),
  comment: textColumn('Comment', '备注', (a) => a.comment),
  actor: textColumn('By', '操作人', (a) => a.actor.name),
  customerId: textColumn('Customer id', '客户 ID', (a) => a.customerId),
  id: textColumn('Id', 'ID', (a) => a.id),
} as const satisfies CsvColumns<AdjustmentView>;
