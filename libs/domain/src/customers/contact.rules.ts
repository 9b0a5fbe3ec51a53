import { Problem, normaliseText, type FieldError, type Instant } from '../kernel';
import { normalisePhone } from '../phones';
import { normaliseEmail } from './email.rules';
import { CONTACT_FIELDS, type Contact, type ContactField } from './customer.types';

/** What was typed: left out = unchanged, null or blank = removed. */
export type ContactInput = { [field in ContactField]?: string | null };

const blankToNull = (text: string): string | null => (text.trim() === '' ? null : text);

function normalised(field: ContactField, typed: string | null, country: string): string | null | undefined {
  const text = typed === null ? null : blankToNull(typed);
  if (text === null) return null;
  if (field === 'name') return normaliseText(text);
  return (field === 'phone' ? normalisePhone(text, country) : normaliseEmail(text)) ?? undefined;
}

/**
 * The typed fields as they are stored: phone in E.164 (national form of `country` is understood), e-mail normalised.
 * Throws validation_failed with `not_phone` or `not_email` at the field.
 */
export function normaliseContact(
  input: ContactInput,
  country: string,
): Partial<Record<ContactField, string | null>> {
  const result: Partial<Record<ContactField, string | null>> = {};
  const errors: FieldError[] = [];
  for (const field of CONTACT_FIELDS) {
    const typed = input[field];
    if (typed === undefined) continue;
    const value = normalised(field, typed, country);
    if (value === undefined) errors.push({ field, code: field === 'phone' ? 'not_phone' : 'not_email' });
    else result[field] = value;
  }
  if (errors.length > 0) throw new Problem('validation_failed', {}, errors);
  return result;
}

export interface ContactChange {
  after: Contact;
  changed: ContactField[];
}

/**
 * What a correction makes of a contact. A new phone or e-mail is not verified, whoever typed it; a value that is the
 * same after normalisation keeps its verification (product S3). Of a new one no message has come back yet.
 */
export function changeContact(current: Contact, input: ContactInput, country: string): ContactChange {
  const { name, phone, email, phoneVerifiedAt, emailVerifiedAt, phoneBouncedAt, emailBouncedAt } = current;
  const before: Contact = {
    ...{ name, phone, email, phoneVerifiedAt, emailVerifiedAt },
    ...{ phoneBouncedAt, emailBouncedAt },
  };
  const typed = normaliseContact(input, country);
  const changed = CONTACT_FIELDS.filter(
    (field) => typed[field] !== undefined && typed[field] !== before[field],
  );
  const kept = (field: 'phone' | 'email', at: Instant | null) => (changed.includes(field) ? null : at);
  return {
    after: {
      ...before,
      ...typed,
      phoneVerifiedAt: kept('phone', before.phoneVerifiedAt),
      emailVerifiedAt: kept('email', before.emailVerifiedAt),
      phoneBouncedAt: kept('phone', before.phoneBouncedAt),
      emailBouncedAt: kept('email', before.emailBouncedAt),
    },
    changed,
  };
}
