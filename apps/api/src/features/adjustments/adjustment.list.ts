import { ADJUSTMENT_KINDS, ADJUSTMENT_STATES } from '@ur-desk/domain/adjustments';
import { defineList } from '../../platform/http/list-spec';
import { ADJUSTMENT_COLUMNS, ADJUSTMENT_FROM } from './adjustment.view';

const STATE_NOW = `CASE WHEN t.state = 'awaitingApproval' AND q.expires_at <= clock_timestamp() THEN 'expired' ELSE t.state END`;

export const adjustmentList = defineList({
  name: 'adjustments',
  from: ADJUSTMENT_FROM,
  select: ADJUSTMENT_COLUMNS,
  id: 't.id',
  table: 'adjustment',
  fields: {
    createdAt: { column: 't.created_at', type: 'instant', filter: ['gte', 'lte'], sort: true },
    customerId: { column: 't.customer_id', type: 'id', filter: ['eq'] },
    subscriptionId: { column: 't.subscription_id', type: 'id', filter: ['eq'] },
    kind: { column: 't.kind', type: 'oneOf', values: ADJUSTMENT_KINDS, filter: ['eq'] },
    state: { column: STATE_NOW, type: 'oneOf', values: ADJUSTMENT_STATES, filter: ['eq'] },
    reasonCode: { column: 't.reason_code', type: 'text', filter: ['eq'] },
    reference: { column: 't.reference', type: 'text', filter: ['eq'] },
    actorId: { column: 't.actor_id', type: 'id', filter: ['eq'] },
  },
  defaultSort: ['createdAt', 'DESC'],
});
