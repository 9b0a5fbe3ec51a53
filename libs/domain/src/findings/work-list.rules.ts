import { FINDING_CODES, type FindingCode } from '../customers';

/**
 * What stands on the work list (rules 9): where a customer is owed something, or will be, and somebody of us can put it right without
 * being asked. What only he can change, or what is told on his page for the talk with him, does not.
 */
const ON_WORK_LIST: Record<FindingCode, boolean> = {
  paid_not_active: true,
  charge_differs: true,
  payment_unknown: true,
  payment_duplicate: true,
  renewal_failed: true,
  auto_renew_stopped: true,
  renewal_stuck: true,
  refund_stuck: true,
  line_order_refused: true,
  line_order_late: true,
  allowance_missing: true,
  dispute_open: true,
  auto_renew_will_fail: true,
  balance_too_low: true,
  email_bounced: true,
  phone_bounced: true,
  message_failed: true,
  email_suspect: true,
  contact_missing: true,
  customer_closed: false,
  customer_suspended: false,
  customer_closing: false,
  payments_blocked: false,
  line_suspended: false,
  no_active_plan: false,
  expires_soon: false,
  allowance_used_up: false,
  allowance_low: false,
  method_blocked: false,
  method_expired: false,
  method_expiring: false,
  renewal_awaits_customer: false,
  possible_duplicate: false,
  email_unverified: false,
  phone_unverified: false,
};

/** The kinds of the work list, worst first. */
export const WORK_CODES: readonly FindingCode[] = FINDING_CODES.filter((code) => ON_WORK_LIST[code]);

export const isWork = ({ code }: { code: FindingCode }): boolean => ON_WORK_LIST[code];
