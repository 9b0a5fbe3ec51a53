import { Problem } from '@ur-desk/domain/kernel';
import { type PlanRegion, type PlanRegionView } from '@ur-desk/domain/plan-regions';
import { type EntityManager } from 'typeorm';
import { type PlanRegionEntity } from './plan-region.entity';
import { REGION_COLUMNS } from './plan-region.list';

/** A region as it is stored, and how many versions name it. */
export type PlanRegionRow = PlanRegionEntity & Pick<PlanRegionView, 'onSale' | 'behind' | 'drafts'>;

/** A region, in the words of the API. */
export const planRegionView = (row: PlanRegionRow): PlanRegionView => ({
  id: row.id,
  code: row.code,
  name: { en: row.name.en, zh: row.name.zh },
  countries: row.countries,
  position: row.position,
  active: row.active,
  onSale: row.onSale,
  behind: row.behind,
  drafts: row.drafts,
  createdAt: row.createdAt.toISOString(),
  updatedAt: row.updatedAt.toISOString(),
  version: row.version,
});

/** Throws `not_found`. */
export async function planRegionById(em: EntityManager, id: string): Promise<PlanRegionView> {
  const sql = `SELECT ${REGION_COLUMNS} FROM plan_region r WHERE r.id = $1`;
  const [row] = await em.query<PlanRegionRow[]>(sql, [id]);
  if (!row) throw new Problem('not_found');
  return planRegionView(row);
}

/**
 * All regions by their codes, which nobody changes until the end of the write. Regions are locked before plans, wherever both are:
 * a change of a region changes the drafts that name it.
 */
export async function holdRegions(em: EntityManager): Promise<Map<string, PlanRegion>> {
  const sql = 'SELECT code, name, countries FROM plan_region ORDER BY id FOR SHARE';
  const rows = await em.query<PlanRegion[]>(sql);
  return new Map(rows.map((region) => [region.code, region]));
}

/** Plans whose draft names the region, locked in the order of their ids. */
export async function lockPlansThatFollow(em: EntityManager, code: string): Promise<string[]> {
  const sql = `SELECT p.id FROM plan p WHERE EXISTS (SELECT FROM plan_version v WHERE v.plan_id = p.id AND v.state = 'draft'
    AND v.regions @> jsonb_build_array(jsonb_build_object('code', $1::text))) ORDER BY p.id FOR UPDATE OF p`;
  const rows = await em.query<{ id: string }[]>(sql, [code]);
  return rows.map(({ id }) => id);
}
