import { type Instant, type Locale, Problem } from '@ur-desk/domain/kernel';
import { type LinkOrderInput, type PaymentLinkKind } from '@ur-desk/domain/payment-links';
import { type PaymentMethodKind } from '@ur-desk/domain/payments';
import { type EntityManager } from 'typeorm';
import { PAYMENT_LINK_COLUMNS, PAYMENT_LINK_FROM, type PaymentLinkRow } from './payment-link.view';

/** What a page is to offer, as its payment needs to know it. */
export interface LinkFactsRow {
  kind: PaymentLinkKind;
  token: string;
  method_kinds: PaymentMethodKind[];
  save_method: boolean;
  send_by_email: boolean;
  locale: Locale;
  expires_at: Date;
  cancelled_at: Date | null;
}

const INSERT = `INSERT INTO payment_link (customer_id, payment_id, token, kind, method_kinds, save_method, send_by_email,
  locale, expires_at, created_at)
SELECT $1, $2, $3, 'page', $4, $5, $6, c.locale, $7, $8 FROM customer c WHERE c.id = $1`;

interface NewLink {
  customerId: string;
  paymentId: string;
  token: string;
  expiresAt: Instant;
  now: Instant;
}

/** Writes down a page that the provider is to be asked for. */
export async function insertLink(em: EntityManager, of: NewLink & { order: LinkOrderInput }): Promise<void> {
  const { customerId, paymentId, token, order, expiresAt, now } = of;
  const { methodKinds, saveMethod, sendByEmail } = order;
  const values = [customerId, paymentId, token, methodKinds, saveMethod, sendByEmail, expiresAt, now];
  await em.query(INSERT, values);
}

const OPEN = `INSERT INTO payment_link (customer_id, payment_id, token, kind, provider_url, method_kinds, save_method,
  send_by_email, locale, expires_at, created_at)
SELECT $1, $2, $3, 'confirmation', $4, '{card}', false, false, c.locale, $5, $6 FROM customer c WHERE c.id = $1
ON CONFLICT (customer_id, payment_id) DO UPDATE SET provider_url = $4, expires_at = $5`;

/**
 * Writes down the address at which the provider waits for the customer: of a page that was asked for, or of the
 * confirmation that a charge turned out to need.
 */
export async function openLink(em: EntityManager, of: NewLink & { providerUrl: string }): Promise<void> {
  await em.query(OPEN, [of.customerId, of.paymentId, of.token, of.providerUrl, of.expiresAt, of.now]);
}

const FACTS = `SELECT kind, token, method_kinds, save_method, send_by_email, locale, expires_at, cancelled_at FROM payment_link
WHERE customer_id = $1 AND payment_id = $2`;

/** The page of a payment, or null when it needs none. */
export async function linkFacts(
  em: EntityManager,
  of: { customerId: string; paymentId: string },
): Promise<LinkFactsRow | null> {
  const rows = await em.query<LinkFactsRow[]>(FACTS, [of.customerId, of.paymentId]);
  return rows[0] ?? null;
}

const BY_ID = `SELECT ${PAYMENT_LINK_COLUMNS} FROM ${PAYMENT_LINK_FROM} WHERE l.payment_id = $1`;
const BY_TOKEN = `SELECT ${PAYMENT_LINK_COLUMNS} FROM ${PAYMENT_LINK_FROM} WHERE l.token = $1`;

/** The link of a payment. Throws `not_found`. */
export async function paymentLinkById(em: EntityManager, paymentId: string): Promise<PaymentLinkRow> {
  const rows = await em.query<PaymentLinkRow[]>(BY_ID, [paymentId]);
  if (!rows[0]) throw new Problem('not_found');
  return rows[0];
}

/** The link that a customer opened, or null. */
export async function paymentLinkByToken(em: EntityManager, token: string): Promise<PaymentLinkRow | null> {
  const rows = await em.query<PaymentLinkRow[]>(BY_TOKEN, [token]);
  return rows[0] ?? null;
}

const CANCEL = `UPDATE payment_link SET cancelled_at = $3 WHERE customer_id = $1 AND payment_id = $2
  AND cancelled_at IS NULL`;

/** Says that we closed a link; the provider is told next. */
export async function cancelLink(
  em: EntityManager,
  of: { customerId: string; paymentId: string },
  now: Instant,
): Promise<void> {
  await em.query(CANCEL, [of.customerId, of.paymentId, now]);
}
