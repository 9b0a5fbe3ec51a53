import { Platform1790000000000 } from './1790000000000-platform';
import { Staff1790000001000 } from './1790000001000-staff';
import { Customers1790000002000 } from './1790000002000-customers';
import { Plans1790000003000 } from './1790000003000-plans';
import { Ledger1790000004000 } from './1790000004000-ledger';
import { Payments1790000005000 } from './1790000005000-payments';
import { Subscriptions1790000006000 } from './1790000006000-subscriptions';
import { Renewals1790000007000 } from './1790000007000-renewals';
import { Refunds1790000008000 } from './1790000008000-refunds';
import { Notifications1790000009000 } from './1790000009000-notifications';
import { Imports1790000010000 } from './1790000010000-imports';
import { SandboxPages1790000011000 } from './1790000011000-sandbox-pages';
import { FIRST_REASON_CODES, ReasonCodes1790000012000 } from './1790000012000-reason-codes';
import { DemoSeed1790000013000 } from './1790000013000-demo-seed';
import { ProviderEvents1790000014000 } from './1790000014000-provider-events';
import { StaffPreferences1790000016000 } from './1790000016000-staff-preferences';
import { Approvals1790000017000 } from './1790000017000-approvals';
import { Adjustments1790000018000, FIRST_LIMITS } from './1790000018000-adjustments';
import { WalletLots1790000030000 } from './1790000030000-wallet-lots';
import { PaymentLinks1790000031000 } from './1790000031000-payment-links';
import { AccountTotals1790000032000 } from './1790000032000-account-totals';
import { WalletHolds1790000033000 } from './1790000033000-wallet-holds';
import { RefundsToSource1790000036000 } from './1790000036000-refunds-to-source';
import { ImportKeys1790000037000 } from './1790000037000-import-keys';
import { PaymentMethodUse1790000041000 } from './1790000041000-payment-method-use';
import { LedgerVerifications1790000042000 } from './1790000042000-ledger-verifications';
import { RefundRequests1790000051000 } from './1790000051000-refund-requests';
import { FIRST_TOP_UP_LIMITS, TopUpLimits1790000055000 } from './1790000055000-top-up-limits';
import {
  FIRST_RISK_RULES,
  FIRST_VELOCITY_LIMITS,
  PaymentRisk1790000055100,
} from './1790000055100-payment-risk';
import { Settlements1790000053000 } from './1790000053000-settlements';
import { Disputes1790000054000 } from './1790000054000-disputes';
import { FIRST_UNUSUAL_RULES, UnusualActivities1790000055200 } from './1790000055200-unusual-activities';
import { SearchCards1790000055300 } from './1790000055300-search-cards';
import { PlanReplacements1790000058000, REPLACEMENT_REASON } from './1790000058000-plan-replacements';
import { FIRST_FINANCE_LIMITS, OfflinePayments1790000060000 } from './1790000060000-offline-payments';
import { HandPayouts1790000060100 } from './1790000060100-hand-payouts';
import { FIRST_TAX_RATES, TaxRates1790000062000 } from './1790000062000-tax-rates';
import { AccountClosings1790000066100, CLOSING_REASON } from './1790000066100-account-closings';
import { CustomerClosing1790000066000 } from './1790000066000-customer-closing';
import { Promotions1790000064000 } from './1790000064000-promotions';
import { CouponCodes1790000068000 } from './1790000068000-coupon-codes';
import { Memberships1790000071000 } from './1790000071000-memberships';
import { FIRST_PROGRAMME, MembershipTiers1790000070000 } from './1790000070000-membership-tiers';
import { CouponBatches1790000069000 } from './1790000069000-coupon-batches';
import { AutoRenewals1790000074000 } from './1790000074000-auto-renewals';
import { FIRST_REVIEW_WORDS, PlanReviews1790000088000 } from './1790000088000-plan-reviews';
import { RefundCouponUse1790000075000 } from './1790000075000-refund-coupon-use';
import { SearchReferences1790000076000 } from './1790000076000-search-references';
import { Backtests1790000080000 } from './1790000080000-backtests';
import { PlanReleases1790000084000 } from './1790000084000-plan-releases';
import { TierImports1790000085000 } from './1790000085000-tier-imports';
import { MembershipWarnings1790000086000 } from './1790000086000-membership-warnings';
import { TierBonuses1790000087000 } from './1790000087000-tier-bonuses';
import { TopUpBonuses1790000092000 } from './1790000092000-top-up-bonuses';
import {
  AutoRenewSchedule1790000094000,
  FIRST_AUTO_RENEW_SCHEDULE,
} from './1790000094000-auto-renew-schedule';
import { Network1790000096000 } from './1790000096000-network';
import { LineOrders1790000096200 } from './1790000096200-line-orders';
import { PossibleDuplicates1790000142000 } from './1790000142000-possible-duplicates';
import { CustomersContaining1790000133000 } from './1790000133000-customers-containing';
import { SavedViews1790000134000 } from './1790000134000-saved-views';
import { LineMoves1790000140000 } from './1790000140000-line-moves';
import { LineOrderTarget1790000126000 } from './1790000126000-line-order-target';
import { Notes1790000125000 } from './1790000125000-notes';
import { Findings1790000103000 } from './1790000103000-findings';
import { LineSuspension1790000103300 } from './1790000103300-line-suspension';
import { NotificationTemplates1790000115000 } from './1790000115000-notification-templates';
import { QuietHours1790000115100 } from './1790000115100-quiet-hours';
import { BouncedAddresses1790000115200 } from './1790000115200-bounced-addresses';
import { SmsMessages1790000103200 } from './1790000103200-sms-messages';
import { Verifications1790000103100 } from './1790000103100-verifications';
import { AddOnPacks1790000104000 } from './1790000104000-add-on-packs';
import { NumberStock1790000096100 } from './1790000096100-number-stock';
import { Anonymisation1790000129500 } from './1790000129500-anonymisation';
import { FIRST_SUPPORT_HOURS, SupportHours1790000132000 } from './1790000132000-support-hours';
import { CannedReplies1790000131000, FIRST_CANNED_REPLIES } from './1790000131000-canned-replies';
import { Tickets1790000130000, TICKET_REASONS } from './1790000130000-tickets';
import { PlanGroups1790000190000 } from './1790000190000-plan-groups';
import { Presence1790000170000 } from './1790000170000-presence';
import {
  FIRST_VALUE_ADDED_SERVICES,
  ValueAddedServices1790000160000,
} from './1790000160000-value-added-services';
import { LineServices1790000161000 } from './1790000161000-line-services';

/** In the order in which they run. A migration that was released is never edited. */
export const MIGRATIONS = [
  Platform1790000000000,
  Staff1790000001000,
  Customers1790000002000,
  Plans1790000003000,
  Ledger1790000004000,
  Payments1790000005000,
  Subscriptions1790000006000,
  Renewals1790000007000,
  Refunds1790000008000,
  Notifications1790000009000,
  Imports1790000010000,
  SandboxPages1790000011000,
  ReasonCodes1790000012000,
  DemoSeed1790000013000,
  ProviderEvents1790000014000,
  StaffPreferences1790000016000,
  Approvals1790000017000,
  Adjustments1790000018000,
  WalletLots1790000030000,
  PaymentLinks1790000031000,
  AccountTotals1790000032000,
  WalletHolds1790000033000,
  RefundsToSource1790000036000,
  ImportKeys1790000037000,
  PaymentMethodUse1790000041000,
  LedgerVerifications1790000042000,
  RefundRequests1790000051000,
  Settlements1790000053000,
  Disputes1790000054000,
  TopUpLimits1790000055000,
  PaymentRisk1790000055100,
  UnusualActivities1790000055200,
  SearchCards1790000055300,
  PlanReplacements1790000058000,
  OfflinePayments1790000060000,
  HandPayouts1790000060100,
  TaxRates1790000062000,
  Promotions1790000064000,
  CustomerClosing1790000066000,
  AccountClosings1790000066100,
  CouponCodes1790000068000,
  CouponBatches1790000069000,
  MembershipTiers1790000070000,
  Memberships1790000071000,
  AutoRenewals1790000074000,
  RefundCouponUse1790000075000,
  SearchReferences1790000076000,
  Backtests1790000080000,
  PlanReleases1790000084000,
  TierImports1790000085000,
  MembershipWarnings1790000086000,
  TierBonuses1790000087000,
  PlanReviews1790000088000,
  TopUpBonuses1790000092000,
  AutoRenewSchedule1790000094000,
  Network1790000096000,
  NumberStock1790000096100,
  LineOrders1790000096200,
  Notes1790000125000,
  LineOrderTarget1790000126000,
  Findings1790000103000,
  Verifications1790000103100,
  SmsMessages1790000103200,
  LineSuspension1790000103300,
  AddOnPacks1790000104000,
  NotificationTemplates1790000115000,
  QuietHours1790000115100,
  BouncedAddresses1790000115200,
  Anonymisation1790000129500,
  Tickets1790000130000,
  CannedReplies1790000131000,
  SupportHours1790000132000,
  LineMoves1790000140000,
  Presence1790000170000,
  PlanGroups1790000190000,
  PossibleDuplicates1790000142000,
  ValueAddedServices1790000160000,
  CustomersContaining1790000133000,
  LineServices1790000161000,
  SavedViews1790000134000,
];

/** What migrations put into tables: whoever empties all tables runs these again. */
export const REFERENCE_DATA: readonly string[] = [
  FIRST_REASON_CODES,
  FIRST_LIMITS,
  FIRST_FINANCE_LIMITS,
  FIRST_TOP_UP_LIMITS,
  FIRST_TAX_RATES,
  FIRST_PROGRAMME,
  FIRST_VELOCITY_LIMITS,
  FIRST_RISK_RULES,
  FIRST_UNUSUAL_RULES,
  REPLACEMENT_REASON,
  CLOSING_REASON,
  FIRST_REVIEW_WORDS,
  FIRST_AUTO_RENEW_SCHEDULE,
  TICKET_REASONS,
  FIRST_CANNED_REPLIES,
  FIRST_SUPPORT_HOURS,
  FIRST_VALUE_ADDED_SERVICES,
];
