import { daysInMonth, expiryOf, fieldProblem, type Instant, localDateAt, minInstant } from '../kernel';
import {
  type ActivationFacts,
  type SubscriptionDecision,
  type SubscriptionFacts,
  type SubscriptionState,
} from './subscription.types';

/** The state as it is at `now`, whatever was stored last: a job that is late changes nothing for the reader. */
export function subscriptionStateAt(
  subscription: Pick<SubscriptionFacts, 'state' | 'startsAt' | 'endsAt'>,
  now: Instant,
): SubscriptionState {
  if (subscription.state === 'revoked') return 'revoked';
  if (now >= subscription.endsAt) return 'expired';
  return now >= subscription.startsAt ? 'active' : 'queued';
}

/** Those that run or wait at `now`, in the order in which they run. */
export const runningAndQueued = <T extends SubscriptionFacts>(
  subscriptions: readonly T[],
  now: Instant,
): T[] =>
  subscriptions
    .filter((s) => ['active', 'queued'].includes(subscriptionStateAt(s, now)))
    .sort((a, b) => (a.startsAt < b.startsAt ? -1 : 1));

/**
 * The day of the month that monthly ends aim at. A subscription that follows another one without a gap keeps its anchor
 * (31 Jan → 28 Feb → 31 Mar), as long as it starts on that day or on the last day of a shorter month.
 */
export function anchorDayFor(
  startsAt: Instant,
  zone: string,
  predecessor: Pick<SubscriptionFacts, 'anchorDay' | 'zone' | 'endsAt'> | null,
): number {
  const [year = 0, month = 1, day = 1] = localDateAt(startsAt, zone).split('-').map(Number);
  const follows = predecessor?.endsAt === startsAt && predecessor.zone === zone;
  if (follows && day === Math.min(predecessor.anchorDay, daysInMonth(year, month)))
    return predecessor.anchorDay;
  return day;
}

/** When what was bought ends: its own validity, then the days that promotions give, both on the calendar of the zone. */
function endOf(
  { validity, bonusDays = 0 }: ActivationFacts,
  { startsAt, zone, anchorDay }: { startsAt: Instant; zone: string; anchorDay: number },
): Instant {
  return expiryOf(expiryOf(startsAt, validity, zone, anchorDay), { days: bonusDays }, zone, anchorDay);
}

function queueAfter(
  facts: ActivationFacts,
  last: SubscriptionFacts | null,
  now: Instant,
): SubscriptionDecision {
  const startsAt = last ? last.endsAt : now;
  const anchorDay = anchorDayFor(startsAt, facts.zone, last);
  const endsAt = endOf(facts, { startsAt, zone: facts.zone, anchorDay });
  return {
    kind: 'create',
    subscriptionId: null,
    predecessorId: last?.id ?? null,
    state: last ? 'queued' : 'active',
    startsAt,
    endsAt,
    anchorDay,
    zone: facts.zone,
    lotsFrom: startsAt,
    lotsUntil: endsAt,
  };
}

function extend(facts: ActivationFacts, running: SubscriptionFacts[], now: Instant): SubscriptionDecision {
  const [current, ...queued] = running;
  if (!current || current.planId !== facts.planId || queued.length > 0 || current.startsAt > now)
    throw fieldProblem('policy', 'plan_not_extendable');
  const anchorDay = anchorDayFor(current.endsAt, current.zone, current);
  const endsAt = endOf(facts, { startsAt: current.endsAt, zone: current.zone, anchorDay });
  return {
    kind: 'extend',
    subscriptionId: current.id,
    predecessorId: current.id,
    state: 'active',
    startsAt: current.startsAt,
    endsAt,
    anchorDay,
    zone: current.zone,
    lotsFrom: now,
    lotsUntil: endsAt,
  };
}

/** Starts at once in place of the one that runs, which is its predecessor; nothing may wait behind that one. */
function replaceNow(
  facts: ActivationFacts,
  running: SubscriptionFacts[],
  now: Instant,
): SubscriptionDecision {
  const [current, ...queued] = running;
  if (!current || current.startsAt > now) throw fieldProblem('policy', 'plan_none_to_replace');
  if (queued.length > 0) throw fieldProblem('policy', 'plan_queued_behind');
  return { ...queueAfter(facts, null, now), predecessorId: current.id };
}

/** Leaves the plan that runs as it is; what is added lives as long as the pack says, and never longer than that plan. */
function addOn(facts: ActivationFacts, running: SubscriptionFacts[], now: Instant): SubscriptionDecision {
  const current = running.find(({ startsAt }) => startsAt <= now);
  if (!current) throw fieldProblem('planId', 'add_on_no_plan');
  const { id, startsAt, endsAt, anchorDay, zone } = current;
  const until = endOf(facts, { startsAt: now, zone, anchorDay: anchorDayFor(now, zone, null) });
  return {
    kind: 'addOn',
    subscriptionId: id,
    predecessorId: id,
    state: 'active',
    startsAt,
    endsAt,
    anchorDay,
    zone,
    lotsFrom: now,
    lotsUntil: minInstant(until, endsAt),
  };
}

/**
 * When a bought plan starts and ends on its line (rules 3): `queue` at the end of the last one that runs or waits, at
 * once where there is none; `extend` adds the validity to the running one of the same plan; `replaceNow` at once in place of the
 * one that runs, which ends then; `addOn` changes nothing of the one that runs. Throws `plan_not_extendable`, `plan_none_to_replace`,
 * `plan_queued_behind` and `add_on_no_plan`.
 */
export function decideSubscription(facts: ActivationFacts, now: Instant): SubscriptionDecision {
  const running = runningAndQueued(facts.subscriptions, now);
  const last = running.at(-1) ?? null;
  switch (facts.policy) {
    case 'queue':
      return queueAfter(facts, last, now);
    case 'extend':
      return extend(facts, running, now);
    case 'replaceNow':
      return replaceNow(facts, running, now);
    case 'addOn':
      return addOn(facts, running, now);
  }
}
