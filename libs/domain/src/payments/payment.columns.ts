import { type CsvColumns, instantColumn, moneyColumn, textColumn } from '../csv';
import { type PaymentView } from './payment.views';

/** What a file of payments can hold. States and kinds are the API's words: they do not change with the language. */
export const PAYMENT_COLUMNS = {
  reference: textColumn('Reference', '编号', (p) => p.reference),
  createdAt: instantColumn('Created', '创建时间', (p) => p.createdAt),
  settledAt: instantColumn('Settled', '完成时间', (p) => p.settledAt),
  purpose: textColumn('Purpose', '用途', (p) => p.purpose),
  state: textColumn('State', '状态', (p) => p.state),
  provider: textColumn('Provider', '支付机构', (p) => p.provider),
  method: textColumn('Method', '支付方式', (p) => p.paidWith?.kind ?? null),
  brand: textColumn('Card brand', '卡组织', (p) => p.paidWith?.brand ?? null),
  lastFour: textColumn('Last four digits', '尾号', (p) => p.paidWith?.lastFour ?? null),
  amount: moneyColumn('Amount', '金额', (p) => p.amount),
  captured: moneyColumn('Captured', '已收金额', (p) => p.captured),
  refunded: moneyColumn('Refunded', '已退金额', (p) => p.refunded),
  declineCode: textColumn('Decline reason', '拒绝原因', (p) => p.declineCode),
  providerReference: textColumn('Provider reference', '支付机构流水号', (p) => p.providerReference),
  customerId: textColumn('Customer id', '客户 ID', (p) => p.customerId),
  id: textColumn('Id', 'ID', (p) => p.id),
} as const satisfies CsvColumns<PaymentView>;
