import { allowsAct } from '../customer-status';
import { fieldProblem, type Money, money, type Problem, subtractMoney } from '../kernel';
import { canGoBack } from './hand-payout.rules';
import { type RefundFacts, type RefundInputFacts, type RefundParts } from './refund.types';

/** What can come back from revenue: what the renewal moved there and nobody gave back yet. */
export const revenueRest = ({ purchase }: RefundFacts): Money => {
  const { amount, currency } = subtractMoney(purchase.posted, purchase.refunded);
  return money(Math.max(0, amount), currency);
};

/** What lies in the wallet and can go back to its source. */
const walletRest = ({ payment }: RefundFacts): number =>
  canGoBack(payment.source) ? payment.inWallet.amount : 0;

/**
 * What can still be refunded: never more than is left of the payment (P1), nor more than is left of what was bought with it
 * plus what of it is still in the wallet and can go back from there (rules 7: of a top-up at most the unspent part).
 */
export function refundableRest(facts: RefundFacts): Money {
  const { captured, refunded } = facts.payment;
  const rest = subtractMoney(captured, refunded).amount;
  const found = revenueRest(facts).amount + walletRest(facts);
  return money(Math.max(0, Math.min(rest, found)), captured.currency);
}

/** The refusal that names the most that is possible; of a top-up it says that only the unspent part can go back. */
export function aboveRest(facts: RefundFacts, max: Money): { code: Problem['code']; params: { max: Money } } {
  const { payment } = facts;
  const spent =
    facts.purchase.posted.amount === 0 && max.amount < payment.captured.amount - payment.refunded.amount;
  return { code: spent ? 'refund_above_unspent' : 'refund_above_rest', params: { max } };
}

/**
 * How an order is made up. What goes to the source is taken from the wallet where it still lies there, else from revenue;
 * what goes to the wallet always comes from revenue. Throws the problem at its field.
 */
export function refundParts(facts: RefundFacts, input: RefundInputFacts): RefundParts {
  refuseAmount(facts, input.amount);
  refuseDestination(facts, input);
  const { amount, currency } = input.amount;
  const toSource = sourceMinor(input);
  const toWallet = amount - toSource;
  const ofRevenue = revenueRest(facts);
  if (toWallet > ofRevenue.amount) {
    if (ofRevenue.amount === 0) throw fieldProblem('destination', 'refund_already_in_wallet');
    throw fieldProblem('amount', 'refund_above_rest', { max: ofRevenue });
  }
  const fromWallet = Math.min(toSource, walletRest(facts));
  return {
    toSource: money(toSource, currency),
    toWallet: money(toWallet, currency),
    fromRevenue: money(Math.min(amount - fromWallet, ofRevenue.amount), currency),
  };
}

function refuseAmount(facts: RefundFacts, amount: Money): void {
  const rest = refundableRest(facts);
  if (amount.currency !== rest.currency)
    throw fieldProblem('amount', 'currency_mismatch', { currency: rest.currency });
  if (amount.amount > 0 && amount.amount <= rest.amount) return;
  const { code, params } = aboveRest(facts, rest);
  throw fieldProblem('amount', code, params);
}

function refuseDestination({ payment, customer }: RefundFacts, input: RefundInputFacts): void {
  const { destination, amount, sourceAmount } = input;
  if (destination !== 'source' && !allowsAct(customer.status, 'payBackToWallet'))
    throw fieldProblem('destination', 'customer_closing');
  if (destination !== 'wallet' && payment.source === 'walletPaid')
    throw fieldProblem('destination', 'refund_wallet_only');
  if (destination !== 'wallet' && payment.source === 'off')
    throw fieldProblem('destination', 'payment_provider_off', { provider: payment.provider });
  if (destination !== 'split') {
    if (sourceAmount) throw fieldProblem('sourceAmount', 'refund_split_parts', { max: amount });
    return;
  }
  if (sourceAmount && sourceAmount.currency !== amount.currency)
    throw fieldProblem('sourceAmount', 'currency_mismatch', { currency: amount.currency });
  const possible = sourceAmount && sourceAmount.amount > 0 && sourceAmount.amount < amount.amount;
  if (!possible) throw fieldProblem('sourceAmount', 'refund_split_parts', { max: amount });
}

function sourceMinor({ destination, amount, sourceAmount }: RefundInputFacts): number {
  switch (destination) {
    case 'wallet':
      return 0;
    case 'source':
      return amount.amount;
    case 'split':
      return sourceAmount?.amount ?? 0;
  }
}
