import { type FieldError, fieldsOf, validateInput } from '@ur-desk/domain/kernel';
import { type FieldErrors, type FieldValues, type Resolver } from 'react-hook-form';
import { fieldErrorText } from '../providers/problem-error';

export type InputsClass<T extends object> = new () => T;

/**
 * What a form holds as the body of the API: only declared fields, and nothing for a field that was left empty and need
 * not be given (a form holds '' or null there; null means "nothing" only where the field is declared nullable).
 */
export function bodyOf<T extends object>(
  inputs: InputsClass<T>,
  values: FieldValues,
): Record<string, unknown> {
  const entries = [...fieldsOf(inputs)].flatMap(([name, field]): [string, unknown][] => {
    const value: unknown = values[name];
    const isEmpty = value === undefined || value === null || value === '';
    if (!isEmpty) return [[name, value]];
    if (field.nullable && name in values) return [[name, null]];
    return field.required ? [[name, value]] : [];
  });
  return Object.fromEntries(entries);
}

/** `price.amount` → `{ price: { amount: { type, message } } }`, as react-hook-form reads errors. */
export function formErrors(errors: readonly FieldError[]): FieldErrors {
  const root: Record<string, unknown> = {};
  for (const error of errors) {
    const path = error.field.split('.');
    const last = path.pop() ?? error.field;
    const parent = path.reduce<Record<string, unknown>>(
      (node, key) => (node[key] ??= {}) as Record<string, unknown>,
      root,
    );
    parent[last] ??= { type: error.code, message: fieldErrorText(error) };
  }
  return root as FieldErrors;
}

/** Checks a form by the same class and the same function as the API checks the body. */
export function inputResolver<T extends object>(inputs: InputsClass<T>): Resolver<FieldValues> {
  return (values) => {
    const body = bodyOf(inputs, values);
    const { input, errors } = validateInput(inputs, body);
    return input ? { values: body, errors: {} } : { values: {}, errors: formErrors(errors) };
  };
}
