import { type CsvColumns, instantColumn, moneyColumn, textColumn } from '../csv';
import { type RefundView } from './refund.views';

/** What a file of refunds can hold. */
export const REFUND_COLUMNS = {
  reference: textColumn('Reference', '编号', (r) => r.reference),
  createdAt: instantColumn('Created', '创建时间', (r) => r.createdAt),
  payment: textColumn('Payment', '原支付', (r) => r.payment.reference),
  purpose: textColumn('Purpose', '用途', (r) => r.payment.purpose),
  provider: textColumn('Provider', '支付机构', (r) => r.payment.provider),
  lastFour: textColumn('Last four digits', '尾号', (r) => r.payment.paidWith?.lastFour ?? null),
  state: textColumn('State', '状态', (r) => r.state),
  destination: textColumn('Destination', '退款去向', (r) => r.destination),
  amount: moneyColumn('Amount', '金额', (r) => r.amount),
  toSource: moneyColumn('To the source', '退回原支付方式', (r) => r.toSource),
  toWallet: moneyColumn('To the wallet', '退至余额', (r) => r.toWallet),
  settledAt: instantColumn('Settled at the source', '原路退款完成时间', (r) => r.source?.settledAt ?? null),
  reasonCode: textColumn('Reason', '原因', (r) => r.reasonCode),
  comment: textColumn('Comment', '备注', (r) => r.comment),
  planEffect: textColumn('Effect on the plan', '套餐处理', (r) => r.planEffect),
  actor: textColumn('By', '操作人', (r) => r.actor.name),
  customerId: textColumn('Customer id', '客户 ID', (r) => r.customerId),
  id: textColumn('Id', 'ID', (r) => r.id),
} as const satisfies CsvColumns<RefundView>;
