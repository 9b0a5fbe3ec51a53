import { type Instant, Problem } from '@ur-desk/domain/kernel';
import {
  type PlanContent,
  type PlanDetailView,
  type PlanKind,
  type PlanVersionView,
  type RunningRenewals,
} from '@ur-desk/domain/plans';
import { type EntityManager } from 'typeorm';
import {
  PLAN_COLUMNS,
  PLAN_FROM,
  PLAN_VERSION_COLUMNS,
  PLAN_VERSIONS,
  planDetailView,
  planVersionView,
  type PlanRow,
  type PlanVersionRow,
} from './plan.view';

const VERSIONS = `SELECT ${PLAN_VERSION_COLUMNS} FROM ${PLAN_VERSIONS}`;
const PLAN = `SELECT ${PLAN_COLUMNS} FROM ${PLAN_FROM} WHERE p.id = $1`;

/** Every version of some plans. */
export async function versionsOfPlans(
  em: EntityManager,
  planIds: readonly string[],
): Promise<PlanVersionView[]> {
  const rows = await em.query<PlanVersionRow[]>(`${VERSIONS} WHERE t.plan_id = ANY($1::uuid[])`, [planIds]);
  return rows.map(planVersionView);
}

/** A plan with its history, or null. `lock` keeps others from changing it meanwhile. */
export async function planById(
  em: EntityManager,
  planId: string,
  lock: 'lock' | 'look' = 'look',
): Promise<PlanDetailView | null> {
  const rows = await em.query<PlanRow[]>(lock === 'lock' ? `${PLAN} FOR UPDATE OF p` : PLAN, [planId]);
  return rows[0] ? planDetailView(rows[0], await versionsOfPlans(em, [planId])) : null;
}

/** One version. Throws `not_found`. */
export async function planVersionById(em: EntityManager, versionId: string): Promise<PlanVersionView> {
  const rows = await em.query<PlanVersionRow[]>(`${VERSIONS} WHERE t.id = $1`, [versionId]);
  if (!rows[0]) throw new Problem('not_found');
  return planVersionView(rows[0]);
}

/** Which of these ids are plans. */
export async function knownPlans(em: EntityManager, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = await em.query<{ id: string }[]>('SELECT id FROM plan WHERE id = ANY($1::uuid[])', [ids]);
  return rows.map(({ id }) => id);
}

/** The versions of all plans that are on sale. */
export async function releasedPlanVersions(em: EntityManager): Promise<PlanVersionView[]> {
  const rows = await em.query<PlanVersionRow[]>(
    `${VERSIONS} WHERE t.id = p.current_version_id ORDER BY p.code`,
  );
  return rows.map(planVersionView);
}

/** The version of a plan that is on sale, or null. */
export async function releasedPlanVersion(
  em: EntityManager,
  planId: string,
): Promise<PlanVersionView | null> {
  const sql = `${VERSIONS} WHERE t.plan_id = $1 AND t.id = p.current_version_id`;
  const rows = await em.query<PlanVersionRow[]>(sql, [planId]);
  return rows[0] ? planVersionView(rows[0]) : null;
}

const contentParameters = (content: PlanContent): unknown[] => [
  JSON.stringify(content.name),
  content.voiceSeconds,
  content.smsCount,
  content.dataBytes,
  JSON.stringify(content.validity),
  JSON.stringify(content.prices),
  content.coverage,
  JSON.stringify(content.regions),
  JSON.stringify(content.terms),
];

export async function insertPlan(
  em: EntityManager,
  plan: { id: string; code: string; kind: PlanKind; familyId?: string | null; createdAt: string },
): Promise<void> {
  const sql =
    'INSERT INTO plan (id, code, kind, family_id, current_version_id, created_at, version) VALUES ($1, $2, $3, $4, NULL, $5, 1)';
  await em.query(sql, [plan.id, plan.code, plan.kind, plan.familyId ?? null, plan.createdAt]);
}

/** Inserts a draft. */
export async function insertDraft(
  em: EntityManager,
  draft: { id: string; planId: string; versionNo: number; createdAt: string },
  content: PlanContent,
): Promise<void> {
  await em.query(
    `INSERT INTO plan_version (id, plan_id, version_no, created_at, state, name, voice_seconds, sms_count, data_bytes,
       validity, prices, coverage, regions, terms, running_renewals, version)
     VALUES ($1, $2, $3, $4, 'draft', $5, $6, $7, $8, $9, $10, $11, $12, $13, 'move', 1)`,
    [draft.id, draft.planId, draft.versionNo, draft.createdAt, ...contentParameters(content)],
  );
}

export async function updateDraft(em: EntityManager, versionId: string, content: PlanContent): Promise<void> {
  await em.query(
    `UPDATE plan_version SET name = $2, voice_seconds = $3, sms_count = $4, data_bytes = $5, validity = $6, prices = $7,
       coverage = $8, regions = $9, terms = $10, version = version + 1 WHERE id = $1 AND state = 'draft'`,
    [versionId, ...contentParameters(content)],
  );
}

/** Puts a plan into a family; null: into none. The caller counts the change. */
export async function regroupPlan(em: EntityManager, planId: string, familyId: string | null): Promise<void> {
  await em.query('UPDATE plan SET family_id = $2 WHERE id = $1', [planId, familyId]);
}

/** Puts a draft on sale and what was on sale before into history. */
export async function releaseVersion(
  em: EntityManager,
  version: { id: string; planId: string; runningRenewals?: RunningRenewals },
  now: string,
): Promise<void> {
  await retireReleased(em, version.planId, now);
  await em.query(
    `UPDATE plan_version SET state = 'released', released_at = $2, release_at = NULL,
       running_renewals = coalesce($3, running_renewals), version = version + 1 WHERE id = $1 AND state = 'draft'`,
    [version.id, now, version.runningRenewals ?? null],
  );
  await em.query('UPDATE plan SET current_version_id = $2, version = version + 1 WHERE id = $1', [
    version.planId,
    version.id,
  ]);
}

/** What is ordered for a draft that is not released yet; the caller holds the plan's lock. */
export async function orderRelease(
  em: EntityManager,
  versionId: string,
  order: { releaseAt: Instant | null; runningRenewals: RunningRenewals; approvalId?: string },
): Promise<void> {
  await em.query(
    `UPDATE plan_version SET release_at = $2, running_renewals = $3, approval_id = coalesce($4, approval_id),
       version = version + 1 WHERE id = $1 AND state = 'draft'`,
    [versionId, order.releaseAt, order.runningRenewals, order.approvalId ?? null],
  );
}

/** Drafts whose planned time has come, those that wait longest first. */
export function dueReleases(em: EntityManager, now: Instant): Promise<{ id: string; plan_id: string }[]> {
  const sql = `SELECT id, plan_id FROM plan_version WHERE state = 'draft' AND release_at <= $1 ORDER BY release_at, id`;
  return em.query<{ id: string; plan_id: string }[]>(sql, [now]);
}

/** Takes a plan off sale. What runs on it keeps running. */
export async function withdrawPlan(em: EntityManager, planId: string, now: string): Promise<void> {
  await retireReleased(em, planId, now);
  await em.query('UPDATE plan SET current_version_id = NULL, version = version + 1 WHERE id = $1', [planId]);
}

const retireReleased = (em: EntityManager, planId: string, now: string): Promise<unknown> =>
  em.query(
    `UPDATE plan_version SET state = 'retired', retired_at = $2, version = version + 1
     WHERE plan_id = $1 AND state = 'released'`,
    [planId, now],
  );

/** Counts a change of the plan itself. */
export async function bumpPlan(em: EntityManager, planId: string): Promise<void> {
  await em.query('UPDATE plan SET version = version + 1 WHERE id = $1', [planId]);
}
