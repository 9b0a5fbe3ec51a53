import fc from 'fast-check';
import { CURRENCY_CODES, Problem } from '../kernel';
import { type PlanContent, type ReleasableVersion } from '../plans';
import {
  decidePlanFile,
  decidePlanRow,
  PLAN_FILE_COLUMNS,
  type PlanFileColumn,
  planFileHeading,
  planFileLine,
  planFilePlaces,
  type PlanFileRow,
  readPlanRow,
} from './index';

const CELLS: Record<PlanFileColumn, string> = {
  code: 'asia',
  kind: 'plan',
  family: 'travel',
  name_en: 'Asia',
  name_zh: '亚洲',
  voice_seconds: '60',
  sms_count: 'unlimited',
  data_mb: '1.5',
  validity: '30 days',
  prices: 'CNY 39.00 floor 29.00; JPY 800 floor 0',
  coverage: 'CN 日本',
  regions: 'europe',
  terms_en: '',
  terms_zh: '',
};
const EUROPE = { code: 'europe', name: { en: 'Europe', zh: '欧洲' }, countries: ['DE', 'FR'] };
const WORLD = { code: 'world', name: { en: 'World', zh: '全球' }, countries: ['CN', 'DE', 'US'] };
const NAMES = {
  regions: new Map([EUROPE, WORLD].map((region) => [region.code, region])),
  families: new Set(['travel', 'data-only']),
};
const PLACES = planFilePlaces(PLAN_FILE_COLUMNS);
const read = (cells: Partial<typeof CELLS>) =>
  readPlanRow(
    { line: 2, cells: PLAN_FILE_COLUMNS.map((column) => cells[column] ?? CELLS[column]) },
    { places: PLACES, names: NAMES },
  );
const rowOf = (cells: Partial<typeof CELLS> = {}): PlanFileRow => {
  const { row } = read(cells);
  if (!row) throw new Error('a good row');
  return row;
};

it('reads what a plan is to say', () => {
  expect(rowOf()).toEqual({
    line: 2,
    code: 'asia',
    kind: 'plan',
    family: 'travel',
    content: {
      name: { en: 'Asia', zh: '亚洲' },
      voiceSeconds: 60,
      smsCount: null,
      dataBytes: 1_500_000,
      validity: { days: 30 },
      prices: [
        { currency: 'CNY', amount: 3_900, floor: 2_900 },
        { currency: 'JPY', amount: 800, floor: 0 },
      ],
      coverage: ['CN', 'JP'],
      regions: [EUROPE],
      terms: { en: '', zh: '' },
    },
  });
});

it.each<[string, Partial<typeof CELLS>, string, string]>([
  ['no code', { code: '' }, 'code', 'required'],
  ['a code in capitals', { code: 'Asia' }, 'code', 'bad_format'],
  ['a kind that is none', { kind: 'pack' }, 'kind', 'not_in_list'],
  ['an unknown currency', { prices: 'XTS 1.00 floor 0' }, 'prices', 'plan_file_currency'],
  ['a price below its floor', { prices: 'CNY 1.00 floor 2.00' }, 'prices', 'plan_file_floor'],
  ['a price without its floor', { prices: 'CNY 1.00' }, 'prices', 'plan_file_price'],
  ['half a yen', { prices: 'JPY 1.5 floor 0' }, 'prices', 'plan_file_price'],
  ['a price of nothing', { prices: 'CNY 0 floor 0' }, 'prices', 'too_small'],
  ['a currency twice', { prices: 'CNY 1 floor 0; CNY 2 floor 0' }, 'prices', 'already_taken'],
  ['an unknown country', { coverage: 'CN Atlantis' }, 'coverage', 'plan_file_country'],
  ['an unknown region', { regions: 'europe atlantis' }, 'regions', 'region_unknown'],
  ['an unknown family', { family: 'pets' }, 'family', 'plan_family_unknown'],
  ['half a second', { voice_seconds: '0.5' }, 'voice_seconds', 'plan_file_number'],
  ['less than nothing', { sms_count: '-1' }, 'sms_count', 'plan_file_number'],
  ['what a spreadsheet made of it', { data_mb: '1E+10' }, 'data_mb', 'plan_file_number'],
  ['a validity without unit', { validity: '30' }, 'validity', 'plan_file_validity'],
  ['a validity of ten thousand days', { validity: '9999 days' }, 'validity', 'too_large'],
  ['a name that is too long', { name_zh: '长'.repeat(81) }, 'name_zh', 'too_long'],
])('%s is said at its column', (_what, cells, column, code) => {
  expect(read(cells).errors).toMatchObject([{ line: 2, column, code }]);
});

it('names every mistake of a row, and cells that are missing', () => {
  expect(read({ prices: 'x', validity: '' }).errors.map(({ column }) => column)).toEqual([
    'validity',
    'prices',
  ]);
  expect(readPlanRow({ line: 2, cells: ['asia'] }, { places: PLACES, names: NAMES }).errors[0]).toMatchObject(
    {
      code: 'column_count',
      params: { expected: 14, found: 1 },
    },
  );
});

it('finds columns in any order and case, and names those that are missing', () => {
  const headings = [...PLAN_FILE_COLUMNS].reverse().map((column) => ` ${column.toUpperCase()}`);
  expect(planFilePlaces([...headings, 'note']).of.get('terms_zh')).toBe(0);
  expect(() => planFilePlaces(headings.slice(2))).toThrow(
    new Problem('plan_file_columns', { columns: 'code, kind' }),
  );
});

/** The cells of one line that `csvLine` wrote. */
const cellsOf = (line: string): string[] =>
  [...line.trimEnd().matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^",]*))/g)].map(([, quoted, plain]) =>
    quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'),
  );

const count = fc.option(fc.integer({ min: 0, max: 1_000_000_000_000 }));
const words = fc
  .string({ unit: fc.constantFrom('a', '亚', ' ', '=', '-', '@', ';', ',', '"', '\n'), maxLength: 20 })
  .map((text) => text.trim());
const localText = fc.record({ en: words, zh: words });
const anyContent: fc.Arbitrary<PlanContent> = fc.record({
  name: localText,
  terms: localText,
  voiceSeconds: count,
  smsCount: count,
  dataBytes: count,
  validity: fc.oneof(
    fc.record({ days: fc.integer({ min: 1, max: 3_660 }) }),
    fc.record({ months: fc.integer({ min: 1, max: 120 }) }),
  ),
  prices: fc
    .uniqueArray(fc.constantFrom(...CURRENCY_CODES), { maxLength: 4 })
    .chain((codes) =>
      fc.tuple(
        ...codes.map((currency) =>
          fc
            .tuple(fc.integer({ min: 1, max: 1_000_000_000 }), fc.nat(100))
            .map(([amount, share]) => ({ currency, amount, floor: Math.floor((amount * share) / 100) })),
        ),
      ),
    ),
  coverage: fc.subarray(['CN', 'HK', 'JP', 'TH', 'US']),
  regions: fc.subarray([EUROPE, WORLD]),
});

const anyFamily = fc.constantFrom(null, ...NAMES.families);

it('whatever a plan says, its line of the file is read as the same', () => {
  const places = planFilePlaces(cellsOf(planFileHeading()));
  fc.assert(
    fc.property(
      anyContent,
      fc.constantFrom('plan' as const, 'addOn' as const),
      anyFamily,
      (content, kind, family) => {
        const line = planFileLine({ code: 'a-1', kind, family, state: 'released', versionNo: 3, content });
        expect(readPlanRow({ line: 2, cells: cellsOf(line) }, { places, names: NAMES })).toEqual({
          row: { line: 2, code: 'a-1', kind, family, content },
          errors: [],
        });
      },
    ),
  );
});

describe('what becomes of a row', () => {
  const row = rowOf();
  const other = { ...row.content, smsCount: 1 };
  const draft = (content: PlanContent, waits: object = {}): ReleasableVersion => ({
    ...{
      id: 'v',
      planId: 'p',
      versionNo: 2,
      state: 'draft',
      releasedAt: null,
      releaseAt: null,
      isAsked: false,
    },
    ...content,
    ...waits,
  });

  it.each([
    ['a new plan', null, 'created'],
    ['on sale as it is', { draft: null, released: row.content }, 'same'],
    ['on sale otherwise', { draft: null, released: other }, 'drafted'],
    ['a draft that says so', { draft: draft(row.content), released: other }, 'same'],
    ['on sale as it is, beside a draft', { draft: draft(other), released: row.content }, 'same'],
    ['a draft that says something else', { draft: draft(other), released: null }, 'changed'],
  ] as const)('%s', (_what, plan, outcome) => {
    expect(decidePlanRow(row, plan && { kind: 'plan', family: 'travel', ...plan })).toBe(outcome);
  });

  it('another family alone moves the plan; a region that has other countries since changes nothing', () => {
    const released = { ...row.content, regions: [{ ...EUROPE, countries: ['DE'] }] };
    const plan = { kind: 'plan' as const, draft: null, released };
    expect(decidePlanRow(row, { ...plan, family: 'travel' })).toBe('same');
    expect(decidePlanRow(row, { ...plan, family: null })).toBe('regrouped');
    expect(decidePlanRow(rowOf({ regions: 'world' }), { ...plan, family: 'travel' })).toBe('drafted');
  });

  it.each([
    ['a pack', { kind: 'addOn', draft: null, released: null }, 'kind', 'read_only'],
    [
      'a planned release',
      { kind: 'plan', draft: draft(other, { releaseAt: '2027-01-01T00:00:00.000Z' }), released: null },
      'code',
      'plan_draft_waits',
    ],
    [
      'an asked release',
      { kind: 'plan', draft: draft(other, { isAsked: true }), released: null },
      'code',
      'plan_draft_waits',
    ],
  ] as const)('%s is refused', (_what, plan, column, code) => {
    expect(decidePlanRow(row, { family: 'travel', ...plan })).toEqual({ line: 2, column, code });
  });

  it('without a price is nothing new, whatever the plan is', () => {
    const bare = rowOf({ prices: ' ; ' });
    const required = { line: 2, column: 'prices', code: 'required' };
    expect(decidePlanRow(bare, null)).toEqual(required);
    expect(decidePlanRow(bare, { kind: 'plan', family: null, draft: null, released: other })).toEqual(
      required,
    );
    expect(
      decidePlanRow(bare, { kind: 'plan', family: 'travel', draft: draft(bare.content), released: null }),
    ).toBe('same');
  });

  it('each plan once in a file', () => {
    const rows = [row, { ...row, line: 5 }].map((one) => ({ row: one, errors: [] as [] }));
    expect(decidePlanFile(rows, new Map())).toEqual({
      decided: [{ row, outcome: 'created' }],
      errors: [{ line: 5, column: 'code', code: 'repeated_in_line', params: { line: 2 } }],
    });
  });
});
