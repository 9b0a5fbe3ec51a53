import fc from 'fast-check';
import { guessMapping } from './import-columns';
import { readRow } from './import-row.rules';
import { canImport, completeMapping, decideImportRow, EMPTY_TALLY, tallyOf } from './import.rules';
import { IMPORT_STATES, type ExistingCustomer, type ImportDefaults, type NewCustomer } from './import.types';

const COLUMNS = [
  'customerID',
  'Name',
  'Phone',
  'Email',
  'Country',
  'Language',
  'Currency',
  'Tags',
  'Contract',
];
const MAPPING = guessMapping(COLUMNS);
const DEFAULTS: ImportDefaults = {
  country: 'US',
  locale: 'en',
  zone: 'America/New_York',
  walletCurrency: 'USD',
};
const GOOD = [
  '7590-VHVEG',
  'Ada Lovelace',
  '(415) 555-2671',
  'Ada@Example.COM',
  'United States',
  'English',
  'usd',
  'vip; old',
  'Two year',
];

const read = (cells: string[]) => readRow(MAPPING, { line: 2, cells }, 'US');
const withCell = (index: number, text: string) => GOOD.map((cell, i) => (i === index ? text : cell));

describe('readRow', () => {
  it('reads every fact into the form in which it is stored', () =>
    expect(read(GOOD)).toEqual({
      line: 2,
      facts: {
        externalId: '7590-VHVEG',
        name: 'Ada Lovelace',
        phone: '+14155552671',
        email: 'Ada@example.com',
        country: 'US',
        locale: 'en',
        walletCurrency: 'USD',
        tags: ['vip', 'old'],
        customFields: { Contract: 'Two year' },
      },
    }));

  it('an empty cell says nothing', () =>
    expect(read(['A1', '', ' ', '', '', '', '', '', ''])).toEqual({
      line: 2,
      facts: { externalId: 'A1', customFields: {} },
    }));

  it.each([
    ['no id', 0, '  ', { field: 'externalId', column: 'customerID', code: 'required' }],
    [
      'a long id',
      0,
      'x'.repeat(121),
      { field: 'externalId', column: 'customerID', code: 'too_long', params: { max: 120 } },
    ],
    ['a phone that is none', 2, '12', { field: 'phone', column: 'Phone', code: 'not_phone' }],
    ['an address that is none', 3, 'ada@', { field: 'email', column: 'Email', code: 'not_email' }],
    ['an unknown country', 4, 'Atlantis', { field: 'country', column: 'Country', code: 'not_country' }],
    ['an unknown language', 5, 'Klingon', { field: 'locale', column: 'Language', code: 'not_locale' }],
    ['an unknown currency', 6, 'DOGE', { field: 'walletCurrency', column: 'Currency', code: 'not_currency' }],
    ['a NUL', 1, 'A\0B', { field: 'name', column: 'Name', code: 'bad_characters' }],
    [
      'a huge cell',
      8,
      'x'.repeat(1_001),
      { field: 'customFields', column: 'Contract', code: 'too_long', params: { max: 1_000 } },
    ],
  ])('reports %s with its column', (_what, index, text, error) =>
    expect(read(withCell(index, text))).toEqual({ line: 2, errors: [error] }),
  );

  it('reports everything that is wrong with a line at once', () =>
    expect(read(withCell(2, '1').map((cell, i) => (i === 3 ? 'no' : cell))).errors).toHaveLength(2));

  it('reports a line with too few or too many cells as a whole', () =>
    expect(read(GOOD.slice(0, 4))).toEqual({
      line: 2,
      errors: [{ field: 'row', code: 'column_count', params: { expected: 9, found: 4 } }],
    }));

  it('reads a national phone number with the row’s own country', () =>
    expect(read(['A1', '', '138 0013 8000', '', '中国', '', '', '', '']).facts).toMatchObject({
      phone: '+8613800138000',
      country: 'CN',
    }));

  it.each([
    ['Li', 'Wei', 'Wei Li'],
    ['李', '伟', '李伟'],
    ['', 'Wei', 'Wei'],
  ])('puts family name %p and given name %p together as %p', (family, given, name) => {
    const mapping = guessMapping(['id', 'last name', 'first name']);
    expect(readRow(mapping, { line: 2, cells: ['1', family, given] }, 'US').facts).toMatchObject({ name });
  });

  it('never throws, and has facts or errors, whatever the cells are', () =>
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' }), { maxLength: 10 }), (cells) => {
        const reading = read(cells);
        expect(Boolean(reading.facts) !== Boolean(reading.errors?.length)).toBe(true);
      }),
    ));
});

describe('completeMapping', () => {
  const errorsOf = (chosen: Parameters<typeof completeMapping>[1]) => {
    try {
      completeMapping(COLUMNS, chosen);
      return [];
    } catch (error) {
      return (error as { errors: unknown[] }).errors;
    }
  };

  it('keeps columns that nobody mapped as custom fields', () =>
    expect(completeMapping(['id', 'x'], [{ column: 'id', target: 'externalId' }])).toEqual([
      { column: 'id', target: 'externalId' },
      { column: 'x', target: 'custom' },
    ]));

  it('needs the key', () =>
    expect(errorsOf([{ column: 'Name', target: 'name' }])).toEqual([
      { field: 'mapping', code: 'import_key_missing' },
    ]));

  it('refuses unknown columns, a column twice, a fact twice', () =>
    expect(
      errorsOf([
        { column: 'customerID', target: 'externalId' },
        { column: 'nope', target: 'custom' },
        { column: 'customerID', target: 'skip' },
        { column: 'Name', target: 'externalId' },
      ]),
    ).toEqual([
      { field: 'mapping.1.column', code: 'not_known' },
      { field: 'mapping.2.column', code: 'already_taken' },
      { field: 'mapping.3.target', code: 'already_taken' },
    ]));
});

const stored = (customer: NewCustomer): ExistingCustomer => ({ ...customer, status: 'active' });

describe('decideImportRow', () => {
  const facts = read(GOOD).facts!;
  const created = decideImportRow(null, facts, DEFAULTS);
  if (created.kind !== 'create') throw new Error('expected a new customer');
  const existing = stored(created.customer);

  it('creates whom the source does not know, with defaults where the file is silent', () => {
    const decision = decideImportRow(null, { externalId: 'A1', customFields: {} }, DEFAULTS);
    expect(decision).toEqual({
      kind: 'create',
      customer: {
        externalId: 'A1',
        name: null,
        phone: null,
        email: null,
        ...DEFAULTS,
        tags: [],
        customFields: {},
      },
    });
  });

  it('changes nothing when the same row comes again', () =>
    expect(decideImportRow(existing, facts, DEFAULTS)).toEqual({ kind: 'unchanged' }));

  it('updates only what differs', () =>
    expect(
      decideImportRow(
        existing,
        { ...facts, email: 'new@example.com', customFields: { Contract: 'One year' } },
        DEFAULTS,
      ),
    ).toEqual({
      kind: 'update',
      changes: { email: 'new@example.com', customFields: { Contract: 'One year' } },
    }));

  it('keeps custom fields that the file does not have', () =>
    expect(
      decideImportRow(
        { ...existing, customFields: { a: '1' } },
        { externalId: 'A1', customFields: { b: '2' } },
        DEFAULTS,
      ),
    ).toEqual({ kind: 'update', changes: { customFields: { a: '1', b: '2' } } }));

  it('does not take a default for a wish to change', () =>
    expect(
      decideImportRow({ ...existing, country: 'DE' }, { externalId: 'A1', customFields: {} }, DEFAULTS),
    ).toEqual({ kind: 'unchanged' }));

  it('never changes the currency of a wallet', () =>
    expect(decideImportRow(existing, { ...facts, walletCurrency: 'EUR' }, DEFAULTS)).toEqual({
      kind: 'rejected',
      errors: [{ field: 'walletCurrency', code: 'read_only' }],
    }));

  it('leaves a closed account alone, but counts it unchanged when it is', () => {
    const closed = { ...existing, status: 'closed' as const };
    expect(decideImportRow(closed, facts, DEFAULTS)).toEqual({ kind: 'unchanged' });
    expect(decideImportRow(closed, { ...facts, name: 'X' }, DEFAULTS)).toMatchObject({ kind: 'rejected' });
  });

  it('refuses more custom fields than a customer can have', () => {
    const customFields = Object.fromEntries(Array.from({ length: 101 }, (_v, i) => [`f${i}`, 'x']));
    expect(decideImportRow(null, { externalId: 'A1', customFields }, DEFAULTS)).toMatchObject({
      kind: 'rejected',
    });
  });

  it('applying an update once makes the next one unchanged (re-import is idempotent)', () =>
    fc.assert(
      fc.property(
        fc.record(
          {
            name: fc.string({ minLength: 1 }),
            tags: fc.array(fc.string()),
            zone: fc.constantFrom('UTC', 'Asia/Tokyo'),
            customFields: fc.dictionary(fc.string(), fc.string()),
          },
          { requiredKeys: ['customFields'] },
        ),
        (incoming) => {
          const row = { externalId: 'A1', ...incoming };
          const decision = decideImportRow(existing, row, DEFAULTS);
          const after = decision.kind === 'update' ? { ...existing, ...decision.changes } : existing;
          expect(decideImportRow(after, row, DEFAULTS)).toEqual({ kind: 'unchanged' });
        },
      ),
    ));
});

describe('the life of an import', () => {
  it.each([
    ['change', ['uploaded', 'validated']],
    ['validate', ['uploaded', 'validated']],
    ['run', ['validated', 'stopped', 'failed']],
    ['stop', ['running']],
  ] as const)('%s is possible in %p only', (action, states) =>
    expect(IMPORT_STATES.filter((state) => canImport(action, state))).toEqual([...states]),
  );
});

it('the parts of a tally add up to the whole', () =>
  fc.assert(
    fc.property(
      fc.array(
        fc.constantFrom('create' as const, 'update' as const, 'unchanged' as const, 'rejected' as const),
      ),
      (kinds) => {
        const { done, created, updated, unchanged, rejected } = tallyOf(EMPTY_TALLY, kinds);
        expect([done, created + updated + unchanged + rejected]).toEqual([kinds.length, kinds.length]);
      },
    ),
  ));
