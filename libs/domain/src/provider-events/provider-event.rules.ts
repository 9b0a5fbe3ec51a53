import { addMs, HOUR_MS, type Instant, MINUTE_MS, SECOND_MS } from '../kernel';
import {
  type EventOutcome,
  type ProviderEventProblem,
  type ProviderEventState,
} from './provider-event.types';

/** When an event that could not be applied is tried again, counted from the try before. */
const TRY_AGAIN_MS = [30 * SECOND_MS, 2 * MINUTE_MS, 10 * MINUTE_MS, HOUR_MS, 6 * HOUR_MS] as const;

/** Time does not help against these: the provider took another amount, or said another end than ours. */
const LASTING_PROBLEMS: readonly ProviderEventProblem[] = ['amountDiffers', 'contradicts', 'notHandled'];

export interface EventStanding {
  state: ProviderEventState;
  problem: ProviderEventProblem | null;
  /** When it is tried again by itself; null: not any more. */
  nextTryAt: Instant | null;
}

/** Where an event stands after its `tries`-th try ended with `outcome` (rules 4: stored first, applied once). */
export function standingAfter(outcome: EventOutcome, tries: number, now: Instant): EventStanding {
  if (outcome.result !== 'problem') return { state: outcome.result, problem: null, nextTryAt: null };
  const { problem } = outcome;
  const waitMs = LASTING_PROBLEMS.includes(problem) ? undefined : TRY_AGAIN_MS[tries - 1];
  return waitMs === undefined
    ? { state: 'failed', problem, nextTryAt: null }
    : { state: 'received', problem, nextTryAt: addMs(now, waitMs) };
}

/** Above this share of events refused for their age, our own clock is what is wrong (F24). */
const SUSPECT_SHARE = 0.01;

/** Whether so many events were refused for their age that our clock must be looked at. */
export const isClockSuspect = (received: number, refusedForAge: number): boolean =>
  refusedForAge > 0 && refusedForAge / (received + refusedForAge) > SUSPECT_SHARE;
