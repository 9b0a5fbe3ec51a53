import { type Role } from '@ur-desk/domain/kernel';

/** Who acts. Jobs and follow-up steps act as the system, in the name of the request that caused them. */
export interface Actor {
  kind: 'staff' | 'apiKey' | 'system';
  id: string;
  role: Role;
  name: string;
  /** The staff member's session, so that it can end itself. */
  sessionId?: string;
}

/** What came in with one call: who, from where, under which key. Passed on explicitly, never looked up. */
export interface CallContext {
  actor: Actor;
  requestId: string;
  address: string;
  /** From the Idempotency-Key header; `bodyHash` covers method, path and body. */
  idempotency?: { key: string; bodyHash: string };
  /** Do everything, answer, then roll back. */
  dryRun: boolean;
  /** The record's version that the caller saw (If-Match, or `version` in the body). */
  ifMatch?: number;
}

export const SYSTEM_ACTOR: Actor = {
  kind: 'system',
  id: '00000000-0000-4000-8000-000000000000',
  role: 'admin',
  name: 'UR Desk',
};

/** A context for what the system does by itself: jobs, and the later steps of a saga (which have no key of their own). */
export const systemContext = (cause: string | CallContext): CallContext =>
  typeof cause === 'string'
    ? { actor: SYSTEM_ACTOR, requestId: cause, address: 'system', dryRun: false }
    : { actor: cause.actor, requestId: cause.requestId, address: cause.address, dryRun: false };
