import { type CurrencyCode, type Instant } from '../kernel';
import {
  type OutsideProviderName,
  type PaymentMethodKind,
  type PaymentState,
  type ProviderCapabilities,
} from '../payments';

/** `page`: the provider's page on which the customer chooses how to pay; `confirmation`: of a saved card (3-D Secure). */
export const PAYMENT_LINK_KINDS = ['page', 'confirmation'] as const;
export type PaymentLinkKind = (typeof PAYMENT_LINK_KINDS)[number];

/**
 * `opening`: the provider was asked for the page; `unknown`: it has not answered; `cancelling`: closed by us, which the
 * provider has not confirmed.
 */
export const PAYMENT_LINK_STATES = [
  'opening',
  'open',
  'cancelling',
  'unknown',
  'paid',
  'failed',
  'expired',
  'cancelled',
] as const;
export type PaymentLinkState = (typeof PAYMENT_LINK_STATES)[number];

/** How a payment is to be taken on a provider's page. */
export interface LinkOrder {
  provider: OutsideProviderName;
  methodKinds: readonly PaymentMethodKind[];
  /** Minutes from now. */
  validForMinutes: number;
  /** The customer wants the method to be kept. */
  saveMethod: boolean;
}

/** What decides whether a provider's page can take a payment. */
export interface LinkProviderFacts {
  /** It has all that it needs. */
  on: boolean;
  capabilities: Pick<ProviderCapabilities, 'currencies' | 'linkMethodKinds'>;
  currency: CurrencyCode;
}

export interface LinkFacts {
  paymentState: PaymentState;
  /** When we closed it. */
  cancelledAt: Instant | null;
}
