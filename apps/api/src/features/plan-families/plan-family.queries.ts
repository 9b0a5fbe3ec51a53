import { Problem } from '@ur-desk/domain/kernel';
import { type PlanFamilyView } from '@ur-desk/domain/plan-families';
import { type EntityManager } from 'typeorm';
import { type PlanFamilyEntity } from './plan-family.entity';
import { FAMILY_COLUMNS } from './plan-family.list';

/** A family as it is stored, and how many plans are in it. */
export type PlanFamilyRow = PlanFamilyEntity & { plans: number };

/** A family, in the words of the API. */
export const planFamilyView = (row: PlanFamilyRow): PlanFamilyView => ({
  id: row.id,
  code: row.code,
  name: { en: row.name.en, zh: row.name.zh },
  position: row.position,
  active: row.active,
  plans: row.plans,
  createdAt: row.createdAt.toISOString(),
  updatedAt: row.updatedAt.toISOString(),
  version: row.version,
});

/** Throws `not_found`. */
export async function planFamilyById(em: EntityManager, id: string): Promise<PlanFamilyView> {
  const sql = `SELECT ${FAMILY_COLUMNS} FROM plan_family f WHERE f.id = $1`;
  const [row] = await em.query<PlanFamilyRow[]>(sql, [id]);
  if (!row) throw new Problem('not_found');
  return planFamilyView(row);
}

/** The ids of all families by their codes. */
export async function familyIdsByCode(em: EntityManager): Promise<Map<string, string>> {
  const rows = await em.query<{ id: string; code: string }[]>('SELECT id, code FROM plan_family');
  return new Map(rows.map(({ id, code }) => [code, id]));
}
