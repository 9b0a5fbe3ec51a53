import { type DeclineCode, type MethodRefusal, type RefundFailure } from '@ur-desk/domain/payments';

/** Stripe's decline codes and error codes of payments (docs.stripe.com/declines/codes, /error-codes) in our words. */
const DECLINES: Readonly<Record<string, DeclineCode>> = {
  insufficient_funds: 'insufficientFunds',
  expired_card: 'expiredCard',
  expired_payment_method: 'expiredCard',
  invalid_expiry_month: 'expiredCard',
  invalid_expiry_year: 'expiredCard',
  fraudulent: 'suspectedFraud',
  lost_card: 'suspectedFraud',
  merchant_blacklist: 'suspectedFraud',
  pickup_card: 'suspectedFraud',
  request_blocked: 'suspectedFraud',
  restricted_card: 'suspectedFraud',
  security_violation: 'suspectedFraud',
  stolen_card: 'suspectedFraud',
  amount_too_large: 'limitExceeded',
  card_decline_rate_limit_exceeded: 'limitExceeded',
  card_velocity_exceeded: 'limitExceeded',
  charge_exceeds_source_limit: 'limitExceeded',
  charge_exceeds_transaction_limit: 'limitExceeded',
  withdrawal_count_limit_exceeded: 'limitExceeded',
  authentication_required: 'authenticationRequired',
  approve_with_id: 'authenticationRequired',
  mobile_device_authentication_required: 'authenticationRequired',
  offline_pin_required: 'authenticationRequired',
  online_or_offline_pin_required: 'authenticationRequired',
  payment_intent_action_required: 'authenticationRequired',
  authentication_failure: 'authenticationFailed',
  authentication_not_handled: 'authenticationFailed',
  payment_intent_authentication_failure: 'authenticationFailed',
  payment_intent_payment_attempt_expired: 'customerCancelled',
  payment_method_customer_decline: 'customerCancelled',
  amount_too_small: 'methodUnavailable',
  card_not_supported: 'methodUnavailable',
  currency_not_supported: 'methodUnavailable',
  invalid_charge_amount: 'methodUnavailable',
  issuer_not_available: 'methodUnavailable',
  not_permitted: 'methodUnavailable',
  payment_intent_incompatible_payment_method: 'methodUnavailable',
  payment_method_currency_mismatch: 'methodUnavailable',
  payment_method_not_available: 'methodUnavailable',
  payment_method_provider_timeout: 'methodUnavailable',
  payment_method_restricted: 'methodUnavailable',
  payment_method_unactivated: 'methodUnavailable',
  payment_method_unexpected_state: 'methodUnavailable',
  payment_method_unsupported_type: 'methodUnavailable',
  processing_error: 'methodUnavailable',
  reenter_transaction: 'methodUnavailable',
  resource_missing: 'methodUnavailable',
  service_not_allowed: 'methodUnavailable',
  transaction_not_allowed: 'methodUnavailable',
  try_again_later: 'methodUnavailable',
};

/** The decline code says more than the error code; one that we do not know is a plain refusal. */
export const stripeDecline = (declineCode: string | undefined, code: string | undefined): DeclineCode =>
  DECLINES[declineCode ?? ''] ?? DECLINES[code ?? ''] ?? 'cardDeclined';

/** A request that Stripe found wrong for one of these was not executed: certainly nothing was charged. */
export const isRefusedUncharged = (code: string | undefined): boolean =>
  code !== undefined && code in DECLINES;

/** Error codes of a refund that was not made, and failure reasons of one that came back. */
const REFUND_FAILURES: Readonly<Record<string, RefundFailure>> = {
  charge_already_refunded: 'alreadyRefunded',
  charge_disputed: 'disputed',
  charge_for_pending_refund_disputed: 'disputed',
  refund_disputed_payment: 'disputed',
  balance_insufficient: 'providerBalanceTooLow',
  insufficient_funds: 'providerBalanceTooLow',
  lost_or_stolen_card: 'methodClosed',
  expired_or_canceled_card: 'methodClosed',
  charge_not_refundable: 'refused',
  resource_missing: 'refused',
  declined: 'refused',
  merchant_request: 'refused',
  unknown: 'refused',
};

/** Why a refund that Stripe calls failed did not arrive. */
export const stripeRefundFailure = (reason: string | undefined): RefundFailure =>
  REFUND_FAILURES[reason ?? ''] ?? 'refused';

/** Whether the error says that the refund was not made, and never will be under this key. */
export const isRefundRefused = (code: string | undefined): boolean =>
  code !== undefined && code in REFUND_FAILURES;

const EXPIRED: readonly string[] = ['expired_card', 'invalid_expiry_month', 'invalid_expiry_year'];

/** Why a card that Stripe checked was not kept. */
export const stripeMethodRefusal = (code: string | undefined): MethodRefusal =>
  EXPIRED.includes(code ?? '') ? 'expired' : 'declined';
