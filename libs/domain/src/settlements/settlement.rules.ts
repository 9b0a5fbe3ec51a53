import { addMs, type Instant, MINUTE_MS, type Money, Problem } from '../kernel';
import { type LookupAnswer, type RefundLookupAnswer } from '../payments';
import {
  COMPARED_KINDS,
  type ComparedKind,
  DIFFERENCE_CLASSES,
  type LineFacts,
  type MovementKind,
  type MovementSum,
  type OwnMovement,
  type ProviderWord,
  type ReportLine,
  type SettlementClass,
  type SettlementPeriod,
  type SettlementState,
} from './settlement.types';

/**
 * How far the provider's clock and the cut of its report may be from ours: what happened this near to the edge of a period may
 * stand in the next report, or stood in the one before.
 */
export const SETTLEMENT_EDGE_MS = 10 * MINUTE_MS;

export const isCompared = (kind: MovementKind): kind is ComparedKind =>
  COMPARED_KINDS.some((compared) => compared === kind);

export const isDifference = (of: SettlementClass): boolean =>
  DIFFERENCE_CLASSES.some((difference) => difference === of);

type Named = Pick<ReportLine, 'kind' | 'externalId' | 'ownId' | 'providerReference' | 'ownReference'>;

/** What a line stands for: two lines with the same name are about the same movement of money. */
export const movementName = ({ kind, ownId, providerReference, ownReference, externalId }: Named): string =>
  `${kind} ${ownId ?? providerReference ?? ownReference ?? externalId}`;

type Placed = Pick<ReportLine, 'occurredAt' | 'externalId' | 'amount' | 'line'>;

/**
 * Which of two lines comes first: by time, then the provider's id, then the amount. The place in the file decides only between
 * lines that are the same in all of these, so that the order of the file changes nothing.
 */
export function comesBefore(a: Placed, b: Placed): boolean {
  if (a.occurredAt !== b.occurredAt) return a.occurredAt < b.occurredAt;
  if (a.externalId !== b.externalId) return a.externalId < b.externalId;
  if (a.amount.amount !== b.amount.amount) return a.amount.amount < b.amount.amount;
  return a.line < b.line;
}

/** What the comparison says of a line: exactly one class, whatever the others are. */
export function classifyLine(
  line: Pick<ReportLine, 'kind' | 'amount'>,
  { repeated, own }: LineFacts,
): SettlementClass {
  if (!isCompared(line.kind)) return 'notCompared';
  if (repeated) return 'duplicate';
  if (!own?.done) return 'missingHere';
  if (own.amount.currency !== line.amount.currency) return 'otherCurrency';
  return own.amount.amount === line.amount.amount ? 'matched' : 'amountDiffers';
}

/**
 * What it says of a movement of ours that no line of any report names: null when the period does not reach it; `late` when the
 * provider may have counted it to the period before or after; else it is missing there.
 */
export function classifyUnnamed(own: OwnMovement, period: SettlementPeriod): 'missingThere' | 'late' | null {
  if (!own.done || own.to === null) return null;
  if (own.to < period.from || own.from >= period.to) return null;
  const inside =
    own.from >= addMs(period.from, SETTLEMENT_EDGE_MS) && own.to < addMs(period.to, -SETTLEMENT_EDGE_MS);
  return inside ? 'missingThere' : 'late';
}

/** Adds lines up by kind and currency; adding in any order, and in parts, gives the same sums. */
export function addLines(sums: readonly MovementSum[], lines: readonly ReportLine[]): MovementSum[] {
  const all = new Map(sums.map((sum) => [`${sum.kind} ${sum.currency}`, { ...sum }]));
  for (const { kind, amount } of lines) {
    const key = `${kind} ${amount.currency}`;
    const sum = all.get(key) ?? { kind, currency: amount.currency, count: 0, amountMinor: 0 };
    all.set(key, { ...sum, count: sum.count + 1, amountMinor: sum.amountMinor + amount.amount });
  }
  return [...all.values()].sort((a, b) => (`${a.kind} ${a.currency}` < `${b.kind} ${b.currency}` ? -1 : 1));
}

/** The period that the lines of a report cover: from the first to the last, and that one with it. */
export const periodOfLines = (first: Instant, last: Instant): SettlementPeriod => ({
  from: first,
  to: addMs(last, 1),
});

/** A report may be run when nobody works on it: the first time, after a failure, or to compare once more. */
const RUN_FROM: readonly SettlementState[] = ['uploaded', 'finished', 'failed'];

export const canRunSettlement = (state: SettlementState): boolean => RUN_FROM.includes(state);

/** Whether a state changes by itself, so that whoever watches should ask again. */
export const isSettlementAtWork = (state: SettlementState): boolean =>
  state === 'loading' || state === 'matching';

/** Throws `wrong_state`. */
export function requireRun(state: SettlementState): void {
  if (!canRunSettlement(state)) throw new Problem('wrong_state', { state });
}

/** Throws `settlement_period_wrong` unless the period begins before it ends and holds every line of the report. */
export function requirePeriod(period: SettlementPeriod, lines: SettlementPeriod): void {
  if (period.from >= period.to || period.from > lines.from || period.to < lines.to)
    throw new Problem('settlement_period_wrong', { from: lines.from, to: lines.to });
}

export interface DifferenceFacts {
  class: SettlementClass;
  explained: boolean;
}

/** Somebody still has to say what it is. */
export const isOpenDifference = ({ class: of, explained }: DifferenceFacts): boolean =>
  isDifference(of) && !explained;

/** Throws `settlement_line_settled` when there is nothing (more) to resolve. */
export function requireOpenDifference(facts: DifferenceFacts): void {
  if (!isOpenDifference(facts)) throw new Problem('settlement_line_settled');
}

/**
 * What the answer to a question about a charge or a refund says, in one word. `due`: what should have moved, positive or, as the
 * line of a refund has it, negative.
 */
export function wordOf(answer: LookupAnswer | RefundLookupAnswer, due: Money): ProviderWord {
  switch (answer.result) {
    case 'captured':
    case 'succeeded': {
      const same = answer.amount.amount === Math.abs(due.amount) && answer.amount.currency === due.currency;
      return same ? 'moved' : 'otherAmount';
    }
    case 'declined':
    case 'expired':
    case 'failed':
      return 'notMoved';
    case 'requiresAction':
    case 'processing':
      return 'underWay';
    case 'notFound':
      return 'neverHeard';
    case 'noAnswer':
      return 'noAnswer';
  }
}
