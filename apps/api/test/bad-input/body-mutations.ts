import { CURRENCY_CODES } from '@ur-desk/domain/kernel';
import { type Call, callOf, type Mutant, Raw, type Subject, writeJson } from './call';
import { type Random } from './random';
import { type Schema, type Schemas } from './schemas';
import { anyValue, FOREIGN_NAMES, nested, noId, strangeNumber, strangeText, unstorableText } from './values';

/** A part of a body: where it is, what it is, what it should be. */
interface Place {
  path: readonly string[];
  schema: Schema;
  value: unknown;
  /** The name of the schema of the object that it is a field of: `PositiveMoney`. */
  owner: string;
}

/** What a mutation makes of a value; `refused` where the schema does not know how wrong it is. */
interface Mutation {
  what: string;
  value: unknown;
  refused?: true;
}

type Mutate = (place: Place, random: Random) => Mutation;

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Raw);

/** A nullable schema's own part. */
function bare(schemas: Schemas, schema: Schema): Schema {
  const choices = schema['anyOf'] as Schema[] | undefined;
  const chosen = choices?.find((one) => one['type'] !== 'null') ?? schema;
  return schemas.resolve(chosen);
}

/** Every part of a body, also the optional fields that it leaves out. */
function placesOf(schemas: Schemas, name: string, value: unknown): Place[] {
  const found: Place[] = [];
  const visit = (place: Place, depth: number) => {
    if (place.path.length > 0) found.push(place);
    if (depth > 4) return;
    const { properties, items } = place.schema as { properties?: Record<string, Schema>; items?: Schema };
    for (const [name, inner] of Object.entries(properties ?? {})) {
      const part = isObject(place.value) ? place.value[name] : undefined;
      if (!isObject(place.value)) continue;
      visit(
        { path: [...place.path, name], schema: bare(schemas, inner), value: part, owner: ownerOf(place) },
        depth + 1,
      );
    }
    if (items && Array.isArray(place.value))
      place.value.forEach((part, index) =>
        visit(
          { path: [...place.path, String(index)], schema: bare(schemas, items), value: part, owner: '' },
          depth + 1,
        ),
      );
  };
  const names = new Map(schemas.names.map((one) => [schemas.resolve({ $ref: `/${one}` }), one]));
  const ownerOf = (place: Place) => names.get(place.schema) ?? '';
  visit({ path: [], schema: schemas.resolve({ $ref: `/${name}` }), value, owner: name }, 0);
  return found;
}

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? (value as unknown[]) : []);

const leaveOut: Mutate = () => ({ what: 'missing', value: undefined });
const wrongType: Mutate = (_place, random) => ({ what: 'wrongType', value: anyValue(random) });
const deep: Mutate = (_place, random) => ({ what: 'nested', value: nested(random), refused: true });
const unstorable: Mutate = (_place, random) => ({
  what: 'unstorable',
  value: unstorableText(random),
  refused: true,
});

const textMutations: Mutate[] = [
  unstorable,
  (_place, random) => ({ what: 'strangeText', value: strangeText(random) }),
  ({ schema }, random) => ({
    what: 'tooLong',
    value: '长'.repeat(Number(schema['maxLength'] ?? 60) + 1 + random.whole(50)),
  }),
  (_place, random) => ({ what: 'muchTooLong', value: random.word(1).repeat(100_000) }),
  () => ({ what: 'empty', value: '' }),
  // As long as it may be, of letters that take two places each.
  ({ schema }) => ({
    what: 'longest',
    value: '𠮷'.repeat(Math.floor(Number(schema['maxLength'] ?? 60) / 2)),
  }),
  ({ value }) => ({ what: 'inAList', value: [value] }),
];

const idMutations: Mutate[] = [
  unstorable,
  (_place, random) => ({ what: 'noId', value: noId(random), refused: true }),
  (_place, random) => ({ what: 'unknownId', value: random.id(), refused: true }),
];

const numberMutations: Mutate[] = [
  (_place, random) => ({ what: 'strangeNumber', value: strangeNumber(random) }),
  ({ schema }) => ({ what: 'smallest', value: Number(schema['minimum'] ?? 0) }),
  ({ schema }) => ({ what: 'largest', value: Number(schema['maximum'] ?? 0) }),
  ({ schema }) => ({ what: 'tooSmall', value: Number(schema['minimum'] ?? 0) - 1 }),
  ({ schema }) => ({ what: 'tooLarge', value: Number(schema['maximum'] ?? 0) + 1 }),
];

const enumMutations: Mutate[] = [
  unstorable,
  (_place, random) => ({ what: 'notListed', value: random.word(), refused: true }),
  ({ value }) => ({ what: 'otherCase', value: swapCase(String(value)), refused: true }),
  ({ value }) => ({ what: 'withSpace', value: `${String(value)} `, refused: true }),
  ({ value }) => ({ what: 'inAList', value: [value] }),
  (_place, random) => ({ what: 'foreignName', value: random.pick(FOREIGN_NAMES) }),
];

const otherCurrency: Mutate = ({ value }, random) => ({
  what: 'foreignCurrency',
  value: random.pick(CURRENCY_CODES.filter((code) => code !== value)),
  refused: true,
});

const listMutations: Mutate[] = [
  ({ schema, value }) => ({
    what: 'tooMany',
    value: Array.from({ length: Number(schema['maxItems'] ?? 0) + 1 }, () => listOf(value)[0] ?? 'x'),
  }),
  ({ value }, random) => ({ what: 'wrongItem', value: [...listOf(value), anyValue(random)] }),
  ({ value }) => ({ what: 'objectForList', value: { ...listOf(value) } }),
  ({ value }) => ({ what: 'listInList', value: [value] }),
];

const objectMutations: Mutate[] = [
  ({ value }) => ({ what: 'listForObject', value: [value] }),
  ({ value }, random) => ({ what: 'unknownField', value: withForeignField(value, random) }),
];

const swapCase = (text: string): string =>
  text === text.toLowerCase() ? text.toUpperCase() : text.toLowerCase();

function withForeignField(value: unknown, random: Random): unknown {
  const name = random.chance(0.4) ? random.word() : random.pick(FOREIGN_NAMES);
  return { ...(isObject(value) ? value : {}), [name]: anyValue(random) };
}

function mutationsFor(place: Place): Mutate[] {
  const { schema, owner, path } = place;
  const own: Mutate[] = [leaveOut, wrongType, wrongType, deep];
  if (schema['format'] === 'uuid') return [...own, ...idMutations, ...idMutations];
  if ('enum' in schema) {
    const isMoney = /Money/.test(owner) && path.at(-1) === 'currency';
    return [...own, ...enumMutations, ...(isMoney ? [otherCurrency, otherCurrency] : [])];
  }
  const type = [schema['type']].flat().find((one) => one !== 'null');
  const byType: Record<string, Mutate[]> = {
    string: textMutations,
    integer: [...numberMutations, ...numberMutations],
    array: listMutations,
    object: objectMutations,
  };
  return [...own, ...(byType[String(type)] ?? [])];
}

/** The body with another value in one place; a list's entry or a field that is undefined goes. */
function replaced(body: unknown, [first, ...rest]: readonly string[], value: unknown): unknown {
  if (first === undefined) return value;
  if (Array.isArray(body)) {
    const copy: unknown[] = [...(body as unknown[])];
    copy[Number(first)] = replaced(copy[Number(first)], rest, value);
    return copy.filter((one) => one !== undefined);
  }
  const fields = isObject(body) ? body : {};
  return { ...fields, [first]: replaced(fields[first], rest, value) };
}

/** A whole body of the wrong kind. */
const WRONG_BODIES: unknown[] = [null, [], [{}], 'text', 5, true, [[1]], new Raw('1e999')];

function wholeBody(random: Random, body: unknown): Mutation {
  if (random.chance(0.6)) return { what: 'unknownField', value: withForeignField(body, random) };
  if (random.chance(0.5)) return { what: 'wrongBody', value: random.pick(WRONG_BODIES), refused: true };
  return { what: 'nestedField', value: replaced(body, [random.word()], nested(random)), refused: true };
}

/** Mutants of the body of one operation: one place of it is wrong, the rest as accepted. */
export class BodyMutations {
  private readonly places: Place[];
  private readonly isValid: (body: unknown) => boolean;

  constructor(
    private readonly subject: Subject,
    schemas: Schemas,
    name: string,
  ) {
    this.places = placesOf(schemas, name, subject.accepted.body);
    const judge = schemas.judge(name);
    this.isValid = (body) => judge(body);
  }

  next(): Mutant {
    const { random, accepted } = this.subject;
    const place = this.places.length > 0 && random.chance(0.9) ? random.pick(this.places) : null;
    const mutation = place
      ? random.pick(mutationsFor(place))(place, random)
      : wholeBody(random, accepted.body);
    const body = place ? replaced(accepted.body, place.path, mutation.value) : mutation.value;
    const call = callOf(this.subject, { body });
    const field = place?.path.join('.') ?? '';
    return {
      what: `body ${mutation.what} at ${field || 'the whole'}`,
      call,
      refused: mutation.refused ?? !this.isValid(parsed(call)),
      ...(field ? { field } : {}),
    };
  }
}

/** The body as the server reads it, with NFC and trimming left to the server. */
function parsed({ payload }: Call): unknown {
  return JSON.parse(String(payload ?? writeJson(null))) as unknown;
}
