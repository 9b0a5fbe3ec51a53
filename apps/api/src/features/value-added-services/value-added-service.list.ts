import { defineList } from '../../platform/http/list-spec';

/** The catalogue, in the order in which it is offered. */
export const valueAddedServiceList = defineList({
  name: 'value-added-services',
  from: 'value_added_service s',
  table: 'value_added_service',
  select: `s.id, s.code, s.name, s.description, s.fees, s.active, s.position, s.created_at AS "createdAt",
    s.updated_at AS "updatedAt", s.version`,
  id: 's.id',
  fields: {
    code: { column: 's.code', type: 'text', filter: ['eq'], sort: true },
    active: { column: 's.active', type: 'boolean', filter: ['eq'] },
    position: { column: 's.position', type: 'whole', sort: true },
    updatedAt: { column: 's.updated_at', type: 'instant', sort: true },
  },
  defaultSort: ['position', 'ASC'],
});
