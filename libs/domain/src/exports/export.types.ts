import { type Permission } from '../kernel';

/** The lists that are written as files, by the names of their routes; a wallet's statement is `wallet-entries`. */
export const EXPORT_LISTS = [
  'customers',
  'renewals',
  'payments',
  'refunds',
  'adjustments',
  'transfers',
  'wallet-entries',
  'coupon-codes',
  'plan-reviews',
  'audit-events',
] as const;
export type ExportList = (typeof EXPORT_LISTS)[number];

/** Who may read the list on the screen may have it as a file, if he may have files at all (`exports:create`). */
export const EXPORT_PERMISSIONS = {
  customers: 'customers:read',
  renewals: 'renewals:read',
  payments: 'payments:read',
  refunds: 'refunds:read',
  adjustments: 'adjustments:read',
  transfers: 'transfers:read',
  'wallet-entries': 'wallets:read',
  'coupon-codes': 'couponCodes:list',
  'plan-reviews': 'planReviews:read',
  'audit-events': 'auditEvents:read',
} as const satisfies Record<ExportList, Permission>;

export const isExportList = (name: string): name is ExportList =>
  (EXPORT_LISTS as readonly string[]).includes(name);

/** How an export ended: all of it was handed over, or not. */
export const EXPORT_ENDS = ['complete', 'broken'] as const;
export type ExportEnd = (typeof EXPORT_ENDS)[number];
