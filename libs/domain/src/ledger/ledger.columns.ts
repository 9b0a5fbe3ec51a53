import { type CsvColumns, instantColumn, moneyColumn, textColumn } from '../csv';
import { type TransferView, type WalletEntryView } from './ledger.views';

/** What a file of the ledger's transfers can hold. */
export const TRANSFER_FILE_COLUMNS = {
  at: instantColumn('Time', '时间', (t) => t.at),
  kind: textColumn('Kind', '类型', (t) => t.kind),
  causeKind: textColumn('Belongs to', '所属业务', (t) => t.cause.kind),
  causeReference: textColumn('Reference', '编号', (t) => t.cause.reference),
  debitAccount: textColumn('Debit account', '借方账户', (t) => t.debitAccount),
  creditAccount: textColumn('Credit account', '贷方账户', (t) => t.creditAccount),
  amount: moneyColumn('Amount', '金额', (t) => t.amount),
  actor: textColumn('By', '操作人', (t) => t.actor.name),
  reason: textColumn('Reason', '原因', (t) => t.reason),
  reversesId: textColumn('Reverses', '冲正的分录', (t) => t.reversesId),
  customerId: textColumn('Customer id', '客户 ID', (t) => t.customerId),
  id: textColumn('Id', 'ID', (t) => t.id),
} as const satisfies CsvColumns<TransferView>;

/** What a file of a wallet's statement can hold. */
export const WALLET_ENTRY_COLUMNS = {
  at: instantColumn('Time', '时间', (e) => e.at),
  kind: textColumn('Kind', '类型', (e) => e.kind),
  causeKind: textColumn('Belongs to', '所属业务', (e) => e.cause.kind),
  causeReference: textColumn('Reference', '编号', (e) => e.cause.reference),
  change: moneyColumn('Change', '变动', (e) => e.change),
  balanceAfter: moneyColumn('Balance after', '变动后余额', (e) => e.balanceAfter),
  counterAccount: textColumn('Counter account', '对方账户', (e) => e.counterAccount),
  actor: textColumn('By', '操作人', (e) => e.actor.name),
  reason: textColumn('Reason', '原因', (e) => e.reason),
  reversesId: textColumn('Reverses', '冲正的分录', (e) => e.reversesId),
  id: textColumn('Id', 'ID', (e) => e.id),
} as const satisfies CsvColumns<WalletEntryView>;
