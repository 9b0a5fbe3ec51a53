import { foldText } from '@ur-desk/domain/kernel';
import { PROMOTION_STATUSES } from '@ur-desk/domain/promotions';
import { defineList } from '../../platform/http/list-spec';

const containing = (q: string): string => `%${foldText(q).replace(/[\\%_]/g, '\\$&')}%`;

/** All promotions; the status is where their windows are now. */
export const promotionList = defineList({
  name: 'promotions',
  table: 'promotion',
  from: `promotion p LEFT JOIN promotion_version v ON v.id = p.current_version_id
    LEFT JOIN promotion_version d ON d.promotion_id = p.id AND d.state IN ('draft', 'test', 'awaitingApproval')`,
  select: 'p.id, p.code, p.current_version_id, p.created_at, p.version',
  id: 'p.id',
  fields: {
    code: { column: 'p.code', type: 'text', filter: ['eq'], sort: true },
    status: {
      column: `CASE WHEN v.state = 'released' AND now() < v.starts_at THEN 'upcoming'
        WHEN v.state = 'released' AND now() >= v.ends_at THEN 'ended'
        WHEN v.state = 'released' THEN 'running' ELSE coalesce(v.state, d.state, 'retired') END`,
      type: 'oneOf',
      values: PROMOTION_STATUSES,
      filter: ['eq'],
    },
    startsAt: {
      column: 'coalesce(v.starts_at, d.starts_at, p.created_at)',
      type: 'instant',
      filter: ['gte', 'lte'],
      sort: true,
    },
    createdAt: { column: 'p.created_at', type: 'instant', filter: ['gte', 'lte'], sort: true },
  },
  defaultSort: ['startsAt', 'DESC'],
  search: {
    sql: `lower(concat_ws(' ', p.code, v.content #>> '{name,en}', v.content #>> '{name,zh}', d.content #>> '{name,en}',
      d.content #>> '{name,zh}', v.content #>> '{coupon,code}', d.content #>> '{coupon,code}')) LIKE $1`,
    param: containing,
  },
});
