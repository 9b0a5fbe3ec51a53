import { type Instant, type Locale } from '@ur-desk/domain/kernel';
import {
  isLinkWaiting,
  linkStateOf,
  type PaymentLinkKind,
  type PaymentLinkView,
} from '@ur-desk/domain/payment-links';
import { type PaymentMethodKind } from '@ur-desk/domain/payments';
import { PAYMENT_COLUMNS, PAYMENT_FROM, type PaymentRow, paymentView } from '../payments/payment.view';

export type PaymentLinkRow = PaymentRow & {
  token: string;
  link_kind: PaymentLinkKind;
  provider_url: string | null;
  method_kinds: PaymentMethodKind[];
  save_method: boolean;
  send_by_email: boolean;
  locale: Locale;
  expires_at: Date;
  cancelled_at: Date | null;
  link_created_at: Date;
};

export const PAYMENT_LINK_COLUMNS = `l.token, l.kind AS link_kind, l.provider_url, l.method_kinds, l.save_method,
  l.send_by_email, l.locale,
  l.expires_at, l.cancelled_at, l.created_at AS link_created_at, ${PAYMENT_COLUMNS}`;

/** Behind the links, so that a list of them is ordered by their own time. */
export const PAYMENT_LINK_FROM = `payment_link l JOIN ${PAYMENT_FROM.replace(
  'payment p ',
  'payment p ON p.customer_id = l.customer_id AND p.id = l.payment_id ',
)}`;

const instant = (date: Date | null): Instant | null => date?.toISOString() ?? null;

/** `origin`: where the customer reaches this server. */
export function paymentLinkView(row: PaymentLinkRow, origin: string): PaymentLinkView {
  const {
    id,
    customerId,
    reference,
    provider,
    purpose,
    purposeId,
    amount,
    paidWith,
    declineCode,
    settledAt,
  } = paymentView(row);
  const cancelledAt = instant(row.cancelled_at);
  const state = linkStateOf({ paymentState: row.state, cancelledAt });
  return {
    id,
    customerId,
    reference,
    kind: row.link_kind,
    state,
    url: isLinkWaiting(state) && cancelledAt === null ? `${origin}/pay/${row.token}` : null,
    provider,
    methodKinds: row.method_kinds,
    saveMethod: row.save_method,
    purpose,
    purposeId,
    amount,
    paidWith,
    declineCode,
    expiresAt: row.expires_at.toISOString(),
    cancelledAt,
    createdAt: row.link_created_at.toISOString(),
    settledAt,
  };
}
