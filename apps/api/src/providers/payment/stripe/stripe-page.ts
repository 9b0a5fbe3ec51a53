import { HOUR_MS, type Instant, MINUTE_MS } from '@ur-desk/domain/kernel';
import { type PaymentMethodKind } from '@ur-desk/domain/payments';
import type Stripe from 'stripe';
import { type CreateLinkRequest } from '../payment-provider.port';

type PageParams = Stripe.Checkout.SessionCreateParams;
type MethodType = Stripe.Checkout.SessionCreateParams.AllowedPaymentMethodType;
type MethodOptions = Stripe.Checkout.SessionCreateParams.PaymentMethodOptions;

export const STRIPE_TYPES: Readonly<Partial<Record<PaymentMethodKind, MethodType>>> = {
  card: 'card',
  alipay: 'alipay',
  wechatPay: 'wechat_pay',
};

/** Stripe keeps a page open for half an hour at least and a day at most; a little less is left for the way there. */
const SHORTEST_MS = 31 * MINUTE_MS;
const LONGEST_MS = 24 * HOUR_MS - MINUTE_MS;

function expiresAt(wanted: Instant, nowMs: number): number {
  const ms = Math.min(Math.max(Date.parse(wanted), nowMs + SHORTEST_MS), nowMs + LONGEST_MS);
  return Math.floor(ms / 1_000);
}

/** Only a card is kept for later; a page with WeChat Pay opens in a browser, not in its app. */
function optionsOf(types: readonly MethodType[], saveMethod: boolean): MethodOptions | undefined {
  const options: MethodOptions = {
    ...(saveMethod && types.includes('card') ? { card: { setup_future_usage: 'off_session' } } : {}),
    ...(types.includes('wechat_pay') ? { wechat_pay: { client: 'web' } } : {}),
  };
  return Object.keys(options).length > 0 ? options : undefined;
}

/**
 * A hosted page for one payment. Our payment id stands on the page and on what is paid there. Prices are not converted for the
 * customer: what is asked for is what is taken.
 */
export function pageParams(
  request: CreateLinkRequest,
  { unitAmount, types, nowMs }: { unitAmount: number; types: MethodType[]; nowMs: number },
): PageParams {
  const { idempotencyKey, reference, description, amount, returnUrl, locale, saveMethod } = request;
  const metadata = {
    payment_id: idempotencyKey,
    reference,
    kind: 'link',
    ...(saveMethod ? { save_method: 'yes' } : {}),
  };
  const options = optionsOf(types, saveMethod);
  const price = {
    currency: amount.currency.toLowerCase(),
    unit_amount: unitAmount,
    product_data: { name: description },
  };
  return {
    mode: 'payment',
    client_reference_id: idempotencyKey,
    line_items: [{ quantity: 1, price_data: price }],
    allowed_payment_method_types: types,
    ...(options ? { payment_method_options: options } : {}),
    ...(saveMethod ? { customer_creation: 'always' } : {}),
    payment_intent_data: { description: reference, metadata },
    metadata,
    adaptive_pricing: { enabled: false },
    expires_at: expiresAt(request.expiresAt, nowMs),
    locale,
    success_url: returnUrl,
    cancel_url: returnUrl,
  };
}
