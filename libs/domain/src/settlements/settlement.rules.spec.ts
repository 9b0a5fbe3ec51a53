import fc from 'fast-check';
import { addMs, HOUR_MS, money, Problem } from '../kernel';
import {
  addLines,
  classifyLine,
  classifyUnnamed,
  comesBefore,
  isDifference,
  isOpenDifference,
  movementName,
  type OwnMovement,
  type ReportLine,
  requireOpenDifference,
  requirePeriod,
  requireRun,
  SETTLEMENT_CLASSES,
  SETTLEMENT_EDGE_MS,
  SETTLEMENT_STATES,
  type SettlementClass,
  type SettlementPeriod,
  wordOf,
} from './index';

const NOON = '2026-11-10T12:00:00.000Z';
const PERIOD: SettlementPeriod = { from: '2026-11-10T00:00:00.000Z', to: '2026-11-11T00:00:00.000Z' };

const line = (changes: Partial<ReportLine> = {}): ReportLine => ({
  line: 2,
  externalId: 'mv_1',
  kind: 'charge',
  providerKind: 'charge',
  occurredAt: NOON,
  amount: money(5000, 'CNY'),
  settled: money(5000, 'CNY'),
  feeMinor: 30,
  providerReference: 'sb_1',
  otherReference: null,
  ownId: 'p1',
  ownReference: null,
  ...changes,
});
const own = (changes: Partial<OwnMovement> = {}): OwnMovement => ({
  kind: 'charge',
  id: 'p1',
  done: true,
  amount: money(5000, 'CNY'),
  from: NOON,
  to: addMs(NOON, 2_000),
  ...changes,
});
const codeOf = (work: () => void): string | null => {
  try {
    work();
    return null;
  } catch (error) {
    return error instanceof Problem ? error.code : 'no problem';
  }
};

describe('what the comparison says of a line', () => {
  it.each<[string, Partial<ReportLine>, Partial<OwnMovement> | null, boolean, SettlementClass]>([
    ['the same on both sides', {}, {}, false, 'matched'],
    ['a charge that we do not know', {}, null, false, 'missingHere'],
    ['a charge that has no end here yet', {}, { done: false }, false, 'missingHere'],
    ['one unit more', { amount: money(5001, 'CNY') }, {}, false, 'amountDiffers'],
    ['the same number in another currency', { amount: money(5000, 'USD') }, {}, false, 'otherCurrency'],
    ['the same movement twice', {}, {}, true, 'duplicate'],
    ['a repeated one that we do not know', {}, null, true, 'duplicate'],
    [
      'a refund',
      { kind: 'refund', amount: money(-50, 'CNY') },
      { amount: money(-50, 'CNY') },
      false,
      'matched',
    ],
    [
      'a refund with the wrong sign',
      { kind: 'refund' },
      { amount: money(-5000, 'CNY') },
      false,
      'amountDiffers',
    ],
    ['a fee', { kind: 'fee' }, null, false, 'notCompared'],
    ['a payout, repeated', { kind: 'payout' }, null, true, 'notCompared'],
    ['a kind that we do not know', { kind: 'other' }, null, false, 'notCompared'],
  ])('%s', (_what, changes, ours, repeated, expected) =>
    expect(classifyLine(line(changes), { repeated, own: ours && own(ours) })).toBe(expected),
  );
});

describe('what it says of ours that no line names', () => {
  const at = (from: string, to: string | null) => classifyUnnamed(own({ from, to }), PERIOD);

  it.each<[string, string, string | null, ReturnType<typeof classifyUnnamed>]>([
    ['in the middle of the period', NOON, addMs(NOON, 2_000), 'missingThere'],
    ['long before it', addMs(PERIOD.from, -HOUR_MS), addMs(PERIOD.from, -1), null],
    ['at its end', PERIOD.to, addMs(PERIOD.to, 1_000), null],
    ['just after its beginning', addMs(PERIOD.from, SETTLEMENT_EDGE_MS - 1), NOON, 'late'],
    ['from the edge on', addMs(PERIOD.from, SETTLEMENT_EDGE_MS), NOON, 'missingThere'],
    ['just before its end', addMs(PERIOD.to, -1_000), addMs(PERIOD.to, -1), 'late'],
    ['begun before, answered within', addMs(PERIOD.from, -HOUR_MS), NOON, 'late'],
    ['begun within, answered after', NOON, addMs(PERIOD.to, HOUR_MS), 'late'],
    ['without an answer', NOON, null, null],
  ])('%s', (_what, from, to, expected) => expect(at(from, to)).toBe(expected));

  it('nothing of what did not move', () => expect(classifyUnnamed(own({ done: false }), PERIOD)).toBeNull());
});

/** The whole comparison as the pages describe it, for small reports: what the API does in pieces. */
function reconcile(
  lines: readonly ReportLine[],
  books: readonly OwnMovement[],
): Map<string, SettlementClass> {
  const classes = new Map<string, SettlementClass>();
  for (const one of lines) {
    const others = lines.filter((other) => other !== one && movementName(other) === movementName(one));
    const repeated = others.some((other) => comesBefore(other, one));
    const counterpart = books.find(({ id, kind }) => id === one.ownId && kind === one.kind) ?? null;
    classes.set(`line ${one.externalId}`, classifyLine(one, { repeated, own: counterpart }));
  }
  for (const one of books) {
    const named = lines.some(({ ownId, kind }) => ownId === one.id && kind === one.kind);
    const unnamed = named ? null : classifyUnnamed(one, PERIOD);
    if (unnamed) classes.set(`own ${one.kind} ${one.id}`, unnamed);
  }
  return classes;
}

const anyLine = fc.record({
  kind: fc.constantFrom('charge' as const, 'refund' as const, 'fee' as const, 'other' as const),
  ownId: fc.constantFrom('p1', 'p2', 'p3', null),
  amount: fc.constantFrom(money(5000, 'CNY'), money(-5000, 'CNY'), money(5000, 'USD')),
  minute: fc.integer({ min: 0, max: 3 }),
});
const anyOwn = fc.record({
  kind: fc.constantFrom('charge' as const, 'refund' as const),
  id: fc.constantFrom('p1', 'p2', 'p3'),
  done: fc.boolean(),
  minute: fc.integer({ min: -20, max: 1_500 }),
});
const report = fc.array(anyLine, { maxLength: 8 }).map((rows) =>
  rows.map(({ minute, ...row }, index) =>
    line({
      ...row,
      line: index + 2,
      externalId: `mv_${index}`,
      providerReference: row.ownId && `sb_${row.ownId}`,
      occurredAt: addMs(NOON, minute * 60_000),
    }),
  ),
);
const books = fc
  .uniqueArray(anyOwn, { maxLength: 6, selector: ({ kind, id }) => `${kind} ${id}` })
  .map((rows) =>
    rows.map(({ minute, ...row }) => {
      const from = addMs(PERIOD.from, minute * 60_000);
      const amount = money(row.kind === 'charge' ? 5000 : -5000, 'CNY');
      return own({ ...row, amount, from, to: row.done ? addMs(from, 2_000) : null });
    }),
  );

describe('the whole comparison', () => {
  it('every line has exactly one class, and matched, differences and the rest are all', () => {
    fc.assert(
      fc.property(report, books, (lines, ours) => {
        const classes = [...reconcile(lines, ours).entries()];
        expect(classes.filter(([name]) => name.startsWith('line'))).toHaveLength(lines.length);
        const count = (is: (of: SettlementClass) => boolean) => classes.filter(([, of]) => is(of)).length;
        const rest = count((of) => of === 'late' || of === 'notCompared');
        expect(count((of) => of === 'matched') + count(isDifference) + rest).toBe(classes.length);
      }),
    );
  });

  it('the order of the file changes nothing', () => {
    const shuffled = report.chain((lines) =>
      fc.tuple(fc.constant(lines), fc.shuffledSubarray(lines, { minLength: lines.length })),
    );
    fc.assert(
      fc.property(shuffled, books, ([lines, others], ours) => {
        const moved = others.map((one, index) => ({ ...one, line: index + 2 }));
        expect(Object.fromEntries(reconcile(moved, ours))).toEqual(
          Object.fromEntries(reconcile(lines, ours)),
        );
      }),
    );
  });

  it('of lines for the same movement all but the first are duplicates', () => {
    fc.assert(
      fc.property(report, books, (lines, ours) => {
        const classes = reconcile(lines, ours);
        const compared = lines.filter(({ kind }) => kind === 'charge' || kind === 'refund');
        const names = new Set(compared.map(movementName));
        const duplicates = compared.filter((one) => classes.get(`line ${one.externalId}`) === 'duplicate');
        expect(compared.length - duplicates.length).toBe(names.size);
      }),
    );
  });

  it('comes-before is an order: exactly one of two lines comes first', () => {
    fc.assert(
      fc.property(report, (lines) => {
        for (const a of lines)
          for (const b of lines) if (a !== b) expect(comesBefore(a, b)).toBe(!comesBefore(b, a));
      }),
    );
  });

  it('sums are the same however the lines come', () => {
    fc.assert(
      fc.property(report, fc.nat(8), (lines, cut) => {
        const whole = addLines([], lines);
        expect(addLines(addLines([], lines.slice(cut)), lines.slice(0, cut))).toEqual(whole);
        expect(whole.reduce((sum, { count }) => sum + count, 0)).toBe(lines.length);
      }),
    );
  });
});

describe('what may be done', () => {
  it('runs what nobody works on', () => {
    const allowed = SETTLEMENT_STATES.filter((state) => codeOf(() => requireRun(state)) === null);
    expect(allowed).toEqual(['uploaded', 'finished', 'failed']);
  });

  it.each([
    ['the lines and no more', { from: NOON, to: addMs(NOON, 1) }, null],
    ['more than the lines', PERIOD, null],
    ['less than the lines', { from: addMs(NOON, 1), to: PERIOD.to }, 'settlement_period_wrong'],
    ['an end before the beginning', { from: PERIOD.to, to: PERIOD.from }, 'settlement_period_wrong'],
  ])('a period of %s', (_what, period, code) =>
    expect(codeOf(() => requirePeriod(period, { from: NOON, to: addMs(NOON, 1) }))).toBe(code),
  );

  it('only a difference that nobody explained is resolved', () => {
    for (const of of SETTLEMENT_CLASSES) {
      expect(isOpenDifference({ class: of, explained: false })).toBe(isDifference(of));
      const code = codeOf(() => requireOpenDifference({ class: of, explained: true }));
      expect(code).toBe('settlement_line_settled');
    }
  });
});

describe('what the provider answers', () => {
  const due = money(5000, 'CNY');
  it.each([
    ['it was taken', { result: 'captured', providerReference: 'x', amount: due }, 'moved'],
    ['it was given back', { result: 'succeeded', providerReference: 'x', amount: due }, 'moved'],
    [
      'less was taken',
      { result: 'captured', providerReference: 'x', amount: money(1, 'CNY') },
      'otherAmount',
    ],
    [
      'it was declined',
      { result: 'declined', providerReference: null, declineCode: 'cardDeclined' },
      'notMoved',
    ],
    ['nobody paid', { result: 'expired', providerReference: 'x' }, 'notMoved'],
    ['it works on it', { result: 'processing', providerReference: 'x' }, 'underWay'],
    ['it never heard of it', { result: 'notFound' }, 'neverHeard'],
    ['it says nothing', { result: 'noAnswer' }, 'noAnswer'],
  ] as const)('%s', (_what, answer, word) => {
    expect(wordOf(answer, due)).toBe(word);
    expect(wordOf(answer, money(-5000, 'CNY'))).toBe(word);
  });
});
