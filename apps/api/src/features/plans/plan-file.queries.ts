import { type PlanDetailView } from '@ur-desk/domain/plans';
import { type EntityManager } from 'typeorm';
import { versionsOfPlans } from './plan.queries';
import { PLAN_COLUMNS, PLAN_FROM, planDetailView, type PlanRow } from './plan.view';

async function withVersions(em: EntityManager, rows: readonly PlanRow[]): Promise<PlanDetailView[]> {
  const versions = await versionsOfPlans(
    em,
    rows.map(({ id }) => id),
  );
  const of = Map.groupBy(versions, ({ planId }) => planId);
  return rows.map((row) => planDetailView(row, of.get(row.id) ?? []));
}

/** The whole catalogue, by code. */
export async function everyPlan(em: EntityManager): Promise<PlanDetailView[]> {
  const sql = `SELECT ${PLAN_COLUMNS} FROM ${PLAN_FROM} ORDER BY p.code`;
  return withVersions(em, await em.query<PlanRow[]>(sql));
}

/** The plans by these codes, which nobody else changes until the end of the write. */
export async function lockPlansByCode(
  em: EntityManager,
  codes: readonly string[],
): Promise<PlanDetailView[]> {
  const sql = `SELECT ${PLAN_COLUMNS} FROM ${PLAN_FROM} WHERE p.code = ANY($1::text[]) ORDER BY p.id FOR UPDATE OF p`;
  return withVersions(em, await em.query<PlanRow[]>(sql, [codes]));
}
