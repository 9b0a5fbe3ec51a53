import { defineList } from '../../platform/http/list-spec';

/* The versions of one state that name the region `r`, with the countries that they were given for it. */
const naming = (state: 'released' | 'draft'): string => `FROM plan_version v
  CROSS JOIN LATERAL jsonb_array_elements(v.regions) AS named
  WHERE v.state = '${state}' AND named ->> 'code' = r.code`;

/** The columns of a region with what names it; `r` is plan_region. */
export const REGION_COLUMNS = `r.id, r.code, r.name, r.countries, r.position, r.active, r.created_at AS "createdAt",
  r.updated_at AS "updatedAt", r.version,
  (SELECT count(*) ${naming('released')})::int AS "onSale",
  (SELECT count(*) ${naming('released')} AND named -> 'countries' <> to_jsonb(r.countries))::int AS behind,
  (SELECT count(*) ${naming('draft')})::int AS drafts`;

/** The regions, in the order in which forms offer them. */
export const planRegionList = defineList({
  name: 'plan-regions',
  from: 'plan_region r',
  table: 'plan_region',
  select: REGION_COLUMNS,
  id: 'r.id',
  fields: {
    code: { column: 'r.code', type: 'text', filter: ['eq'], sort: true },
    countries: { column: 'r.countries', type: 'text', filter: ['eq'], array: true },
    active: { column: 'r.active', type: 'boolean', filter: ['eq'] },
    position: { column: 'r.position', type: 'whole', sort: true },
    updatedAt: { column: 'r.updated_at', type: 'instant', sort: true },
  },
  defaultSort: ['position', 'ASC'],
});
