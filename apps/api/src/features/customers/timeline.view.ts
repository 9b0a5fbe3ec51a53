import {
  maskEmail,
  maskPhone,
  type TimelineEntryView,
  type TimelineFieldChange,
} from '@ur-desk/domain/customers';
import { seesContactsInClear, type Role } from '@ur-desk/domain/kernel';
import { type TimelineRow } from './timeline.queries';

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
const ALWAYS_HIDDEN = new Set(['customFields', 'iccid', 'activationCode']);

function shownValue(role: Role, field: string, value: unknown): unknown {
  if (seesContactsInClear(role) || value === null || value === undefined) return value ?? null;
  const mask = MASKS[field];
  if (mask && typeof value === 'string') return mask(value);
  return ALWAYS_HIDDEN.has(field) ? HIDDEN : value;
}

/** Which fields a change went over, from what to what. A creation lists nothing: the record itself says it. */
export function changesOf(role: Role, opened: OpenedChange | null): TimelineFieldChange[] {
  const { before, after } = opened ?? {};
  if (!before || !after) return [];
  return Object.keys(after).map((field) => ({
    field,
    before: shownValue(role, field, before[field]),
    after: shownValue(role, field, after[field]),
  }));
}

/** An event as a role may see it. */
export function timelineEntryFor(role: Role, row: TimelineRow, opened: unknown): TimelineEntryView {
  const change = opened as OpenedChange | null;
  return {
    id: row.id,
    kind: row.kind,
    at: row.at.toISOString(),
    event: row.event,
    state: row.state,
    reference: row.reference,
    subjectId: row.subject_id,
    amount:
      row.amount === null || row.currency === null ? null : { amount: row.amount, currency: row.currency },
    actor: row.actor_kind === null ? null : { kind: row.actor_kind, name: row.actor_name },
    reason: change?.reason ?? null,
    changes: changesOf(role, change),
  };
}
