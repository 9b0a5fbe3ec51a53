import { Raw } from './call';
import { type Random } from './random';

/** Depths and lengths that hurt careless code (reliability F39). */
const DEEP = 5_000;
const VERY_DEEP = 200_000;
const COMBINING_MARKS = 10_000;

/** Names that mean something to JavaScript or to our tables, but are fields of no input (F40, F43). */
export const FOREIGN_NAMES = [
  'constructor',
  'toString',
  'valueOf',
  'hasOwnProperty',
  'isPrototypeOf',
  'then',
  'toJSON',
  'length',
  '$where',
  'isAdmin',
  'admin',
  'permissions',
  'passwordHash',
  'balance',
  'customer_id',
  'actorId',
  'requestId',
  'updatedBy',
  'state',
  'status',
  'role',
  'id',
  'customerId',
  'createdAt',
] as const;

/** Texts that cannot be stored, or that are not Unicode (F36). */
export const unstorableText = (random: Random): string =>
  random.pick([
    '\0',
    'a\0b',
    `${random.word()}\0`,
    '\ud800',
    'x\udc00y',
    `${random.word()}\udbff`,
    '\udfff\ud800',
  ]);

/** Texts that are Unicode and yet a trap; whether a field takes them is for its schema to say. */
export const strangeText = (random: Random): string =>
  random.pick([
    ' ',
    '\t\n',
    '\u3000',
    '\u202Egnp.exe',
    '\u200B',
    '\u2028',
    'a\u0301'.repeat(3),
    `o${'\u0308'.repeat(COMBINING_MARKS)}`,
    '👩‍👩‍👧‍👦',
    'раураl',
    '１２３',
    "' OR 1=1 --",
    '{{7*7}}',
    '<script>alert(1)</script>',
    '%00',
    '../../etc/passwd',
    '=cmd()',
    'null',
    'undefined',
    'NaN',
    '-1',
    '1e3',
    random.word(),
  ]);

/** Values of every JSON type, strange numbers included. */
export const anyValue = (random: Random): unknown =>
  random.pick<unknown>([
    null,
    true,
    false,
    0,
    -1,
    1.5,
    2 ** 53,
    1e21,
    '',
    random.word(),
    '5',
    [],
    [[]],
    [null],
    {},
    { [random.word()]: random.whole(9) },
    { toString: 'x' },
    { length: 3 },
    { constructor: { name: 'x' } },
  ]);

export const strangeNumber = (random: Random): unknown =>
  random.pick<unknown>([
    -1,
    -0.5,
    0.1,
    1.5,
    random.whole(1_000) + 0.25,
    -random.whole(1_000_000) - 1,
    2 ** 53,
    -(2 ** 53),
    1e15 + 0.5,
    1e21,
    1e300,
    new Raw('1e999'),
    new Raw('-1e999'),
    new Raw('9'.repeat(10_000)),
    new Raw('1.0000000000000001'),
    '1',
    '0x10',
    '٣',
    '1,5',
    true,
    [1],
    { amount: 1 },
  ]);

export const nested = (random: Random): Raw => {
  const depth = random.pick([25, 100, DEEP, DEEP, VERY_DEEP]);
  return random.chance(0.5)
    ? new Raw('['.repeat(depth) + ']'.repeat(depth))
    : new Raw('{"a":'.repeat(depth) + '1' + '}'.repeat(depth));
};

/** What is almost an id, but is none. */
export const noId = (random: Random): string =>
  random.pick([
    random.word(),
    '0',
    '-1',
    '1',
    'null',
    'undefined',
    'true',
    '[object Object]',
    random.id().slice(0, -1),
    `${random.id()}0`,
    random.id().replaceAll('-', ''),
    random.id().replace(/^./, 'g'),
    `{${random.id()}}`,
    `urn:uuid:${random.id()}`,
    `${random.id()} `,
    `${random.id()}'`,
    '00000000-0000-0000-0000-000000000000',
    'ffffffff-ffff-ffff-ffff-ffffffffffff',
    '*',
    'a'.repeat(200),
    '١٢٣',
    '%',
    ';',
    '..',
  ]);
