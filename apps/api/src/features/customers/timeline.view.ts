import { type TimelineEntryView } from '@ur-desk/domain/customers';
import { type Role } from '@ur-desk/domain/kernel';
import { changesOf, type OpenedChange } from '../audit/audit-change.view';
import { type TimelineRow } from './timeline.queries';

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
