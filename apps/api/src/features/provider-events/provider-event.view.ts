import { type OutsideProviderName, type ProviderEventContent } from '@ur-desk/domain/payments';
import {
  type EventSubject,
  type ProviderEventKind,
  type ProviderEventProblem,
  type ProviderEventState,
  type ProviderEventView,
} from '@ur-desk/domain/provider-events';

export interface ProviderEventRow {
  id: string;
  provider: OutsideProviderName;
  event_id: string;
  type: string;
  kind: ProviderEventKind;
  state: ProviderEventState;
  problem: ProviderEventProblem | null;
  customer_id: string | null;
  subject_kind: EventSubject['kind'] | null;
  subject_id: string | null;
  tries: number;
  occurred_at: Date;
  received_at: Date;
  next_try_at: Date | null;
  applied_at: Date | null;
}

export const PROVIDER_EVENT_COLUMNS = `e.id, e.provider, e.event_id, e.type, e.kind, e.state, e.problem, e.customer_id,
  e.subject_kind, e.subject_id, e.tries, e.occurred_at, e.received_at, e.next_try_at, e.applied_at`;

/** What is sealed in a row. */
export interface SealedEvent {
  /** Base64 of the bytes as they came. */
  body: string;
  headers: Record<string, unknown>;
  content: ProviderEventContent;
}

export const providerEventView = (row: ProviderEventRow): ProviderEventView => ({
  id: row.id,
  provider: row.provider,
  eventId: row.event_id,
  type: row.type,
  kind: row.kind,
  state: row.state,
  problem: row.problem,
  customerId: row.customer_id,
  subject: row.subject_kind && row.subject_id ? { kind: row.subject_kind, id: row.subject_id } : null,
  tries: row.tries,
  occurredAt: row.occurred_at.toISOString(),
  receivedAt: row.received_at.toISOString(),
  nextTryAt: row.next_try_at?.toISOString() ?? null,
  appliedAt: row.applied_at?.toISOString() ?? null,
});
