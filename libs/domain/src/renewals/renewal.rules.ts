import { refuseAct } from '../customer-status';
import { lotsForPlan, type LotDraft } from '../allowances';
import {
  addMoney,
  canonicalJson,
  fieldProblem,
  type Instant,
  MINUTE_MS,
  type Money,
  money,
  Problem,
  type ProblemCode,
} from '../kernel';
import { refuseLinkOrder } from '../payment-links';
import { type PaymentProviderName, refuseUnusableMethod } from '../payments';
import { isInService } from '../lines';
import { type Bonus, decidePrice, type PaymentSource, type PriceCandidate } from '../pricing';
import { creditForPlan, ownWalletPart, type PlanCredit } from '../refunds';
import { decideSubscription, type SubscriptionDecision } from '../subscriptions';
import { servicesToPrice } from '../value-added-services';
import {
  RENEWAL_STEPS,
  type RenewalDecision,
  type RenewalFacts,
  type RenewalState,
  type RenewalStep,
  type RenewalStepState,
  type StepRecord,
} from './renewal.types';

/** How long a quote can be taken up. */
export const QUOTE_VALID_FOR_MS = 10 * MINUTE_MS;

function refuseUnlessOpen(facts: RenewalFacts, now: Instant): void {
  refuseAct(facts.customer.status, 'buy');
  if (!isInService(facts.lineState)) throw new Problem('line_not_renewable', { state: facts.lineState });
  if (facts.method) refuseUnusableMethod(facts.method, now, 'payment.methodId');
  const { methodId, link } = facts.payment;
  if (methodId && link)
    throw new Problem('validation_failed', {}, [{ field: 'payment.link', code: 'not_both' }]);
  if (link && facts.linkProvider) refuseLinkOrder(link, facts.linkProvider, 'payment.link');
}

/** A pack is only added, and only a pack is. */
function refuseOtherKind({ plan, policy }: Pick<RenewalFacts, 'plan' | 'policy'>): void {
  if (plan.kind === 'addOn' && policy !== 'addOn') throw fieldProblem('planId', 'add_on_only_added');
  if (plan.kind !== 'addOn' && policy === 'addOn') throw fieldProblem('planId', 'add_on_not_one');
}

/** A pack never makes a plan run longer, so that days that a promotion would give with it are not given (decision 0519). */
const withoutDays = (candidate: PriceCandidate): PriceCandidate => {
  const { verdict } = candidate;
  if (!verdict.applies) return candidate;
  const actions = verdict.actions.filter((action) => action.kind !== 'bonus' || action.bonus.kind !== 'days');
  if (actions.length === verdict.actions.length) return candidate;
  if (actions.length > 0) return { ...candidate, verdict: { applies: true, actions } };
  return { ...candidate, verdict: { applies: false, reason: 'noEffect' } };
};

/** Services are charged with what makes the plan run on; a pack does not (decision 0515). */
const servicesCharged = ({ plan, customer, services }: RenewalFacts) =>
  plan.kind === 'addOn'
    ? []
    : servicesToPrice(services, { currency: customer.currency, validity: plan.validity });

/** The bonuses that are allowances, as lots that live as long as the plan's own. */
export const bonusLots = (
  bonuses: readonly Bonus[],
  { lotsFrom: validFrom, lotsUntil: expiresAt }: Pick<SubscriptionDecision, 'lotsFrom' | 'lotsUntil'>,
): LotDraft[] =>
  bonuses.flatMap(({ kind, quantity }) =>
    kind === 'days' ? [] : [{ kind, origin: 'bonus' as const, granted: quantity, validFrom, expiresAt }],
  );

/** How many days bonuses make a plan run longer. */
export const bonusDaysOf = (bonuses: readonly Bonus[]): number =>
  bonuses.reduce((days, { kind, quantity }) => (kind === 'days' ? days + quantity : days), 0);

/**
 * The whole of a renewal as it would be at `now`: what it costs and who pays, when the plan starts and ends, which lots
 * it grants. The API decides with it twice, for the quote and again under the lock; the console shows its answer.
 * Throws `customer_closed`, `wrong_state`, `line_not_renewable`, `add_on_only_added`, `add_on_not_one`, `payment_method_unusable`, `payment_method_blocked`, what
 * `refuseLinkOrder` throws, and what pricing, subscriptions and `creditForPlan` throw. Money that is missing is part of the answer, not a refusal.
 */
export function decideRenewal(facts: RenewalFacts, now: Instant): RenewalDecision {
  refuseUnlessOpen(facts, now);
  refuseOtherKind(facts);
  const { customer, plan } = facts;
  const credit = facts.replaced && creditForPlan(facts.replaced, now);
  const price = decidePrice({
    plan,
    currency: customer.currency,
    candidates: plan.kind === 'addOn' ? facts.candidates.map(withoutDays) : facts.candidates,
    services: servicesCharged(facts),
    walletAvailableMinor: facts.walletAvailableMinor,
    creditMinor: credit?.amount.amount ?? 0,
    payment: facts.payment,
    taxRateBps: facts.taxRateBps,
  });
  const subscription = decideSubscription(
    {
      policy: facts.policy,
      planId: plan.planId,
      validity: plan.validity,
      bonusDays: bonusDaysOf(price.bonuses),
      zone: customer.zone,
      subscriptions: facts.subscriptions,
    },
    now,
  );
  const lots = [
    ...lotsForPlan(plan, subscription.lotsFrom, subscription.lotsUntil),
    ...bonusLots(price.bonuses, subscription),
  ];
  return { price, subscription, lots, credit };
}

/** Throws `balance_too_low` when the chosen sources do not cover the price. */
export function refuseUnlessCovered(facts: RenewalFacts, decision: RenewalDecision): void {
  const { price, credit } = decision;
  if (price.missingMinor === 0) return;
  const inCurrency = (amount: number) => money(amount, price.currency);
  throw new Problem('balance_too_low', {
    available: inCurrency(
      (facts.payment.useWallet ? facts.walletAvailableMinor : 0) + (credit?.amount.amount ?? 0),
    ),
    needed: inCurrency(price.totalMinor),
  });
}

/**
 * What customer and agent agreed on, as text; its hash names a quote's content. It holds what is paid, by whom, for which
 * version, behind or instead of which subscription it starts, and what that one is worth, but no instant: time passes between showing a price and paying it.
 */
export const agreementOf = (
  request: { customerId: string; lineId: string; policy: string },
  planVersionId: string,
  decision: RenewalDecision,
): string =>
  canonicalJson({
    ...request,
    planVersionId,
    // Why some rule did not apply is an explanation, nothing that anybody agrees to.
    price: { ...decision.price, notApplied: undefined },
    kind: decision.subscription.kind,
    predecessorId: decision.subscription.predecessorId,
    credit: creditAgreed(decision.credit),
  });

/** What of a credit is agreed: how much each payment gives back. How it was calculated may differ. */
const creditAgreed = (credit: PlanCredit | null) =>
  credit && credit.parts.map(({ paymentId, amount }) => ({ paymentId, amount }));

/** Whether two credits give back the same, so that who agreed to one has agreed to the other. */
export const sameCredit = (a: PlanCredit | null, b: PlanCredit | null): boolean =>
  canonicalJson(creditAgreed(a)) === canonicalJson(creditAgreed(b));

/** The state of the whole from the states of its steps. */
export function renewalStateOf(steps: readonly StepRecord[]): RenewalState {
  if (steps.some((s) => s.state === 'waiting')) return 'waiting';
  if (steps.some((s) => s.state === 'failed')) return 'failed';
  return RENEWAL_STEPS.every((step) => steps.some((s) => s.step === step && s.state === 'done'))
    ? 'succeeded'
    : 'running';
}

/** What of a customer's money a renewal without success keeps, frees or left in the balance. */
export type RenewalMoney = { kind: 'nothing' | 'held' | 'freed' | 'inBalance'; amount: Money };

interface MoneyFacts {
  state: RenewalState;
  total: Money;
  price: { payable: readonly { source: PaymentSource; amount: Money }[] };
  payments: readonly { provider: PaymentProviderName; captured: Money }[];
  /** The value of a plan that is replaced: it pays first, and comes only with the new plan. */
  credit: { amount: Money } | null;
}

/**
 * What happens with the customer's money: `held`: the balance's part is set aside until the other part has its answer;
 * `freed`: it can be spent again; `inBalance`: what was captured lies in the balance, because the renewal could not take it.
 */
export function heldForRenewal({ state, total, price, payments, credit }: MoneyFacts): RenewalMoney {
  const nothing: RenewalMoney = { kind: 'nothing', amount: money(0, total.currency) };
  if (state === 'succeeded') return nothing;
  const captured = payments.filter(({ provider }) => provider !== 'wallet').map((one) => one.captured);
  const inBalance = captured.reduce(addMoney, nothing.amount);
  if (inBalance.amount > 0) return { kind: 'inBalance', amount: inBalance };
  const wallet = price.payable.find(({ source }) => source === 'wallet');
  if (!wallet || price.payable.length < 2) return nothing;
  const amount = ownWalletPart(wallet.amount, credit);
  return amount.amount === 0 ? nothing : { kind: state === 'failed' ? 'freed' : 'held', amount };
}

/** The first step that is not done, or null when all are. */
export const nextStepOf = (steps: readonly StepRecord[]): RenewalStep | null =>
  RENEWAL_STEPS.find((step) => !steps.some((s) => s.step === step && s.state === 'done')) ?? null;

const isUnderWay = (step: RenewalStep, state: RenewalStepState): boolean =>
  step === 'charged' && (state === 'running' || state === 'waiting');

/** Steps that do something again when they are retried: a quote is made anew, a message is resent as a message. */
const RETRYABLE_STEPS: readonly RenewalStep[] = ['charged', 'posted', 'activated'];

/** Problems that stay: what was agreed is gone, so that only a new price helps. */
const LASTING: readonly unknown[] = ['plan_credit_changed'] satisfies ProblemCode[];

/**
 * Whether a step can be tried again now: it failed for a reason that can pass, and everything before it is done. A charge that has
 * its answer (`answered`) can be gone on with where a crash stopped the renewal before it heard of it; nothing is charged then.
 */
export const canRetryStep = (steps: readonly StepRecord[], step: RenewalStep, answered = false): boolean =>
  RETRYABLE_STEPS.includes(step) &&
  nextStepOf(steps) === step &&
  steps.some(
    (s) =>
      s.step === step &&
      ((s.state === 'failed' && !LASTING.includes(s.error)) || (answered && isUnderWay(step, s.state))),
  );
