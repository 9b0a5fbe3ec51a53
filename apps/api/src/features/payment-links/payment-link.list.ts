import { PAYMENT_PROVIDERS, PAYMENT_PURPOSES, PAYMENT_STATES } from '@ur-desk/domain/payments';
import { defineList } from '../../platform/http/list-spec';
import { PAYMENT_LINK_COLUMNS, PAYMENT_LINK_FROM } from './payment-link.view';

export const paymentLinkList = defineList({
  name: 'payment-links',
  from: PAYMENT_LINK_FROM,
  select: PAYMENT_LINK_COLUMNS,
  id: 'l.payment_id',
  table: 'payment_link',
  fields: {
    createdAt: { column: 'l.created_at', type: 'instant', filter: ['gte', 'lte'], sort: true },
    customerId: { column: 'l.customer_id', type: 'id', filter: ['eq'] },
    paymentState: { column: 'p.state', type: 'oneOf', values: PAYMENT_STATES, filter: ['eq'] },
    provider: { column: 'p.provider', type: 'oneOf', values: PAYMENT_PROVIDERS, filter: ['eq'] },
    purpose: { column: 'p.purpose', type: 'oneOf', values: PAYMENT_PURPOSES, filter: ['eq'] },
    purposeId: { column: 'p.purpose_id', type: 'id', filter: ['eq'] },
    reference: { column: 'p.reference', type: 'text', filter: ['eq'] },
  },
  defaultSort: ['createdAt', 'DESC'],
});
