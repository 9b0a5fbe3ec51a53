import { ADJUSTMENT_COLUMNS } from '../adjustments';
import { AUDIT_COLUMNS } from '../audit';
import { COUPON_CODE_COLUMNS } from '../coupons';
import { type CsvColumns } from '../csv';
import { CUSTOMER_FILE_COLUMNS } from '../customers';
import { TRANSFER_FILE_COLUMNS, WALLET_ENTRY_COLUMNS } from '../ledger';
import { PAYMENT_COLUMNS } from '../payments';
import { PLAN_REVIEW_COLUMNS } from '../plan-reviews';
import { REFUND_COLUMNS } from '../refunds';
import { RENEWAL_COLUMNS } from '../renewals';
import { type ExportList } from './export.types';

/** What each list can be written with. */
export const EXPORT_COLUMNS = {
  customers: CUSTOMER_FILE_COLUMNS,
  renewals: RENEWAL_COLUMNS,
  payments: PAYMENT_COLUMNS,
  refunds: REFUND_COLUMNS,
  adjustments: ADJUSTMENT_COLUMNS,
  transfers: TRANSFER_FILE_COLUMNS,
  'wallet-entries': WALLET_ENTRY_COLUMNS,
  'coupon-codes': COUPON_CODE_COLUMNS,
  'plan-reviews': PLAN_REVIEW_COLUMNS,
  'audit-events': AUDIT_COLUMNS,
} as const satisfies Record<ExportList, CsvColumns<never>>;

/** The same for whoever has the list's name only at run time; its records are those of the list, whatever they are. */
export const exportColumnsOf = (list: ExportList): CsvColumns<unknown> =>
  EXPORT_COLUMNS[list] as unknown as CsvColumns<unknown>;

/** What the records of a list are. */
export type ExportRecord<L extends ExportList> =
  (typeof EXPORT_COLUMNS)[L] extends CsvColumns<infer T> ? T : never;
