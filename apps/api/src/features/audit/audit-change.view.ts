import { type AuditFieldChange } from '@ur-desk/domain/audit';
import { maskEmail, maskPhone } from '@ur-desk/domain/customers';
import { seesContactsInClear, type Role } from '@ur-desk/domain/kernel';

/** What an audit row of a change holds once it is opened; null when the person was erased. */
export interface OpenedChange {
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
  reason: string | null;
}

const MASKS: Record<string, (value: string) => string> = {
  phone: maskPhone,
  email: maskEmail,
  msisdn: maskPhone,
};
const HIDDEN = '•••';
/** `text`: of a note, which is written for those who speak with the customer. */
const ALWAYS_HIDDEN = new Set(['customFields', 'iccid', 'activationCode', 'text']);

function shownValue(role: Role, field: string, value: unknown): unknown {
  if (seesContactsInClear(role) || value === null || value === undefined) return value ?? null;
  const mask = MASKS[field];
  if (mask && typeof value === 'string') return mask(value);
  return ALWAYS_HIDDEN.has(field) ? HIDDEN : value;
}

/** Which fields a change went over, from what to what. A creation lists nothing: the record itself says it. */
export function changesOf(role: Role, opened: OpenedChange | null): AuditFieldChange[] {
  const { before, after } = opened ?? {};
  if (!before || !after) return [];
  return Object.keys(after).map((field) => ({
    field,
    before: shownValue(role, field, before[field]),
    after: shownValue(role, field, after[field]),
  }));
}
