import { type AcceptedRequests } from './accepted';
import { accountClosingRequests } from './account-closings';
import { adjustmentRequests } from './adjustments';
import { approvalRequests } from './approvals';
import { auditRequests } from './audit';
import { authRequests } from './auth';
import { chargeLimitRequests } from './charge-limits';
import { couponRequests } from './coupons';
import { cannedReplyRequests } from './canned-replies';
import { customerRequests } from './customers';
import { eventRequests } from './events';
import { exportRequests } from './exports';
import { findingRequests } from './findings';
import { disputeRequests } from './disputes';
import { healthRequests } from './health';
import { importRequests } from './imports';
import { ledgerRequests } from './ledger';
import { limitRequests } from './limits';
import { lineRequests } from './lines';
import { membershipRequests } from './memberships';
import { noteRequests } from './notes';
import { notificationRequests } from './notifications';
import { notificationTemplateRequests } from './notification-templates';
import { numberRequests } from './numbers';
import { offlinePaymentRequests } from './offline-payments';
import { paymentLinkRequests } from './payment-links';
import { paymentRequests } from './payments';
import { providerEventRequests } from './provider-events';
import { planGroupRequests } from './plan-groups';
import { planReviewRequests } from './plan-reviews';
import { planRequests } from './plans';
import { promotionRequests } from './promotions';
import { reasonCodeRequests } from './reason-codes';
import { receiptRequests } from './receipts';
import { refundRequests } from './refunds';
import { renewalRequests } from './renewals';
import { savedViewRequests } from './saved-views';
import { searchRequests } from './search';
import { settlementRequests } from './settlements';
import { staffRequests } from './staff';
import { ticketRequests } from './tickets';
import { unusualActivityRequests } from './unusual-activities';
import { valueAddedServiceRequests } from './value-added-services';
import { verificationRequests } from './verifications';

/** An accepted request for every operation of the API; a test holds it complete. */
export const ACCEPTED: AcceptedRequests = {
  ...accountClosingRequests,
  ...adjustmentRequests,
  ...approvalRequests,
  ...auditRequests,
  ...authRequests,
  ...chargeLimitRequests,
  ...couponRequests,
  ...cannedReplyRequests,
  ...savedViewRequests,
  ...customerRequests,
  ...eventRequests,
  ...exportRequests,
  ...findingRequests,
  ...disputeRequests,
  ...healthRequests,
  ...importRequests,
  ...ledgerRequests,
  ...limitRequests,
  ...lineRequests,
  ...membershipRequests,
  ...noteRequests,
  ...notificationRequests,
  ...notificationTemplateRequests,
  ...numberRequests,
  ...offlinePaymentRequests,
  ...paymentLinkRequests,
  ...paymentRequests,
  ...providerEventRequests,
  ...planRequests,
  ...planGroupRequests,
  ...planReviewRequests,
  ...promotionRequests,
  ...reasonCodeRequests,
  ...receiptRequests,
  ...refundRequests,
  ...renewalRequests,
  ...searchRequests,
  ...settlementRequests,
  ...staffRequests,
  ...ticketRequests,
  ...unusualActivityRequests,
  ...valueAddedServiceRequests,
  ...verificationRequests,
};
