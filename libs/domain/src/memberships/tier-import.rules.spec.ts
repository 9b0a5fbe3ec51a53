import 'reflect-metadata';
import fc from 'fast-check';
import { DAY_MS, makeReference, Problem, toInstant } from '../kernel';
import { decideTierImport, decideTierRows, memberColumn, readTierRow } from './index';

const ID = '11111111-1111-4111-8111-111111111111';
const REFERENCE = makeReference('customer', new Uint8Array([1, 2, 3, 4, 5, 6, 7]));

describe('a line of the file', () => {
  it.each([
    [['name', 'Customer ID'], 1],
    [['客户编号', '姓名'], 0],
    [['whoever', 'when'], 0],
  ])('names its customer in the column of %j that says so', (columns, index) =>
    expect(memberColumn(columns)).toBe(index),
  );

  it.each([
    [[REFERENCE], { key: REFERENCE }],
    [[REFERENCE.toLowerCase().replaceAll('-', '')], { key: REFERENCE }],
    [[ID.toUpperCase()], { key: ID }],
    [[' '], { error: { code: 'required' } }],
    [['=1+1'], { error: { code: 'not_known' } }],
    [['a', 'b'], { error: { code: 'column_count', params: { expected: 1, found: 2 } } }],
  ])('%j is read', (cells, expected) =>
    expect(readTierRow({ line: 7, cells }, { columns: 1, column: 0 })).toEqual({ line: 7, ...expected }),
  );
});

describe('deciding rows', () => {
  const known = new Map([
    [ID, { id: ID, closed: false }],
    [REFERENCE, { id: ID, closed: false }],
    ['shut', { id: 'shut', closed: true }],
  ]);
  it('takes each customer once, however he is named, and nobody unknown or closed', () => {
    const rows = [ID, 'nobody', REFERENCE, 'shut'].map((key, index) => ({ line: index + 2, key }));
    expect(decideTierRows(rows, known, new Map())).toEqual([
      { line: 2, customerId: ID },
      { line: 3, error: { code: 'not_known' } },
      { line: 4, error: { code: 'repeated_in_file', params: { line: 2 } } },
      { line: 5, error: { code: 'customer_closed' } },
    ]);
  });

  it('comes to the same in pieces', () => {
    const keys = fc.array(fc.constantFrom(ID, REFERENCE, 'shut', 'nobody'), { maxLength: 12 });
    fc.assert(
      fc.property(keys, fc.nat(12), (all, at) => {
        const rows = all.map((key, index) => ({ line: index + 2, key }));
        const before = new Map<string, number>();
        const pieces = [rows.slice(0, at), rows.slice(at)].flatMap((piece) =>
          decideTierRows(piece, known, before),
        );
        expect(pieces).toEqual(decideTierRows(rows, known, new Map()));
      }),
    );
  });
});

describe('moving them', () => {
  const NOW = '2026-11-27T08:00:00.000Z';
  const until = toInstant(Date.parse(NOW) + 30 * DAY_MS);
  it.each([
    ['twice', { state: 'finished' as const, accepted: 1 }, until, 'wrong_state'],
    ['nobody', { state: 'checked' as const, accepted: 0 }, until, 'tier_import_nobody'],
    [
      'until yesterday',
      { state: 'checked' as const, accepted: 1 },
      '2026-11-26T00:00:00.000Z',
      'override_past',
    ],
  ])('%s is refused', (_what, job, end, code) => {
    let problem: unknown;
    try {
      decideTierImport(job, { tier: 'gold', until: end }, NOW);
    } catch (error) {
      problem = error;
    }
    expect(problem).toBeInstanceOf(Problem);
    const { code: own, errors } = problem as Problem;
    expect([own, ...errors.map((e) => e.code)]).toContain(code);
  });
});
