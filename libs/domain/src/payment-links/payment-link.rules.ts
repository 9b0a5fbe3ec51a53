import { addMs, fieldProblem, type Instant, MINUTE_MS } from '../kernel';
import { PROVIDER_NAMES } from '../payments';
import {
  type LinkFacts,
  type LinkOrder,
  type LinkProviderFacts,
  type PaymentLinkState,
} from './payment-link.types';

/** No shorter than any provider allows, no longer than a price should be promised. Minutes. */
export const LINK_VALID_FOR_MINUTES = { min: 60, max: 1_440, choices: [60, 180, 1_440] } as const;

export const linkExpiresAt = (
  { validForMinutes }: Pick<LinkOrder, 'validForMinutes'>,
  now: Instant,
): Instant => addMs(now, validForMinutes * MINUTE_MS);

/** How a link stands: it has no state of its own, its payment has. */
export function linkStateOf({ paymentState, cancelledAt }: LinkFacts): PaymentLinkState {
  switch (paymentState) {
    case 'pending':
      return 'opening';
    case 'requiresAction':
      return cancelledAt === null ? 'open' : 'cancelling';
    case 'unknown':
      return 'unknown';
    case 'captured':
      return 'paid';
    case 'failed':
      return 'failed';
    case 'expired':
      return cancelledAt === null ? 'expired' : 'cancelled';
  }
}

/** Whether the link can be closed: while nobody knows of an end. */
export const isLinkWaiting = (state: PaymentLinkState): boolean =>
  state === 'opening' || state === 'open' || state === 'cancelling' || state === 'unknown';

/** Throws `payment_provider_off`, or `payment_link_unsupported` at what the provider's page cannot take. */
export function refuseLinkOrder(order: LinkOrder, facts: LinkProviderFacts, field: string): void {
  const { methodKinds } = order;
  const provider = PROVIDER_NAMES[order.provider];
  if (!facts.on) throw fieldProblem(`${field}.provider`, 'payment_provider_off', { provider });
  const { currencies, linkMethodKinds } = facts.capabilities;
  if (!currencies.includes(facts.currency))
    throw fieldProblem(`${field}.provider`, 'payment_link_unsupported', { provider, what: facts.currency });
  const unsupported = methodKinds.find((kind) => !linkMethodKinds.includes(kind));
  if (unsupported !== undefined)
    throw fieldProblem(`${field}.methodKinds`, 'payment_link_unsupported', { provider, what: unsupported });
}
