import { type ApprovalWhy, type Change } from '../approvals';
import { type Money, subtractMoney } from '../kernel';
import { exceededLimits, type LimitFacts } from '../limits';
import { refundableRest } from './refund-parts.rules';
import { type PolicyRule, type RefundDecision, type RefundFacts } from './refund.types';

/** Which limits of the role this amount exceeds (rules 7); empty: nobody else has to look. Destination and reason do not matter. */
export const whyRefundWaits = (limits: readonly LimitFacts[], amount: Money): ApprovalWhy[] =>
  exceededLimits(limits, amount.currency, amount.amount);

/** What approving does, before → after: the balance, what goes to the source, what can still be refunded, the plan. */
export function changesOfRefund(facts: RefundFacts, decision: RefundDecision): Change[] {
  const { balanceBefore, balanceAfter, toSource, refundableAfter } = decision;
  const moved = subtractMoney(balanceAfter, balanceBefore).amount !== 0;
  const changes: (Change | false)[] = [
    moved && { field: 'balance', before: { money: balanceBefore }, after: { money: balanceAfter } },
    toSource.amount > 0 && { field: 'toSource', before: null, after: { money: toSource } },
    {
      field: 'refundable',
      before: { money: refundableRest(facts) },
      after: { money: refundableAfter },
    },
    planChange(facts, decision),
  ];
  return changes.filter((change) => change !== false);
}

function planChange({ plan }: RefundFacts, { planEffect, planEndsAfter }: RefundDecision): Change | false {
  if (!plan || planEffect === 'keep') return false;
  const before = { instant: plan.runsUntil };
  // It ends when somebody approves, and that is not known yet.
  if (planEffect === 'stopNow' || planEffect === 'takeBack')
    return { field: 'planRest', before, after: null };
  return { field: 'planEnd', before, after: planEndsAfter === null ? null : { instant: planEndsAfter } };
}

/** What an approver relies on beside the changes: how the order stands to the policy and to the suggested amount. */
export interface RefundVerdictBasis {
  broken: PolicyRule[];
  aboveSuggestion: boolean;
}

/** When this is another one than was shown, the request is shown again (docs/decisions/0415). */
export const basisOfRefund = ({ policy, suggestion, amount }: RefundDecision): RefundVerdictBasis => ({
  broken: policy.checks.filter(({ kept }) => !kept).map(({ rule }) => rule),
  aboveSuggestion: amount.amount > suggestion.amount.amount,
});
