import { type ListField, type ListSpec } from '../../src/platform/http/list-spec';
import { callOf, type Mutant, Raw, type Subject, writeJson } from './call';
import { type Random } from './random';
import { FOREIGN_NAMES, nested, noId, unstorableText } from './values';

interface QueryMutation {
  what: string;
  query: Record<string, string>;
  /** May be an odd but honest request. */
  mayBeFine?: true;
}

const BAD_RANGES = [
  '[0,100]',
  '[0,1000]',
  '[5,1]',
  '[-1,5]',
  '[0.5,3]',
  '[0]',
  '["0","5"]',
  'abc',
  '[1e999,1]',
  '[0,1e999]',
  '[10001,10010]',
  '[9007199254740990,9007199254740991]',
  '{}',
  '[0,5,6]',
  'null',
  '',
  '[0,',
  '0-24',
  '[null,null]',
  '[[0],[5]]',
];

const BAD_SORTS = [
  '["nope","ASC"]',
  '["id","asc"]',
  '["id"]',
  '"id"',
  'id',
  '["id; DROP TABLE customer","ASC"]',
  '["id","ASC; SELECT 1"]',
  '["__proto__","ASC"]',
  '["constructor","ASC"]',
  '["toString","DESC"]',
  '["id","ASC","id"]',
  '[["id"],"ASC"]',
  '[null,"ASC"]',
  '{"id":"ASC"}',
  'null',
  '',
];

const BAD_FILTERS = ['x', '[]', 'null', '5', '"q"', '{', '[{"id":"x"}]', 'true', ''];

const cursorOf = (parts: unknown): string => Buffer.from(JSON.stringify(parts)).toString('base64url');

function badCursor(random: Random): string {
  return random.pick([
    random.word(),
    '',
    '=',
    '%00',
    cursorOf([]),
    cursorOf(null),
    cursorOf({ id: 1 }),
    cursorOf(['id', 'ASC', 'x']),
    cursorOf(['nope', 'ASC', '2026-01-01T00:00:00Z', random.id()]),
    cursorOf(['id', 'ASC', 5, random.id()]),
    cursorOf(['id', 'ASC', random.id(), noId(random)]),
    cursorOf(['id', 'ASC', 'a\0', random.id()]),
    'A'.repeat(3_000),
  ]);
}

/** Values that are wrong for a filter of the type. */
function wrongFor(field: ListField, random: Random): unknown {
  const wrong: unknown[] = [null, {}, [[]], { a: 1 }, [null], nested(random)];
  const byType: Record<ListField['type'], unknown[]> = {
    text: [5, true, 1.5, unstorableText(random), 'x'.repeat(201)],
    id: [5, noId(random), noId(random), unstorableText(random), true],
    whole: ['5', 1.5, new Raw('1e999'), 2 ** 53, -(2 ** 53), true, '0x10'],
    instant: [
      'yesterday',
      '2026-13-01',
      '2026-01-01T25:00:00Z',
      5,
      '2026-01-01 00:00',
      '',
      unstorableText(random),
    ],
    boolean: ['true', 0, 1, 'yes'],
    oneOf: [random.word(), 5, true, unstorableText(random), 'constructor'],
  };
  return random.pick([...wrong, ...byType[field.type], ...byType[field.type]]);
}

/** Values that the type allows and that may still be too much for a database. */
function extremeFor(field: ListField, random: Random): unknown {
  const extremes: Record<ListField['type'], unknown[]> = {
    text: ['', ' ', '%', '_', '\\', "'", '\u202E', 'x'.repeat(200)],
    id: [random.id(), random.id().toUpperCase(), []],
    whole: [Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER, 0, -1],
    instant: [
      '0001-01-01',
      '9999-12-31T23:59:59Z',
      '2026-02-30',
      '2026-02-29T00:00:00Z',
      '2026-06-30T23:59:60Z',
      '2026-01-01T24:00:00Z',
      '0000-01-01',
    ],
    boolean: [true, false],
    oneOf: [field.values?.[0] ?? 'x', []],
  };
  return random.pick(extremes[field.type]);
}

function filterMutation(list: ListSpec, random: Random): QueryMutation {
  const filter = (value: unknown): Record<string, string> => ({ filter: writeJson(value) });
  const fields: [string, ListField][] = [
    ['id', { column: '', type: 'id', filter: ['eq'] }],
    ...Object.entries(list.fields).filter(([, field]) => field.filter),
  ];
  const [name, field] = random.pick(fields);
  const operators = field.filter ?? ['eq'];
  const operator = random.pick(operators);
  const key = operator === 'eq' ? name : `${name}_${operator}`;
  const unknown = random.pick([random.word(), `${name}_like`, `${name}.x`, `_${name}`, ...FOREIGN_NAMES]);
  const taken = Object.hasOwn(list.fields, unknown) || unknown === 'id' || unknown === 'q';
  const choices: QueryMutation[] = [
    { what: 'badFilter', query: { filter: random.pick(BAD_FILTERS) } },
    { what: `wrong ${key}`, query: filter({ [key]: wrongFor(field, random) }) },
    { what: `wrong ${key}`, query: filter({ [key]: wrongFor(field, random) }) },
    { what: `extreme ${key}`, query: filter({ [key]: extremeFor(field, random) }), mayBeFine: true },
    { what: 'unknownFilter', query: filter({ [taken ? `${unknown}_x` : unknown]: random.word() }) },
    { what: 'pollution', query: { filter: '{"__proto__":{"polluted":true}}' } },
    { what: 'pollution', query: { filter: '{"constructor":{"prototype":{"polluted":true}}}' } },
    { what: 'tooManyIds', query: filter({ id: Array.from({ length: 201 }, () => random.id()) }) },
    {
      what: 'badSearch',
      query: filter({ q: random.pick<unknown>([5, null, [], {}, unstorableText(random), 'x'.repeat(201)]) }),
    },
    { what: 'nested', query: filter({ q: nested25() }) },
  ];
  return random.pick(choices);
}

const nested25 = () => new Raw('['.repeat(1_000) + ']'.repeat(1_000));

function listMutation(list: ListSpec, random: Random): QueryMutation {
  const choices: (() => QueryMutation)[] = [
    () => ({ what: 'badRange', query: { range: random.pick(BAD_RANGES) } }),
    () => ({ what: 'badSort', query: { sort: random.pick(BAD_SORTS) } }),
    () => ({ what: 'badCursor', query: { cursor: badCursor(random) } }),
    () => {
      const [field, direction] = list.defaultSort;
      const cursor = cursorOf([field, direction, random.word(), random.id()]);
      return { what: 'strangeCursor', query: { cursor }, mayBeFine: true };
    },
  ];
  const filter = () => filterMutation(list, random);
  return random.pick([...choices, filter, filter, filter, filter])();
}

const UNKNOWN_PARAMETERS = [
  '__proto__',
  'constructor',
  'toString',
  'page',
  'perPage',
  'limit',
  'offset',
  'order',
  'fields',
  'callback',
  'token',
  'access_token',
  '$filter',
  'filter[id]',
  'id',
  'role',
  'debug',
];

/** A parameter that the operation does not declare, or a declared one twice. */
function parameterMutation({ route, random }: Subject): { what: string; text: string } {
  const declared = [
    ...(route.answer?.list ? ['range', 'sort', 'filter', 'cursor'] : route.query),
    ...(route.dryRunnable ? ['dryRun'] : []),
  ];
  const odd = random.chance(0.5) ? random.word(2 + random.whole(20)) : random.pick(UNKNOWN_PARAMETERS);
  const name = declared.includes(odd) || odd === 'filter' ? 'unknown' : odd;
  const value = random.pick([random.word(), '', '1', 'true', '%00', '{}', '[object Object]', random.id()]);
  if (declared.length > 0 && random.chance(0.3)) {
    const twice = random.pick(declared);
    const one = twice === 'dryRun' ? 'true' : '%7B%7D';
    return { what: `${twice} twice`, text: `?${twice}=${one}&${twice}=${one}` };
  }
  if (route.dryRunnable && random.chance(0.3))
    return {
      what: 'bad dryRun',
      text: `?dryRun=${random.pick(['maybe', '1', 'TRUE', '', 'true%00', 'null'])}`,
    };
  return { what: `unknown parameter ${name}`, text: `?${encodeURIComponent(name)}=${value}` };
}

/** A request whose query is wrong. */
export function queryMutant(subject: Subject): Mutant {
  const { route, random } = subject;
  const list = route.answer?.list;
  if (list && random.chance(0.8)) {
    const { what, query, mayBeFine } = listMutation(list, random);
    const text = `?${Object.entries(query)
      .map(([name, value]) => `${name}=${encodeURIComponent(value.toWellFormed())}`)
      .join('&')}`;
    return { what: `query ${what}`, call: callOf(subject, { query: text }), refused: !mayBeFine };
  }
  const { what, text } = parameterMutation(subject);
  return { what: `query ${what}`, call: callOf(subject, { query: text }), refused: !route.anyQuery };
}
