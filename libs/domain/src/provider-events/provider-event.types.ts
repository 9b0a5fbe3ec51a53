import { type ProviderEventContent } from '../payments';

/**
 * `received`: stored, not applied yet (or to be tried again); `applied`: what it says is so here; `superseded`: the provider
 * itself says otherwise by now; `ignored`: nothing that concerns us; `failed`: somebody has to look, then replay it.
 */
export const PROVIDER_EVENT_STATES = ['received', 'applied', 'superseded', 'ignored', 'failed'] as const;
export type ProviderEventState = (typeof PROVIDER_EVENT_STATES)[number];

/** Why an event is not applied (yet). `contradicts`: the provider says another end than the one that stands here. */
export const PROVIDER_EVENT_PROBLEMS = [
  'subjectUnknown',
  'noAnswer',
  'amountDiffers',
  'contradicts',
  'notHandled',
  'internal',
] as const;
export type ProviderEventProblem = (typeof PROVIDER_EVENT_PROBLEMS)[number];

export const PROVIDER_EVENT_KINDS = [
  'payment',
  'refund',
  'dispute',
  'other',
] as const satisfies ProviderEventContent['kind'][];
export type ProviderEventKind = ProviderEventContent['kind'];

/** The record here that an event is about. */
export interface EventSubject {
  kind: 'payment' | 'refund' | 'dispute';
  id: string;
  customerId: string;
}

/** What came of an event; who applies it says so. */
export type EventOutcome =
  | { result: 'applied' | 'superseded'; subject: EventSubject }
  | { result: 'ignored' }
  | { result: 'problem'; problem: ProviderEventProblem; subject: EventSubject | null };
