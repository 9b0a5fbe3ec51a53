import { DAY_MS, fieldProblem, type Instant } from '../kernel';
import { type BlockFacts, isBlocking } from '../payment-blocks';

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
  /** Both null: this kind does not expire. */
  expiryYear: number | null;
  expiryMonth: number | null;
  /** What keeps it, or the same card saved again, from being charged; null: nothing ever did. */
  block: BlockFacts | null;
}

type Expiry = Pick<MethodFacts, 'expiryYear' | 'expiryMonth'>;

/** A card is good to the end of its month everywhere on earth, so it ends with that month in the westernmost zone. */
const endOf = ({ expiryYear, expiryMonth }: Expiry): number =>
  expiryYear === null || expiryMonth === null ? Infinity : Date.UTC(expiryYear, expiryMonth, 1, 12);

export const isExpired = (method: Expiry, now: Instant): boolean => Date.parse(now) >= endOf(method);

/** A method that ends within this time is worth a word: the next automatic renewal may not find it. */
export const EXPIRING_SOON_MS = 45 * DAY_MS;

export const isExpiringSoon = (method: Expiry, now: Instant): boolean =>
  !isExpired(method, now) && endOf(method) - Date.parse(now) <= EXPIRING_SOON_MS;

export const isUsable = (method: MethodFacts, now: Instant): boolean =>
  method.state === 'active' && !isExpired(method, now) && !isBlocking(method.block, now);

/** Throws at `field`: `payment_method_unusable` when a method was removed or has expired, `payment_method_blocked`. */
export function refuseUnusableMethod(method: MethodFacts, now: Instant, field = 'methodId'): void {
  if (isUsable(method, now)) return;
  const sound = method.state === 'active' && !isExpired(method, now);
  if (sound) throw fieldProblem(field, 'payment_method_blocked');
  throw fieldProblem(field, 'payment_method_unusable', {
    reason: method.state === 'removed' ? 'removed' : 'expired',
  });
}

export interface MethodChoice extends MethodFacts {
  id: string;
  isDefault: boolean;
  /** Since when the customer lets us charge it without asking; null: never said so. */
  automaticUseSince: Instant | null;
  createdAt: Instant;
}

/**
 * The method that pays when nobody names one: the default, else the one saved last, among those that are good. For a charge
 * that nobody asked for at that moment (`automatic`) only where the customer has agreed to that; null: none.
 */
export function chooseMethod<T extends MethodChoice>(
  methods: readonly T[],
  { now, automatic }: { now: Instant; automatic: boolean },
): T | null {
  const good = methods.filter((m) => isUsable(m, now) && (!automatic || m.automaticUseSince !== null));
  const byChoice = (a: T, b: T) =>
    Number(b.isDefault) - Number(a.isDefault) || b.createdAt.localeCompare(a.createdAt);
  return [...good].sort(byChoice)[0] ?? null;
}

/** Which saved method is charged unless another is chosen: the default where it can be used, else the first that can. */
export const likeliestMethod = <Method extends { usable: boolean; isDefault: boolean }>(
  methods: readonly Method[],
): Method | undefined =>
  methods.find(({ usable, isDefault }) => usable && isDefault) ?? methods.find(({ usable }) => usable);
