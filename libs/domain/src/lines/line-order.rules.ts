import { addMs, HOUR_MS, type Instant, MINUTE_MS, msBetween, Problem, SECOND_MS } from '../kernel';
import { type LineOrderFacts, type LineOrderKind, type LineOrderVerdict, type LineState } from './line.types';
import { type NetworkLookup, type NetworkService } from './network.types';

/** How long after each time that the network had no answer it is asked again; the last one from then on. */
const ASK_AFTER_MS = [5 * SECOND_MS, 30 * SECOND_MS, 2 * MINUTE_MS, 10 * MINUTE_MS, HOUR_MS, 6 * HOUR_MS];

/** When an order that was asked about `asked` times is asked about again. */
export function nextAskAt(asked: number, now: Instant): Instant {
  const last = ASK_AFTER_MS.length - 1;
  return addMs(now, ASK_AFTER_MS[Math.min(Math.max(asked - 1, 0), last)] ?? HOUR_MS);
}

/** What becomes of an order. No answer is never a failure: it stays requested (rules 8, as payments in rules 4). */
export function verdictOfNetwork(answer: NetworkLookup, now: Instant): LineOrderVerdict {
  switch (answer.result) {
    case 'confirmed':
      return { state: 'confirmed', refusal: null, asOf: answer.asOf };
    case 'refused':
      return { state: 'failed', refusal: answer.refusal, asOf: answer.asOf };
    default:
      return { state: 'requested', refusal: null, asOf: now };
  }
}

const FROM: Record<LineOrderKind, readonly LineState[]> = {
  activate: ['ordered'],
  suspend: ['active'],
  resume: ['suspended'],
  replaceSim: ['active', 'suspended'],
  changeNumber: ['active', 'suspended'],
  serviceOn: ['active', 'suspended'],
  serviceOff: ['active', 'suspended'],
  correct: ['active', 'suspended'],
  retire: ['retired'],
};
const BECOMES: Partial<Record<LineOrderKind, LineState>> = {
  activate: 'active',
  suspend: 'suspended',
  resume: 'active',
};

/** What a line in this state is once the order is confirmed: a new profile or number leaves it as it is. */
export const stateAfter = (kind: LineOrderKind, state: LineState): LineState => BECOMES[kind] ?? state;

/** How the network is told that the line is to be. A line that is not in service yet is never told of by another order. */
export function serviceFor(kind: LineOrderKind, state: LineState): NetworkService {
  const after = stateAfter(kind, state);
  return after === 'ordered' ? 'active' : after;
}

/** The value-added services that the line is to have with the order, in the order of their codes; a line that is over has none. */
export function servicesWith(
  has: readonly string[],
  { kind, service }: { kind: LineOrderKind; service: string | null },
): string[] {
  if (kind === 'retire') return [];
  const others = has.filter((code) => code !== service);
  const kept = kind === 'serviceOff' || service === null ? others : [...others, service];
  return [...new Set(kept)].sort();
}

/** One order at a time, and only from the state in which it makes sense. Throws `line_order_open`, `wrong_state`. */
export function refuseLineOrder({ state, last }: LineOrderFacts, kind: LineOrderKind): void {
  if (last?.state === 'requested') throw new Problem('line_order_open');
  if (!FROM[kind].includes(state)) throw new Problem('wrong_state', { state });
}

/** What is tried again: the last order, if the network refused it. Throws `line_order_open`, `wrong_state`. */
export function orderToRetry(facts: LineOrderFacts): LineOrderKind {
  const { state, last } = facts;
  if (last?.state === 'requested') throw new Problem('line_order_open');
  if (last?.state !== 'failed') throw new Problem('wrong_state', { state });
  refuseLineOrder(facts, last.kind);
  return last.kind;
}

/** A line that the network refused can be given up, as long as it never was in service. Throws as `orderToRetry`. */
export function refuseDiscard({ state, last }: LineOrderFacts): void {
  refuseLineOrder({ state, last }, 'activate');
}

/** A change that the network refused can be let go: the line stays as it is. Throws as `orderToRetry`. */
export function refuseWithdrawal(facts: LineOrderFacts): void {
  const kind = orderToRetry(facts);
  if (kind === 'activate' || kind === 'retire') throw new Problem('wrong_state', { state: facts.state });
}

/** How long an eSIM is not replaced after a contact was changed (rules 9): who takes an account over changes both. */
export const REPLACEMENT_COOLING_MS = 24 * HOUR_MS;

/** Throws `contact_changed_lately` with the hours to wait. `contactChangedAt` null: never. */
export function refuseReplacement(contactChangedAt: Instant | null, now: Instant): void {
  if (contactChangedAt === null) return;
  const leftMs = REPLACEMENT_COOLING_MS - msBetween(contactChangedAt, now);
  if (leftMs > 0) throw new Problem('contact_changed_lately', { hours: Math.ceil(leftMs / HOUR_MS) });
}
