import { REASON_USES } from '@ur-desk/domain/reason-codes';
import { defineList } from '../../platform/http/list-spec';
import { REASON_CODE_COLUMNS } from './reason-code.view';

/** The catalogue, in the order in which forms offer it. */
export const reasonCodeList = defineList({
  name: 'reason-codes',
  from: 'reason_code r',
  select: REASON_CODE_COLUMNS,
  id: 'r.id',
  table: 'reason_code',
  fields: {
    code: { column: 'r.code', type: 'text', filter: ['eq'], sort: true },
    uses: { column: 'r.uses', type: 'oneOf', values: REASON_USES, filter: ['eq'], array: true },
    active: { column: 'r.active', type: 'boolean', filter: ['eq'] },
    position: { column: 'r.position', type: 'whole', sort: true },
    updatedAt: { column: 'r.updated_at', type: 'instant', sort: true },
  },
  defaultSort: ['position', 'ASC'],
});
