import { addMs, DAY_MS, HOUR_MS, type Instant, Problem } from '../kernel';
import { HARD_DECLINES } from '../payment-blocks';
import {
  type AutoRenewConsequence,
  type AutoRenewOrder,
  type AutoRenewSchedule,
  type AutoRenewState,
  type AutoRenewStop,
  type AutoRenewTurn,
} from './auto-renewal.types';

/** A plan that ended longer ago is not renewed by itself any more, also after everything stood still for days. */
export const LAST_TRY_AFTER_MS = 7 * DAY_MS;

/**
 * When the plan is tried next, or null: never. The first try is at the first time of the schedule, or at once where it was
 * switched on later, as long as one of the times was still to come; each further one is the next time of the schedule, so
 * that what was missed is not tried in a burst.
 */
export function nextTryAt(
  { endsAt, since, lastTryAt }: Omit<AutoRenewTurn, 'plannedAt'>,
  schedule: AutoRenewSchedule,
): Instant | null {
  const times = schedule.map((hours) => addMs(endsAt, hours * HOUR_MS));
  if (lastTryAt !== null) return times.find((time) => time > lastTryAt) ?? null;
  const [first] = times;
  const last = times.at(-1);
  if (first === undefined || last === undefined || since > last) return null;
  return since > first ? since : first;
}

/**
 * When something is to be done: before the first try by the schedule that stands now, after it at the time that was planned
 * with the last try and told to the customer. A changed schedule counts from the try after that one. Null: never.
 */
export const dueAt = (turn: AutoRenewTurn, schedule: AutoRenewSchedule): Instant | null =>
  turn.lastTryAt === null ? nextTryAt(turn, schedule) : turn.plannedAt;

/** Problems of a try that no later try can do away with: the plan, the line or the account is no longer one that is renewed. */
const LASTING: readonly string[] = [
  'plan_not_released',
  'plan_not_sold',
  'line_not_renewable',
  'customer_closed',
];

/** Why a failure ends it at once, or null: the next try may succeed. `error`: a decline reason or the code of a problem. */
function lastingReason(error: string): AutoRenewStop | null {
  if (HARD_DECLINES.includes(error)) return 'refusedForGood';
  return LASTING.includes(error) ? 'notRenewable' : null;
}

/** What follows when a try failed: the next time of the schedule, or the end of it (rules 4: hard declines are not retried). */
export function afterFailure(
  error: string,
  turn: AutoRenewTurn,
  schedule: AutoRenewSchedule,
): AutoRenewConsequence {
  const lasting = lastingReason(error);
  if (lasting) return { kind: 'stop', reason: lasting };
  const next = nextTryAt(turn, schedule);
  return next === null ? { kind: 'stop', reason: 'triesUsed' } : { kind: 'again', at: next };
}

/**
 * Who pays: `methodId` is the default method that the customer lets us charge, null: there is none. Throws
 * `auto_renew_no_method` where only a method may pay.
 */
export function autoRenewPayment(
  order: AutoRenewOrder,
  methodId: string | null,
): { useWallet: boolean; methodId?: string } {
  if (order === 'walletOnly') return { useWallet: true };
  if (methodId === null && order === 'methodOnly') throw new Problem('auto_renew_no_method');
  return { useWallet: order === 'walletFirst', ...(methodId === null ? {} : { methodId }) };
}

/** What is shown of it. */
export function autoRenewStateOf(of: {
  on: boolean;
  stoppedAt: Instant | null;
  lastError: string | null;
}): AutoRenewState {
  if (of.on) return of.lastError === null ? 'waiting' : 'failing';
  return of.stoppedAt === null ? 'off' : 'stopped';
}
