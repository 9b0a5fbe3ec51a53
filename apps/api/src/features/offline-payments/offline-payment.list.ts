import { OFFLINE_PAYMENT_KINDS, OFFLINE_PAYMENT_STATES } from '@ur-desk/domain/offline-payments';
import { defineList } from '../../platform/http/list-spec';
import { OFFLINE_COLUMNS, OFFLINE_FROM } from './offline-payment.view';

const STATE_NOW = `CASE WHEN t.state = 'awaitingApproval' AND q.expires_at <= clock_timestamp() THEN 'expired' ELSE t.state END`;

export const offlinePaymentList = defineList({
  name: 'offline-payments',
  from: OFFLINE_FROM,
  select: OFFLINE_COLUMNS,
  id: 't.id',
  table: 'offline_payment',
  fields: {
    createdAt: { column: 't.created_at', type: 'instant', filter: ['gte', 'lte'], sort: true },
    customerId: { column: 't.customer_id', type: 'id', filter: ['eq'] },
    paymentId: { column: 't.payment_id', type: 'id', filter: ['eq'] },
    kind: { column: 't.kind', type: 'oneOf', values: OFFLINE_PAYMENT_KINDS, filter: ['eq'] },
    state: { column: STATE_NOW, type: 'oneOf', values: OFFLINE_PAYMENT_STATES, filter: ['eq'] },
    reference: { column: 't.reference', type: 'text', filter: ['eq'] },
    bankReference: { column: 't.bank_reference', type: 'text', filter: ['eq'] },
    actorId: { column: 't.actor_id', type: 'id', filter: ['eq'] },
  },
  defaultSort: ['createdAt', 'DESC'],
});
