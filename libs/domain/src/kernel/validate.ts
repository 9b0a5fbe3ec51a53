import { plainToInstance } from 'class-transformer';
import { validateSync, type ValidationError } from 'class-validator';
import { type FieldError } from './problems';

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

/** Texts that cannot be stored or are nested too deep, wherever they are, free-form parts included. */
function unstorable(value: unknown, path: string, depth = 0): FieldError[] {
  if (depth > MAX_DEPTH) return [{ field: path, code: 'bad_format' }];
  if (typeof value === 'string') {
    return value.isWellFormed() && !value.includes('\0') ? [] : [{ field: path, code: 'bad_characters' }];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => [
    ...unstorable(name, path, depth + 1),
    ...unstorable(inner, path ? `${path}.${name}` : name, depth + 1),
  ]);
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
  const bad = unstorable(plain, '');
  if (bad.length > 0) return { input: null, errors: bad };
  const input = plainToInstance(type, inNfc(plain));
  const found = validateSync(input, {
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
  });
  const errors = found.flatMap((error) => errorsOf(error, ''));
  return errors.length > 0 ? { input: null, errors } : { input, errors: [] };
}

function inNfc(value: unknown): unknown {
  if (typeof value === 'string') return value.normalize('NFC');
  if (Array.isArray(value)) return value.map(inNfc);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, inNfc(inner)]));
}
