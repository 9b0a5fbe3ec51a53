import { type Instant, permits, Problem, type Role } from '../kernel';
import { APPROVAL_PERMISSIONS, type ApprovalFacts, type ApprovalState } from './approval.types';

/** The state at `now`: a request whose time is over has expired, whether or not the job has written it down. */
export const approvalStateAt = (
  { state, expiresAt }: Pick<ApprovalFacts, 'state' | 'expiresAt'>,
  now: Instant,
): ApprovalState => (state === 'open' && now >= expiresAt ? 'expired' : state);

/** Whether this person may decide this request; the console hides its buttons by it. */
export const mayDecide = (
  { kind, requestedBy }: Pick<ApprovalFacts, 'kind' | 'requestedBy'>,
  by: { id: string; role: Role },
): boolean =>
  by.id !== requestedBy.id &&
  permits(by.role, 'approvals:decide') &&
  permits(by.role, APPROVAL_PERMISSIONS[kind]);

function refuseClosed(facts: ApprovalFacts, now: Instant): void {
  const state = approvalStateAt(facts, now);
  if (state !== 'open') throw new Problem('approval_not_open', { state });
}

/**
 * Refuses to approve or reject (rules 7, X5): only an open request, only who may decide its kind, never who asked for it.
 * Throws `approval_not_open`, `approval_own_request`, `not_permitted`.
 */
export function refuseDecision(facts: ApprovalFacts, by: { id: string; role: Role }, now: Instant): void {
  refuseClosed(facts, now);
  if (by.id === facts.requestedBy.id) throw new Problem('approval_own_request');
  const permission = APPROVAL_PERMISSIONS[facts.kind];
  if (!permits(by.role, permission)) throw new Problem('not_permitted', { permission });
}

/** Refuses to withdraw: only an open request, only who asked for it. Throws `approval_not_open`, `approval_not_own`. */
export function refuseCancel(facts: ApprovalFacts, by: { id: string }, now: Instant): void {
  refuseClosed(facts, now);
  if (by.id !== facts.requestedBy.id) throw new Problem('approval_not_own');
}
