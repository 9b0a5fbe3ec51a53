import { accountClosings } from './account-closings';
import { adjustments } from './adjustments';
import { autoRenewals } from './auto-renewals';
import { apiKeys } from './api-keys';
import { approvals } from './approvals';
import { auditEvents } from './audit-events';
import { backtests } from './backtests';
import { cannedReplies } from './canned-replies';
import { chargeLimits } from './charge-limits';
import { couponBatches, couponCodes } from './coupons';
import { customers } from './customers';
import { type ResourceDefinition } from './define-resource';
import { disputes } from './disputes';
import { findings } from './findings';
import { imports } from './imports';
import { ledgerVerifications } from './ledger-verifications';
import { limits } from './limits';
import { lines } from './lines';
import { membershipTiers } from './membership-tiers';
import { notificationTemplates } from './notification-templates';
import { notifications } from './notifications';
import { numbers, simProfiles } from './numbers';
import { offlinePayments } from './offline-payments';
import { payments } from './payments';
import { planFamilies } from './plan-families';
import { planRegions } from './plan-regions';
import { planReviews } from './plan-reviews';
import { plans } from './plans';
import { promotions } from './promotions';
import { paymentProviders, providerEvents } from './provider-events';
import { reasonCodes } from './reason-codes';
import { refunds } from './refunds';
import { renewals } from './renewals';
import { settlements } from './settlements';
import { staffResource } from './staff';
import { subscriptions } from './subscriptions';
import { unusualActivities } from './unusual-activities';
import { tierImports } from './tier-imports';
import { tickets } from './tickets';
import { valueAddedServices } from './value-added-services';
import { accounts, transfers } from './wallets';

/** Every noun of the console, in the order of the menu. A feature adds one import and one line. */
export const RESOURCES: readonly ResourceDefinition[] = [
  customers,
  tickets,
  findings,
  lines,
  numbers,
  simProfiles,
  notifications,
  notificationTemplates,
  imports,
  subscriptions,
  renewals,
  autoRenewals,
  payments,
  offlinePayments,
  refunds,
  accountClosings,
  disputes,
  adjustments,
  approvals,
  unusualActivities,
  transfers,
  accounts,
  settlements,
  providerEvents,
  ledgerVerifications,
  plans,
  planFamilies,
  planRegions,
  planReviews,
  valueAddedServices,
  promotions,
  backtests,
  membershipTiers,
  tierImports,
  couponBatches,
  couponCodes,
  cannedReplies,
  reasonCodes,
  limits,
  chargeLimits,
  paymentProviders,
  staffResource,
  apiKeys,
  auditEvents,
];
