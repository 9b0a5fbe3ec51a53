import { defineList } from '../../platform/http/list-spec';

/** One's own views and those that colleagues share; the service adds to whom they are shown. */
export const savedViewList = defineList({
  name: 'saved-views',
  from: 'saved_view v JOIN staff o ON o.id = v.owner_id',
  table: 'saved_view',
  select: `v.id, v.list, v.owner_id AS "ownerId", o.name AS "ownerName", v.name, v.shared, v.filter, v.sort_field AS "sortField",
    v.sort_direction AS "sortDirection", v.columns, v.created_at AS "createdAt", v.updated_at AS "updatedAt", v.version`,
  id: 'v.id',
  fields: {
    list: { column: 'v.list', type: 'text', filter: ['eq'] },
    name: { column: 'v.name', type: 'text', sort: true },
    shared: { column: 'v.shared', type: 'boolean', filter: ['eq'] },
    visibleTo: {
      column: 'v.id',
      type: 'id',
      among: 'SELECT s.id FROM saved_view s WHERE s.shared OR s.owner_id = ANY($1)',
    },
    updatedAt: { column: 'v.updated_at', type: 'instant', sort: true },
  },
  defaultSort: ['name', 'ASC'],
});
