import 'reflect-metadata';
import { Type } from 'class-transformer';
import { ValidateBy, ValidateIf, ValidateNested, type ValidationOptions } from 'class-validator';
import { CURRENCY_CODES, isCurrencyCode, type CurrencyCode } from './money';
import { type FieldProblemCode } from './field-problems';
import { isWellFormedText } from './text';
import { isTimeZone } from './time';

/**
 * The vocabulary in which every input and every answer is declared, once: one decorator on a property gives its check
 * (class-validator), the problem code when it fails, and its JSON schema for the OpenAPI document. A class that is
 * decorated with them is the API's body, the form's resolver and the documentation at the same time.
 */
export type JsonSchema = Record<string, unknown>;
type Class = abstract new (...args: never[]) => object;

interface FieldOptions {
  /** May be left out. */
  optional?: boolean;
  /** May be null ("nothing", as opposed to "unchanged"). */
  nullable?: boolean;
  description?: string;
}

interface FieldRecord {
  schema: JsonSchema | (() => JsonSchema);
  required: boolean;
  nullable: boolean;
  nested?: () => Class;
}

const fieldsByClass = new Map<object, Map<string, FieldRecord>>();

function record(target: object, property: string | symbol, entry: FieldRecord): void {
  const known = fieldsByClass.get(target.constructor) ?? new Map<string, FieldRecord>();
  known.set(String(property), entry);
  fieldsByClass.set(target.constructor, known);
}

/** The declared fields of a class, those it inherits first. */
export function fieldsOf(type: Class): Map<string, FieldRecord> {
  const parent = Object.getPrototypeOf(type) as Class | null;
  const inherited =
    parent && parent !== Function.prototype ? fieldsOf(parent) : new Map<string, FieldRecord>();
  return new Map([...inherited, ...(fieldsByClass.get(type) ?? [])]);
}

export const schemaRef = (type: Class): JsonSchema => ({ $ref: `#/components/schemas/${type.name}` });

function nullableSchema(schema: JsonSchema): JsonSchema {
  if (typeof schema['type'] === 'string' && !('enum' in schema))
    return { ...schema, type: [schema['type'], 'null'] };
  return { anyOf: [schema, { type: 'null' }] };
}

/** The JSON schema (2020-12, as OpenAPI 3.1 has it) of a class; nested classes are referred to by name. */
export function schemaOf(type: Class): JsonSchema {
  const fields = [...fieldsOf(type)];
  const properties = fields.map(([name, field]) => {
    const schema = typeof field.schema === 'function' ? field.schema() : field.schema;
    return [name, field.nullable ? nullableSchema(schema) : schema] as const;
  });
  const required = fields.filter(([, f]) => f.required).map(([name]) => name);
  return {
    type: 'object',
    properties: Object.fromEntries(properties),
    ...(required.length > 0 ? { required } : {}),
    additionalProperties: false,
  };
}

/** The classes that a class refers to, itself included, however deep. */
export function nestedClassesOf(type: Class, found = new Set<Class>()): Set<Class> {
  if (found.has(type)) return found;
  found.add(type);
  for (const field of fieldsOf(type).values()) if (field.nested) nestedClassesOf(field.nested(), found);
  return found;
}

/** A failed check: `code` goes to the client, with what its text needs. The value itself is never echoed. */
type Check = (value: unknown) => { code: FieldProblemCode; params?: Record<string, unknown> } | null;

/** The one constraint of every field; its message is the failed check as JSON. */
const FIELD_CONSTRAINT = 'field';

function checked(check: Check): PropertyDecorator {
  const options: ValidationOptions = {
    message: (args) => JSON.stringify(check(args.value) ?? { code: 'bad_format' }),
  };
  return ValidateBy(
    { name: FIELD_CONSTRAINT, validator: { validate: (value) => check(value) === null } },
    options,
  );
}

function field(
  schema: FieldRecord['schema'],
  check: Check,
  options: FieldOptions,
  nested?: () => Class,
): PropertyDecorator {
  return (target, property) => {
    const described =
      options.description && typeof schema !== 'function'
        ? { ...schema, description: options.description }
        : schema;
    record(target, property, {
      schema: described,
      required: !options.optional,
      nullable: options.nullable ?? false,
      ...(nested ? { nested } : {}),
    });
    checked((value) => (value === undefined || value === null ? { code: 'required' } : check(value)))(
      target,
      property,
    );
    ValidateIf(
      (_object, value) => !(options.optional && value === undefined) && !(options.nullable && value === null),
    )(target, property);
  };
}

const not = (code: FieldProblemCode, params?: Record<string, unknown>) =>
  params ? { code, params } : { code };

interface TextOptions extends FieldOptions {
  max: number;
  min?: number;
  pattern?: RegExp;
  format?: string;
  code?: FieldProblemCode;
}

/** Text of `min` (default 1, after trimming) to `max` characters. */
export function Text({
  max,
  min = 1,
  pattern,
  format,
  code = 'bad_format',
  ...options
}: TextOptions): PropertyDecorator {
  const schema = {
    type: 'string',
    minLength: min,
    maxLength: max,
    ...(pattern ? { pattern: pattern.source } : {}),
    ...(format ? { format } : {}),
  };
  return field(
    schema,
    (value) => {
      if (typeof value !== 'string') return not('not_text');
      if (!isWellFormedText(value)) return not('bad_characters');
      if (value.length > max) return not('too_long', { max });
      if (value.trim().length < min) return value.trim() === '' ? not('required') : not('too_short', { min });
      return pattern && !pattern.test(value) ? not(code) : null;
    },
    options,
  );
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i;
export const isId = (value: unknown): value is string => typeof value === 'string' && UUID.test(value);

export const Id = (options: FieldOptions = {}): PropertyDecorator =>
  field({ type: 'string', format: 'uuid' }, (value) => (isId(value) ? null : not('not_id')), options);

interface WholeOptions extends FieldOptions {
  min?: number;
  max?: number;
}

/** A whole number; say its unit in the name (`validForDays`). */
export function Whole({
  min = 0,
  max = Number.MAX_SAFE_INTEGER,
  ...options
}: WholeOptions = {}): PropertyDecorator {
  return field(
    { type: 'integer', minimum: min, maximum: max },
    (value) => {
      if (typeof value !== 'number' || !Number.isSafeInteger(value)) return not('not_whole');
      if (value < min) return not('too_small', { min });
      return value > max ? not('too_large', { max }) : null;
    },
    options,
  );
}

export const Flag = (options: FieldOptions = {}): PropertyDecorator =>
  field({ type: 'boolean' }, (value) => (typeof value === 'boolean' ? null : not('not_boolean')), options);

export const OneOf = (values: readonly string[], options: FieldOptions = {}): PropertyDecorator =>
  field(
    { type: 'string', enum: [...values] },
    (value) =>
      typeof value === 'string' && values.includes(value)
        ? null
        : not('not_in_list', { values: values.join(', ') }),
    options,
  );

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,3})?Z$/;

/** An instant of ours: ISO 8601 with `Z`, a time that exists. */
export const isInstant = (value: unknown): value is string =>
  typeof value === 'string' && INSTANT.test(value) && !Number.isNaN(Date.parse(value));

export const InstantField = (options: FieldOptions = {}): PropertyDecorator =>
  field(
    { type: 'string', format: 'date-time' },
    (value) => (isInstant(value) ? null : not('not_instant')),
    options,
  );

/** A calendar day that exists: 2026-02-30 is none. */
export const isLocalDate = (value: unknown): value is string =>
  typeof value === 'string' &&
  /^\d{4}-\d{2}-\d{2}$/.test(value) &&
  !Number.isNaN(Date.parse(value)) &&
  new Date(value).toISOString().startsWith(value);

export const DateField = (options: FieldOptions = {}): PropertyDecorator =>
  field(
    { type: 'string', format: 'date' },
    (value) => (isLocalDate(value) ? null : not('not_date')),
    options,
  );

export const CurrencyField = (options: FieldOptions = {}): PropertyDecorator =>
  field(
    { type: 'string', enum: CURRENCY_CODES },
    (value) => (typeof value === 'string' && isCurrencyCode(value) ? null : not('not_currency')),
    options,
  );

export const CountryField = (options: FieldOptions = {}): PropertyDecorator =>
  field(
    { type: 'string', pattern: '^[A-Z]{2}$' },
    (value) => (typeof value === 'string' && /^[A-Z]{2}$/.test(value) ? null : not('not_country')),
    options,
  );

export const ZoneField = (options: FieldOptions = {}): PropertyDecorator =>
  field(
    { type: 'string', maxLength: 64 },
    (value) =>
      typeof value === 'string' && value.length <= 64 && isTimeZone(value) ? null : not('not_zone'),
    options,
  );

const isPlainObject = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** An object of another declared class. */
export const Nested = (type: () => Class, options: FieldOptions = {}): PropertyDecorator => {
  const declare = field(
    () => schemaRef(type()),
    (value) => (isPlainObject(value) ? null : not('not_object')),
    options,
    type,
  );
  return (target, property) => {
    declare(target, property);
    Type(type)(target, property);
    ValidateNested()(target, property);
  };
};

/** A list of objects of another declared class. */
export const NestedList = (
  type: () => Class,
  { max = 100, ...options }: FieldOptions & { max?: number } = {},
): PropertyDecorator => {
  const declare = field(
    () => ({ type: 'array', maxItems: max, items: schemaRef(type()) }),
    (value) => {
      if (!Array.isArray(value)) return not('not_list');
      if (value.length > max) return not('too_many', { max });
      return value.every(isPlainObject) ? null : not('not_object');
    },
    options,
    type,
  );
  return (target, property) => {
    declare(target, property);
    Type(type)(target, property);
    ValidateNested({ each: true })(target, property);
  };
};

/** A list of short texts. */
export const TextList = ({
  max,
  each,
  ...options
}: FieldOptions & { max: number; each: number }): PropertyDecorator =>
  field(
    { type: 'array', maxItems: max, items: { type: 'string', maxLength: each } },
    (value) => {
      if (!Array.isArray(value)) return not('not_list');
      if (value.length > max) return not('too_many', { max });
      if (!value.every((text) => typeof text === 'string')) return not('not_text');
      if (!value.every((text) => isWellFormedText(text))) return not('bad_characters');
      return value.some((text) => text.length > each) ? not('too_long', { max: each }) : null;
    },
    options,
  );

/** A list of ids of other records. */
export const IdList = ({ max, ...options }: FieldOptions & { max: number }): PropertyDecorator =>
  field(
    { type: 'array', maxItems: max, items: { type: 'string', format: 'uuid' } },
    (value) => {
      if (!Array.isArray(value)) return not('not_list');
      if (value.length > max) return not('too_many', { max });
      return value.every(isId) ? null : not('not_id');
    },
    options,
  );

/** A list of words, each one of those named, none twice. */
export const OneOfList = (values: readonly string[], options: FieldOptions = {}): PropertyDecorator =>
  field(
    {
      type: 'array',
      maxItems: values.length,
      uniqueItems: true,
      items: { type: 'string', enum: [...values] },
    },
    (value) => {
      if (!Array.isArray(value)) return not('not_list');
      if (value.length > values.length) return not('too_many', { max: values.length });
      const known = value.every((word) => typeof word === 'string' && values.includes(word));
      if (!known) return not('not_in_list', { values: values.join(', ') });
      return new Set(value).size < value.length ? not('repeated') : null;
    },
    options,
  );

interface WholeListOptions extends WholeOptions {
  maxItems: number;
}

/** Whole numbers, each within the same bounds, in the order in which they are given. */
export function WholeList({
  min = 0,
  max = Number.MAX_SAFE_INTEGER,
  maxItems,
  ...options
}: WholeListOptions): PropertyDecorator {
  return field(
    { type: 'array', maxItems, items: { type: 'integer', minimum: min, maximum: max } },
    (value) => {
      if (!Array.isArray(value)) return not('not_list');
      if (value.length > maxItems) return not('too_many', { max: maxItems });
      const wrong: unknown = value.find((one) => !Number.isSafeInteger(one) || one < min || one > max);
      if (wrong === undefined && !value.includes(undefined)) return null;
      if (typeof wrong !== 'number' || !Number.isSafeInteger(wrong)) return not('not_whole');
      return wrong < min ? not('too_small', { min }) : not('too_large', { max });
    },
    options,
  );
}

/** One or more of a list of values, each once. */
export const SomeOf = (values: readonly string[], options: FieldOptions = {}): PropertyDecorator =>
  field(
    {
      type: 'array',
      minItems: 1,
      maxItems: values.length,
      uniqueItems: true,
      items: { type: 'string', enum: [...values] },
    },
    (value) => {
      if (!Array.isArray(value)) return not('not_list');
      if (value.length === 0) return not('required');
      if (value.length > values.length) return not('too_many', { max: values.length });
      const known = value.every((one) => typeof one === 'string' && values.includes(one));
      return known && new Set(value).size === value.length
        ? null
        : not('not_in_list', { values: values.join(', ') });
    },
    options,
  );

/** Free-form data with text keys (custom fields, parameters of a message): described, not checked in depth. */
export const JsonObject = ({
  schema,
  ...options
}: FieldOptions & { schema?: JsonSchema } = {}): PropertyDecorator =>
  field(
    schema ?? { type: 'object', additionalProperties: true },
    (value) => (isPlainObject(value) ? null : not('not_object')),
    options,
  );

/** Money that comes in or goes out: `{ "amount": 1999, "currency": "CNY" }`, in minor units (rules 1). */
export class MoneyField implements Record<'amount' | 'currency', unknown> {
  @Whole({ min: Number.MIN_SAFE_INTEGER, description: 'minor units' })
  amount: number;

  @CurrencyField()
  currency: CurrencyCode;
}

/** Money greater than zero: what an order to pay or to give back names. */
export class PositiveMoney {
  @Whole({ min: 1, max: 1_000_000_000_000, description: 'minor units, more than zero' })
  amount: number;

  @CurrencyField()
  currency: CurrencyCode;
}
