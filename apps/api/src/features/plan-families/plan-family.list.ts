import { defineList } from '../../platform/http/list-spec';

/** The columns of a family with the number of its plans; `f` is plan_family. */
export const FAMILY_COLUMNS = `f.id, f.code, f.name, f.position, f.active, f.created_at AS "createdAt", f.updated_at AS "updatedAt",
  f.version, (SELECT count(*) FROM plan p WHERE p.family_id = f.id)::int AS plans`;

/** The families, in the order of the catalogue. */
export const planFamilyList = defineList({
  name: 'plan-families',
  from: 'plan_family f',
  table: 'plan_family',
  select: FAMILY_COLUMNS,
  id: 'f.id',
  fields: {
    code: { column: 'f.code', type: 'text', filter: ['eq'], sort: true },
    active: { column: 'f.active', type: 'boolean', filter: ['eq'] },
    position: { column: 'f.position', type: 'whole', sort: true },
    updatedAt: { column: 'f.updated_at', type: 'instant', sort: true },
  },
  defaultSort: ['position', 'ASC'],
});
