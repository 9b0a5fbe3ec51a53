import { PLAN_EFFECTS, REFUND_DESTINATIONS, REFUND_STATES } from '@ur-desk/domain/refunds';
import { defineList } from '../../platform/http/list-spec';
import { REFUND_COLUMNS, REFUND_FROM } from './refund.view';

export const refundList = defineList({
  name: 'refunds',
  from: REFUND_FROM,
  select: REFUND_COLUMNS,
  id: 't.id',
  table: 'refund',
  fields: {
    createdAt: { column: 't.created_at', type: 'instant', filter: ['gte', 'lte'], sort: true },
    customerId: { column: 't.customer_id', type: 'id', filter: ['eq'] },
    paymentId: { column: 't.payment_id', type: 'id', filter: ['eq'] },
    purposeId: { column: 'p.purpose_id', type: 'id', filter: ['eq'] },
    reference: { column: 't.reference', type: 'text', filter: ['eq'] },
    state: { column: 't.state', type: 'oneOf', values: REFUND_STATES, filter: ['eq'] },
    destination: { column: 't.destination', type: 'oneOf', values: REFUND_DESTINATIONS, filter: ['eq'] },
    reasonCode: { column: 't.reason_code', type: 'text', filter: ['eq'] },
    planEffect: { column: 't.plan_effect', type: 'oneOf', values: PLAN_EFFECTS, filter: ['eq'] },
  },
  defaultSort: ['createdAt', 'DESC'],
});
