import { plainToInstance } from 'class-transformer';
import { getMetadataStorage, validateSync, type ValidationError } from 'class-validator';
import { fieldsOf } from './fields';
import { type FieldError } from './problem';
import { rememberRules } from './remembered-rules';

rememberRules(getMetadataStorage());

/** Keeps an input's nesting from exhausting the stack; no input of ours is deeper than five. */
const MAX_DEPTH = 20;

function errorsOf(error: ValidationError, path: string): FieldError[] {
  const field = path ? `${path}.${error.property}` : error.property;
  const constraints = error.constraints ?? {};
  if ('whitelistValidation' in constraints) return [{ field, code: 'unknown_field' }];
  const own = constraints['field'];
  if (own) return [{ field, ...(JSON.parse(own) as Omit<FieldError, 'field'>) }];
  const children = (error.children ?? []).flatMap((child) => errorsOf(child, field));
  return children.length > 0 ? children : [{ field, code: 'not_object' }];
}

/** Names with which data could pose as a class of ours (reliability F40). */
const POSING = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * What cannot be taken wherever it stands, free-form parts included: texts that cannot be stored, nesting without end, names
 * that mean something to JavaScript itself.
 */
export function unstorableParts(value: unknown, path = '', depth = 0): FieldError[] {
  if (depth > MAX_DEPTH) return [{ field: path, code: 'bad_format' }];
  if (typeof value === 'string') {
    return value.isWellFormed() && !value.includes('\0') ? [] : [{ field: path, code: 'bad_characters' }];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => {
    const at = path ? `${path}.${name}` : name;
    if (POSING.has(name)) return [{ field: at, code: 'unknown_field' }];
    return [...unstorableParts(name, path), ...unstorableParts(inner, at, depth + 1)];
  });
}

/**
 * Fields that the class does not declare. class-validator's own whitelist lets names pass that every object inherits
 * (`toString`), so they are looked for here.
 */
function undeclared(type: Parameters<typeof fieldsOf>[0], plain: object, path = ''): FieldError[] {
  const fields = fieldsOf(type);
  return Object.entries(plain).flatMap(([name, value]: [string, unknown]) => {
    const at = path ? `${path}.${name}` : name;
    const field = fields.get(name);
    if (!field) return [{ field: at, code: 'unknown_field' }];
    const { nested } = field;
    if (!nested || typeof value !== 'object' || value === null) return [];
    const parts: [string, unknown][] = Array.isArray(value)
      ? value.map((part: unknown, index) => [`${at}.${index}`, part])
      : [[at, value]];
    return parts.flatMap(([where, part]) =>
      typeof part === 'object' && part !== null ? undeclared(nested(), part, where) : [],
    );
  });
}

type Constructor<T> = new () => T;

/** A checked input, or what is wrong with it, field by field. */
export type Validated<T> = { input: T; errors: [] } | { input: null; errors: FieldError[] };

/**
 * Checks plain data against a class of declared fields: the API's body and the console's form go through this same
 * function. Fields that are not declared are errors; text comes out in NFC.
 */
export function validateInput<T extends object>(type: Constructor<T>, plain: unknown): Validated<T> {
  if (typeof plain !== 'object' || plain === null || Array.isArray(plain)) {
    return { input: null, errors: [{ field: '', code: 'not_object' }] };
  }
  const bad = unstorableParts(plain);
  if (bad.length > 0) return { input: null, errors: bad };
  const unknown = undeclared(type, plain);
  const input = plainToInstance(type, inNfc(plain));
  const found = validateSync(input, {
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
  });
  const known = found.flatMap((error) => errorsOf(error, ''));
  const isNew = ({ field }: FieldError) => !known.some((error) => error.field === field);
  const errors = [...known, ...unknown.filter(isNew)];
  return errors.length > 0 ? { input: null, errors } : { input, errors: [] };
}

function inNfc(value: unknown): unknown {
  if (typeof value === 'string') return value.normalize('NFC');
  if (Array.isArray(value)) return value.map(inNfc);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, inNfc(inner)]));
}
