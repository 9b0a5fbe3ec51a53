import { allowanceOf, ALLOWANCE_KINDS, type AllowanceKind } from '../allowances';
import { allowsAct } from '../customer-status';
import { DAY_MS, epochMsOf, msBetween, subtractMoney, type Instant } from '../kernel';
import { isInService } from '../lines';
import { isExpired } from '../payments';
import {
  FAILURE_COUNTS_MS,
  NETWORK_OVERDUE_MS,
  type FindingFacts,
  type FindingSubject,
  type Found,
  type LineFacts,
  type RunningPlan,
} from './finding.types';

/** A plan that ends within this time is worth a word. */
export const EXPIRES_SOON_MS = 7 * DAY_MS;
const LOW_SHARE = 0.2;

const subjectOf = (line: LineFacts): FindingSubject => ({ kind: 'line', id: line.id });

function findingsOfAllowances(line: LineFacts): Found[] {
  return line.allowances.flatMap(({ kind, granted, remaining }): Found[] => {
    if (granted === null || remaining === null || granted === 0) return [];
    const params = { kind, percent: Math.floor((remaining * 100) / granted) };
    if (remaining === 0) return [['allowance_used_up', subjectOf(line), params]];
    return remaining / granted <= LOW_SHARE ? [['allowance_low', subjectOf(line), params]] : [];
  });
}

/** Whether the plan granted less of a kind than its version promises. An extended plan may have more. */
function lacks({ allowances, granted }: RunningPlan, kind: AllowanceKind): boolean {
  const promised = allowanceOf(allowances, kind);
  if (promised === 0) return false;
  const lots = granted.filter((lot) => lot.kind === kind);
  if (lots.some((lot) => lot.granted === null)) return false;
  if (promised === null) return true;
  return lots.reduce((sum, lot) => sum + (lot.granted ?? 0), 0) < promised;
}

const findingsOfPromise = (line: LineFacts): Found[] => {
  const { active } = line;
  if (!active) return [];
  return ALLOWANCE_KINDS.filter((kind) => lacks(active, kind)).map((kind) => [
    'allowance_missing',
    subjectOf(line),
    { msisdn: line.msisdn, kind },
  ]);
};

/** What stands in the way of the next automatic renewal. `balance`: it is to pay, alone or first, and does not suffice. */
type Obstacle = 'planNotSold' | 'noMethod' | 'methodExpired' | 'methodBlocked' | 'balance';

/** Why the method that may be charged without asking cannot pay when the plan ends, or null: it can. */
function methodObstacle({ methods, blocks }: FindingFacts, at: Instant): Obstacle | null {
  const method = methods.find(({ automaticUse }) => automaticUse);
  if (!method) return 'noMethod';
  if (isExpired(method, at)) return 'methodExpired';
  return blocks.some(({ methodId }) => methodId === method.id) ? 'methodBlocked' : null;
}

/** As the automatic renewal itself will choose (rules 4): the balance, then the default method, or one of them alone. */
function obstacleOf(line: LineFacts, facts: FindingFacts, plan: RunningPlan): Obstacle | null {
  if (plan.price === null) return 'planNotSold';
  if (facts.available === null) return null;
  const method = line.paymentOrder === 'walletOnly' ? 'noMethod' : methodObstacle(facts, plan.endsAt);
  if (line.paymentOrder === 'methodOnly') return method;
  return method !== null && plan.price.amount > facts.available.amount ? 'balance' : null;
}

function findingOfExpiry(line: LineFacts, facts: FindingFacts, now: Instant): Found[] {
  if (line.queued) return [];
  const { active, msisdn } = line;
  if (!active) return [['no_active_plan', subjectOf(line), { msisdn, endedAt: line.lastEndedAt }]];
  const { endsAt, price } = active;
  if (epochMsOf(endsAt) - epochMsOf(now) > EXPIRES_SOON_MS) return [];
  const params = { msisdn, endsAt };
  if (!line.autoRenew) return [['expires_soon', subjectOf(line), params]];
  const obstacle = obstacleOf(line, facts, active);
  if (obstacle === null) return [];
  if (obstacle !== 'balance' || !price || !facts.available)
    return [['auto_renew_will_fail', subjectOf(line), { ...params, obstacle }]];
  const missing = subtractMoney(price, facts.available);
  return [['balance_too_low', subjectOf(line), { ...params, missing }]];
}

/** What the network refused, or owes an answer to for longer than it may take. That a line is over, it is told until it says so. */
function findingsOfOrder(line: LineFacts, now: Instant): Found[] {
  const { order, msisdn } = line;
  if (!order) return [];
  const params = { msisdn, order: order.kind };
  if (order.state === 'failed') return [['line_order_refused', subjectOf(line), params]];
  const isLate = order.state === 'requested' && msBetween(order.requestedAt, now) > NETWORK_OVERDUE_MS;
  return isLate ? [['line_order_late', subjectOf(line), params]] : [];
}

/** What is wrong with a line, its plan and its next renewal. */
export function findingsOfLine(line: LineFacts, facts: FindingFacts, now: Instant): Found[] {
  return [...findingsOfOrder(line, now), ...findingsOfService(line, facts, now)];
}

function findingsOfService(line: LineFacts, facts: FindingFacts, now: Instant): Found[] {
  // No plan is sold any more: that one ends is nothing to act upon.
  // Nor is it for a line that the network has not put into service.
  if (!isInService(line.state) || !allowsAct(facts.customer.status, 'give')) return [];
  const { msisdn, autoRenewStop } = line;
  const suspended: Found[] =
    line.state === 'suspended' ? [['line_suspended', subjectOf(line), { msisdn }]] : [];
  const stopped: Found[] =
    autoRenewStop && msBetween(autoRenewStop.stoppedAt, now) <= FAILURE_COUNTS_MS
      ? [['auto_renew_stopped', subjectOf(line), { msisdn, ...autoRenewStop }]]
      : [];
  return [
    ...suspended,
    ...stopped,
    ...findingsOfPromise(line),
    ...findingOfExpiry(line, facts, now),
    ...findingsOfAllowances(line),
  ];
}
