import { refuseAct } from '../customer-status';
import { type AllowanceKind } from '../allowances';
import { type Change, type ChangeField } from '../approvals';
import {
  addMoney,
  expiryOf,
  fieldProblem,
  type Instant,
  type Money,
  Problem,
  subtractMoney,
} from '../kernel';
import { exceededLimits, type Measure, type QuantityMeasure } from '../limits';
import { refuseReason } from '../reason-codes';
import {
  type AdjustablePlan,
  type AdjustmentDecision,
  type AdjustmentEffect,
  type AdjustmentFacts,
  type AdjustmentInputFacts,
  type AdjustmentKind,
} from './adjustment.types';

type Part = 'amount' | 'subscriptionId' | 'allowance' | 'days';

/** The parts that each kind consists of. */
const PARTS: Record<AdjustmentKind, readonly Part[]> = {
  credit: ['amount'],
  debit: ['amount'],
  allowance: ['subscriptionId', 'allowance'],
  validity: ['subscriptionId', 'days'],
};
const ALL_PARTS: readonly Part[] = ['amount', 'subscriptionId', 'allowance', 'days'];

const EXTRA: Record<AllowanceKind, { field: ChangeField; measure: QuantityMeasure }> = {
  voice: { field: 'extraVoice', measure: 'voiceSeconds' },
  sms: { field: 'extraSms', measure: 'smsCount' },
  data: { field: 'extraData', measure: 'dataBytes' },
};

/** What an effect is counted as: the limits' measure, how much of it, and the change that it makes. */
interface Counted {
  effect: AdjustmentEffect;
  measure: Measure;
  quantity: number;
  change: Change;
}

function refuseWrongParts(input: AdjustmentInputFacts): void {
  const needed = PARTS[input.kind];
  const errors = ALL_PARTS.flatMap((field) => {
    const given = input[field] !== undefined;
    if (needed.includes(field)) return given ? [] : [{ field, code: 'required' }];
    return given ? [{ field, code: 'unknown_field' }] : [];
  });
  if (errors.length > 0) throw new Problem('validation_failed', {}, errors);
}

const isPositive = (quantity: number): boolean => Number.isSafeInteger(quantity) && quantity > 0;

function decideMoney(facts: AdjustmentFacts, kind: 'credit' | 'debit', amount: Money): Counted {
  const { walletCurrency: currency } = facts.customer;
  if (amount.currency !== currency) throw fieldProblem('amount', 'currency_mismatch', { currency });
  if (!isPositive(amount.amount)) throw fieldProblem('amount', 'amount_not_positive');
  const { balance, available } = facts.wallet;
  if (kind === 'debit' && amount.amount > available.amount)
    throw fieldProblem('amount', 'balance_too_low', { available, needed: amount });
  const balanceAfter = kind === 'credit' ? addMoney(balance, amount) : subtractMoney(balance, amount);
  return {
    effect: { kind, amount, balanceAfter },
    measure: currency,
    quantity: amount.amount,
    change: { field: 'balance', before: { money: balance }, after: { money: balanceAfter } },
  };
}

function planOf(facts: AdjustmentFacts, input: AdjustmentInputFacts): AdjustablePlan {
  const plan = facts.plans.find(({ id }) => id === input.subscriptionId);
  if (!plan)
    throw new Problem('validation_failed', {}, [{ field: 'subscriptionId', code: 'plan_not_running' }]);
  return plan;
}

function decideAllowance(facts: AdjustmentFacts, input: AdjustmentInputFacts, now: Instant): Counted {
  const plan = planOf(facts, input);
  const { kind, quantity } = input.allowance ?? { kind: 'data', quantity: 0 };
  if (plan.state !== 'active')
    throw new Problem('validation_failed', {}, [{ field: 'subscriptionId', code: 'plan_not_running' }]);
  if (!isPositive(quantity)) throw fieldProblem('allowance.quantity', 'amount_not_positive');
  if (plan.unlimited.includes(kind)) throw fieldProblem('allowance.kind', 'allowance_unlimited');
  const { field, measure } = EXTRA[kind];
  const before = plan.extra[kind];
  return {
    effect: {
      kind: 'allowance',
      plan,
      lot: { kind, origin: 'goodwill', granted: quantity, validFrom: now, expiresAt: plan.endsAt },
    },
    measure,
    quantity,
    change: { field, before: { quantity: before }, after: { quantity: before + quantity } },
  };
}

function decideValidity(facts: AdjustmentFacts, input: AdjustmentInputFacts): Counted {
  const plan = planOf(facts, input);
  const days = input.days ?? 0;
  if (!isPositive(days)) throw fieldProblem('days', 'amount_not_positive');
  if (plan.followed) throw fieldProblem('subscriptionId', 'plan_followed');
  const endsAt = expiryOf(plan.endsAt, { days }, plan.zone, plan.anchorDay);
  return {
    effect: { kind: 'validity', plan, endsAt },
    measure: 'validityDays',
    quantity: days,
    change: { field: 'planEnd', before: { instant: plan.endsAt }, after: { instant: endsAt } },
  };
}

function decideEffect(facts: AdjustmentFacts, input: AdjustmentInputFacts, now: Instant): Counted {
  switch (input.kind) {
    case 'credit':
    case 'debit':
      return decideMoney(facts, input.kind, input.amount ?? { ...facts.wallet.balance, amount: 0 });
    case 'allowance':
      return decideAllowance(facts, input, now);
    case 'validity':
      return decideValidity(facts, input);
  }
}

/**
 * Decides an adjustment (rules 7): money in the wallet's currency, a debit never beyond what is available; an extra lot for
 * a running plan until its end; a later end of a plan behind which none waits, by whole days of its zone. Needs a reason of
 * the catalogue. `why` says which limits of the role it exceeds: then somebody else approves it. Throws the problem, at
 * the field where there is one.
 */
export function decideAdjustment(
  facts: AdjustmentFacts,
  input: AdjustmentInputFacts,
  now: Instant,
): AdjustmentDecision {
  refuseAct(facts.customer.status, 'give');
  refuseWrongParts(input);
  const { effect, measure, quantity, change } = decideEffect(facts, input, now);
  refuseReason(facts.reasons[input.kind], input);
  return {
    effect,
    measure,
    quantity,
    changes: [change],
    why: exceededLimits(facts.limits, measure, quantity),
  };
}
