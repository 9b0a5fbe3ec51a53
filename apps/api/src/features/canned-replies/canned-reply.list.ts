import { defineList } from '../../platform/http/list-spec';

/** The catalogue, in the order in which tickets offer it. */
export const cannedReplyList = defineList({
  name: 'canned-replies',
  from: 'canned_reply r',
  table: 'canned_reply',
  select: `r.id, r.code, r.title, r.text, r.reason_code AS "reasonCode", r.active, r.position, r.created_at AS "createdAt",
    r.updated_at AS "updatedAt", r.version`,
  id: 'r.id',
  fields: {
    code: { column: 'r.code', type: 'text', filter: ['eq'], sort: true },
    active: { column: 'r.active', type: 'boolean', filter: ['eq'] },
    position: { column: 'r.position', type: 'whole', sort: true },
    updatedAt: { column: 'r.updated_at', type: 'instant', sort: true },
  },
  defaultSort: ['position', 'ASC'],
});
