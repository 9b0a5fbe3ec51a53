import { type ApprovalWhy, type ChangeValue } from '../approvals';
import { money } from '../kernel';
import { isMoneyMeasure, type LimitFacts, type Measure, unitOf } from './limit.types';

/** A quantity of a measure as it is shown. */
export const valueOf = (measure: Measure, quantity: number): ChangeValue =>
  isMoneyMeasure(measure) ? { money: money(quantity, measure) } : { quantity };

const none = (measure: Measure): LimitFacts => ({
  measure,
  perAction: 0,
  perCustomerDay: 0,
  perAgentDay: 0,
  customerDay: 0,
  agentDay: 0,
});

/**
 * Which limits giving this much would exceed, and by what; empty: nobody else has to look (rules 7). A measure without a
 * limit allows nothing. Both directions count: taking by mistake costs the customer as much as giving costs us.
 */
export function exceededLimits(
  limits: readonly LimitFacts[],
  measure: Measure,
  quantity: number,
): ApprovalWhy[] {
  const limit = limits.find((one) => one.measure === measure) ?? none(measure);
  const sums = [
    { cause: 'perAction', most: limit.perAction, sum: quantity },
    { cause: 'perCustomerDay', most: limit.perCustomerDay, sum: limit.customerDay + quantity },
    { cause: 'perAgentDay', most: limit.perAgentDay, sum: limit.agentDay + quantity },
  ] as const;
  return sums
    .filter(({ most, sum }) => sum > most)
    .map(({ cause, most, sum }) => ({
      cause,
      unit: unitOf(measure),
      limit: valueOf(measure, most),
      value: valueOf(measure, sum),
    }));
}
