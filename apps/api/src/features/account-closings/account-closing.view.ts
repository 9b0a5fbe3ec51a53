import {
  type AccountClosingView,
  type ClosingRefundView,
  type ClosingState,
} from '@ur-desk/domain/account-closings';
import { type CustomerStatus } from '@ur-desk/domain/customer-status';
import { type CurrencyCode, type Instant, money } from '@ur-desk/domain/kernel';
import { type PaymentProviderName, type RefundFailure } from '@ur-desk/domain/payments';
import { type RefundState } from '@ur-desk/domain/refunds';
import {
  OWN_REQUEST_COLUMNS,
  OWN_REQUEST_JOINS,
  type OwnRequestRow,
  ownRequestView,
} from '../approvals/own-request.view';
import { ACTOR_JOINS, ACTOR_NAME } from '../ledger/ledger.view';

/** A refund as JSON brings it. */
interface ClosingRefundRow {
  id: string;
  reference: string;
  payment_reference: string;
  provider: PaymentProviderName;
  amount: number;
  state: RefundState;
  by_hand: boolean;
  failure_code: RefundFailure | null;
  replaced: boolean;
}

const REFUNDS = `SELECT json_agg(x) FROM (
  SELECT f.id, f.reference, p.reference AS payment_reference, p.provider, f.amount, f.state, f.by_hand, f.failure_code,
    EXISTS (SELECT FROM refund n WHERE n.customer_id = f.customer_id AND n.replaces_id = f.id) AS replaced
  FROM refund f JOIN payment p ON p.customer_id = f.customer_id AND p.id = f.payment_id
  WHERE f.customer_id = t.customer_id AND f.closing_id = t.id ORDER BY f.id) x`;

export const CLOSING_FROM = `account_closing t ${OWN_REQUEST_JOINS} ${ACTOR_JOINS}`;

export const CLOSING_COLUMNS = `t.id, t.customer_id, t.reference, t.state, t.currency, t.reason, t.pay_out, t.rest_owed, t.rest_paid,
  t.rest_reference, t.status_before, t.actor_kind, t.actor_id, t.created_at, t.closed_at, (${REFUNDS}) AS refunds,
  ${OWN_REQUEST_COLUMNS}, ${ACTOR_NAME}`;

export interface ClosingRow extends OwnRequestRow {
  id: string;
  customer_id: string;
  reference: string;
  state: ClosingState;
  currency: CurrencyCode;
  reason: string;
  pay_out: number;
  rest_owed: number;
  rest_paid: number;
  rest_reference: string | null;
  status_before: CustomerStatus;
  actor_kind: 'staff' | 'apiKey' | 'system';
  actor_id: string;
  actor_name: string;
  created_at: Date;
  closed_at: Date | null;
  refunds: ClosingRefundRow[] | null;
}

const refundView = (row: ClosingRefundRow, currency: CurrencyCode): ClosingRefundView => ({
  id: row.id,
  reference: row.reference,
  paymentReference: row.payment_reference,
  provider: row.provider,
  amount: money(row.amount, currency),
  state: row.state,
  byHand: row.by_hand,
  failureCode: row.failure_code,
  replaced: row.replaced,
});

/** A closing as staff see it; `now` (left out: as it is stored) tells whether its request has expired. */
export const closingView = (row: ClosingRow, now?: Instant): AccountClosingView => ({
  id: row.id,
  customerId: row.customer_id,
  reference: row.reference,
  state: row.state,
  reason: row.reason,
  payOut: money(row.pay_out, row.currency),
  rest: {
    owed: money(row.rest_owed, row.currency),
    paid: money(row.rest_paid, row.currency),
    bankReference: row.rest_reference,
  },
  refunds: (row.refunds ?? []).map((refund) => refundView(refund, row.currency)),
  approval: ownRequestView(row, now),
  actor: { kind: row.actor_kind, id: row.actor_id, name: row.actor_name },
  createdAt: row.created_at.toISOString(),
  closedAt: row.closed_at?.toISOString() ?? null,
});
