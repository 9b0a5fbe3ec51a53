import { type Instant, Problem } from '../kernel';

export const PAYMENT_METHOD_KINDS = ['card', 'alipay', 'wechatPay', 'paypal'] as const;
export type PaymentMethodKind = (typeof PAYMENT_METHOD_KINDS)[number];

export const PAYMENT_METHOD_STATES = ['active', 'removed'] as const;
export type PaymentMethodState = (typeof PAYMENT_METHOD_STATES)[number];

export const CARD_BRANDS = [
  'visa',
  'mastercard',
  'unionpay',
  'amex',
  'jcb',
  'discover',
  'diners',
  'other',
] as const;
export type CardBrand = (typeof CARD_BRANDS)[number];

export interface MethodFacts {
  state: PaymentMethodState;
  expiryYear: number;
  expiryMonth: number;
}

/** A card is good to the end of its month everywhere on earth, so it ends with that month in the westernmost zone. */
export function isExpired(method: Pick<MethodFacts, 'expiryYear' | 'expiryMonth'>, now: Instant): boolean {
  const firstOfNextMonth = Date.UTC(method.expiryYear, method.expiryMonth, 1, 12);
  return Date.parse(now) >= firstOfNextMonth;
}

export const isUsable = (method: MethodFacts, now: Instant): boolean =>
  method.state === 'active' && !isExpired(method, now);

/** Throws `payment_method_unusable` when a method was removed or its card has expired. */
export function refuseUnusableMethod(method: MethodFacts, now: Instant): void {
  if (isUsable(method, now)) return;
  const reason = method.state === 'removed' ? 'removed' : 'expired';
  throw new Problem('payment_method_unusable', { reason }, [
    { field: 'methodId', code: 'payment_method_unusable', params: { reason } },
  ]);
}
