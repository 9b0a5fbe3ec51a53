import { Problem } from '@ur-desk/domain/kernel';
import { type PlanDetailView, type PlanVersionView } from '@ur-desk/domain/plans';
import { type CallContext } from '../../platform/db/call-context';
import { type Tx } from '../../platform/db/tx';
import { versionConflict } from '../audit/audit.queries';
import { planById } from './plan.queries';

export const subjectOf = (planId: string) => ({ kind: 'plan' as const, id: planId });

/** What the audit log keeps of a plan: what can have changed, without the whole history. */
const audited = ({ current, draft, state, family }: PlanDetailView): object => ({
  ...{ state, family, current, draft },
});

/** The plan, which nobody else changes until the end of the write. Throws `not_found`. */
export async function lockPlan(tx: Tx, planId: string): Promise<PlanDetailView> {
  const plan = await planById(tx.em, planId, 'lock');
  if (!plan) throw new Problem('not_found');
  return plan;
}

/** The plan after a change, which is written into the audit log; `null` before: it is new. */
export async function changedPlan(
  tx: Tx,
  planId: string,
  before: PlanDetailView | null,
): Promise<PlanDetailView> {
  const after = await planById(tx.em, planId);
  if (!after) throw new Error('a plan that was just written is there');
  tx.audit({
    subject: subjectOf(planId),
    customerId: null,
    before: before && audited(before),
    after: audited(after),
  });
  return after;
}

/** A version of the plan. Throws `not_found`. */
export function versionIn(plan: PlanDetailView, versionId: string): PlanVersionView {
  const version = plan.versions.find(({ id }) => id === versionId);
  if (!version) throw new Problem('not_found');
  return version;
}

/** The version that the caller saw. Throws `not_found`, `version_conflict`. */
export async function versionSeen(
  tx: Tx,
  plan: PlanDetailView,
  { versionId, ctx }: { versionId: string; ctx: CallContext },
): Promise<PlanVersionView> {
  const version = versionIn(plan, versionId);
  if (ctx.ifMatch !== version.version) throw await versionConflict(tx.em, subjectOf(plan.id), version);
  return version;
}
