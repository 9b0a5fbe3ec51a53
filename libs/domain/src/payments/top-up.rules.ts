import { refuseTopUpAmount, type TopUpLimits } from '../charge-limits';
import { type CustomerStatus, refuseAct } from '../customer-status';
import { addMoney, type Instant, type Money, Problem } from '../kernel';
import { type MethodFacts, refuseUnusableMethod } from './payment-method.rules';
import { type PaymentState } from './payment.rules';

/** What becomes of a bonus that was promised: given with the money, released without it, or used up by others meanwhile. */
export const TOP_UP_BONUS_STATES = ['promised', 'given', 'released', 'lost'] as const;
export type TopUpBonusState = (typeof TOP_UP_BONUS_STATES)[number];

export interface TopUpFacts {
  customerStatus: CustomerStatus;
  /** Of the wallet's currency. */
  limits: TopUpLimits;
  /** Null: the customer pays on a provider's page. */
  method: MethodFacts | null;
  /** A top-up of this customer without an answer yet, if there is one. */
  openPayment: { reference: string; state: PaymentState } | null;
}

/**
 * While a charge has no answer, a second one might charge twice (rules 4). Throws `payment_link_open` while the customer can
 * still pay on a page, else `payment_unknown`.
 */
export function refuseWhileWaiting(open: { reference: string; state: PaymentState } | null): void {
  if (open === null) return;
  const { reference, state } = open;
  throw new Problem(state === 'requiresAction' ? 'payment_link_open' : 'payment_unknown', { reference });
}

/**
 * Whether a top-up may be charged; throws the problem when not: account closed or closing, wrong currency, amount too small or too large,
 * card unusable, or an earlier charge without an answer (rules 4: a second one is refused with the reason).
 */
export function decideTopUp(facts: TopUpFacts, input: { amount: Money }, now: Instant): Money {
  refuseAct(facts.customerStatus, 'payIn');
  refuseTopUpAmount(input.amount, facts.limits);
  if (facts.method) refuseUnusableMethod(facts.method, now);
  refuseWhileWaiting(facts.openPayment);
  return input.amount;
}

/** The balance that the customer will see, for the preview before the card is charged. */
export const balanceAfterTopUp = (balance: Money, amount: Money, bonus?: Money): Money =>
  bonus ? addMoney(addMoney(balance, amount), bonus) : addMoney(balance, amount);
