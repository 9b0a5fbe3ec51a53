import { type DeclineCode, type RefundFailure } from '@ur-desk/domain/payments';

/** Issues of a capture that end the order: PayPal will not take the money, whatever the customer does. */
const REFUSALS: Readonly<Record<string, DeclineCode>> = {
  TRANSACTION_REFUSED: 'cardDeclined',
  PAYER_CANNOT_PAY: 'insufficientFunds',
  TRANSACTION_LIMIT_EXCEEDED: 'limitExceeded',
  TRANSACTION_RECEIVING_LIMIT_EXCEEDED: 'limitExceeded',
  MAX_NUMBER_OF_PAYMENT_ATTEMPTS_EXCEEDED: 'limitExceeded',
  COMPLIANCE_VIOLATION: 'suspectedFraud',
  PAYEE_BLOCKED_TRANSACTION: 'suspectedFraud',
  TRANSACTION_BLOCKED_BY_PAYEE: 'suspectedFraud',
  PAYER_ACCOUNT_LOCKED_OR_CLOSED: 'methodUnavailable',
  PAYER_ACCOUNT_RESTRICTED: 'methodUnavailable',
};

/** Null: the issue does not say that nothing will be taken. */
export const payPalRefusal = (issue: string): DeclineCode | null => REFUSALS[issue] ?? null;

/** Issues after which the customer may choose another way to pay on PayPal's page. */
export const CUSTOMER_MAY_RETRY: readonly string[] = [
  'INSTRUMENT_DECLINED',
  'PAYER_ACTION_REQUIRED',
  'REDIRECT_PAYER_FOR_ALTERNATE_FUNDING',
];

/** Why a capture that was made was declined afterwards. */
const CAPTURE_REASONS: Readonly<Record<string, DeclineCode>> = {
  DECLINED_BY_RISK_FRAUD_FILTERS: 'suspectedFraud',
  PENDING_REVIEW: 'suspectedFraud',
  VERIFICATION_REQUIRED: 'authenticationRequired',
};

export const payPalCaptureDecline = (reason: string | undefined): DeclineCode =>
  CAPTURE_REASONS[reason ?? ''] ?? 'cardDeclined';

const REFUND_ISSUES: Readonly<Record<string, RefundFailure>> = {
  CAPTURE_FULLY_REFUNDED: 'alreadyRefunded',
  REFUND_AMOUNT_EXCEEDED: 'alreadyRefunded',
  REFUND_TIME_LIMIT_EXCEEDED: 'tooLate',
  CAPTURE_DISPUTED_PARTIAL_REFUND_NOT_ALLOWED: 'disputed',
  REFUND_FAILED_INSUFFICIENT_FUNDS: 'providerBalanceTooLow',
  REFUND_NOT_ALLOWED: 'refused',
  REFUND_CAPTURE_CURRENCY_MISMATCH: 'refused',
  MAX_NUMBER_OF_REFUNDS_EXCEEDED: 'refused',
};

/** Null: the issue does not say that the refund was not made. */
export const payPalRefundRefusal = (issue: string): RefundFailure | null => REFUND_ISSUES[issue] ?? null;
