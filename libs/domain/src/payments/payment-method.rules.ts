import { type Instant, Problem } from '../kernel';
import { type DeclineCode } from './payment.rules';

export const PAYMENT_METHOD_KINDS = ['card'] as const;
export type PaymentMethodKind = (typeof PAYMENT_METHOD_KINDS)[number];

export const PAYMENT_METHOD_STATES = ['active', 'removed'] as const;
export type PaymentMethodState = (typeof PAYMENT_METHOD_STATES)[number];

export const CARD_BRANDS = ['visa', 'mastercard', 'unionpay', 'amex', 'jcb'] as const;
export type CardBrand = (typeof CARD_BRANDS)[number];

/**
 * What the sandbox does with a charge. `timeout…`: no answer in time, whether money moved is learnt by asking; `silent`: no
 * answer ever, also when asked.
 */
export type SandboxOutcome =
  | { kind: 'captured' }
  | { kind: 'declined'; declineCode: DeclineCode }
  | { kind: 'timeoutCaptured' }
  | { kind: 'timeoutDeclined'; declineCode: DeclineCode }
  | { kind: 'timeoutNeverReceived' }
  | { kind: 'silent' };

interface SandboxCard {
  brand: CardBrand;
  lastFour: string;
  outcome: SandboxOutcome;
}

/** The test cards: what each does is certain, so that every case can be shown and tested (rules 4). */
export const SANDBOX_CARDS = {
  tok_success: { brand: 'visa', lastFour: '4242', outcome: { kind: 'captured' } },
  tok_success_unionpay: { brand: 'unionpay', lastFour: '0005', outcome: { kind: 'captured' } },
  tok_declined: {
    brand: 'visa',
    lastFour: '0002',
    outcome: { kind: 'declined', declineCode: 'cardDeclined' },
  },
  tok_insufficient_funds: {
    brand: 'mastercard',
    lastFour: '9995',
    outcome: { kind: 'declined', declineCode: 'insufficientFunds' },
  },
  tok_expired_card: {
    brand: 'visa',
    lastFour: '0069',
    outcome: { kind: 'declined', declineCode: 'expiredCard' },
  },
  tok_timeout: { brand: 'mastercard', lastFour: '3155', outcome: { kind: 'timeoutCaptured' } },
  tok_timeout_declined: {
    brand: 'mastercard',
    lastFour: '3220',
    outcome: { kind: 'timeoutDeclined', declineCode: 'cardDeclined' },
  },
  tok_silent: { brand: 'visa', lastFour: '3089', outcome: { kind: 'silent' } },
  tok_timeout_lost: { brand: 'visa', lastFour: '3063', outcome: { kind: 'timeoutNeverReceived' } },
} as const satisfies Record<string, SandboxCard>;

export type SandboxToken = keyof typeof SANDBOX_CARDS;
export const SANDBOX_TOKENS = Object.keys(SANDBOX_CARDS) as SandboxToken[];

export const isSandboxToken = (token: string): token is SandboxToken => Object.hasOwn(SANDBOX_CARDS, token);

export const sandboxOutcome = (token: SandboxToken): SandboxOutcome => SANDBOX_CARDS[token].outcome;

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
