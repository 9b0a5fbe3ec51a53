import {
  CARD_BRANDS,
  PAYMENT_METHOD_STATES,
  PAYMENT_PROVIDERS,
  PAYMENT_PURPOSES,
  PAYMENT_STATES,
  REVIEW_REASONS,
} from '@ur-desk/domain/payments';
import { defineList } from '../../platform/http/list-spec';
import {
  METHOD_COLUMNS,
  PAYMENT_FROM,
  SHOWN_PAYMENT_COLUMNS,
  TOP_UP_COLUMNS,
  TOP_UP_FROM,
} from './payment.view';

export const paymentList = defineList({
  name: 'payments',
  from: PAYMENT_FROM,
  select: SHOWN_PAYMENT_COLUMNS,
  id: 'p.id',
  table: 'payment',
  fields: {
    createdAt: { column: 'p.created_at', type: 'instant', filter: ['gte', 'lte'], sort: true },
    customerId: { column: 'p.customer_id', type: 'id', filter: ['eq'] },
    state: { column: 'p.state', type: 'oneOf', values: PAYMENT_STATES, filter: ['eq'] },
    provider: { column: 'p.provider', type: 'oneOf', values: PAYMENT_PROVIDERS, filter: ['eq'] },
    purpose: { column: 'p.purpose', type: 'oneOf', values: PAYMENT_PURPOSES, filter: ['eq'] },
    purposeId: { column: 'p.purpose_id', type: 'id', filter: ['eq'] },
    reviewReason: { column: 'p.review_reason', type: 'oneOf', values: REVIEW_REASONS, filter: ['eq'] },
    reference: { column: 'p.reference', type: 'text', filter: ['eq'] },
    providerReference: { column: 'p.provider_reference', type: 'text', filter: ['eq'] },
    amount: { column: 'p.amount', type: 'whole', filter: ['gte', 'lte'] },
    currency: { column: 'p.currency', type: 'text', filter: ['eq'] },
  },
  defaultSort: ['createdAt', 'DESC'],
});

export const topUpList = defineList({
  name: 'top-ups',
  from: TOP_UP_FROM,
  select: TOP_UP_COLUMNS,
  id: 't.id',
  table: 'top_up',
  fields: {
    createdAt: { column: 't.created_at', type: 'instant', filter: ['gte', 'lte'], sort: true },
    customerId: { column: 't.customer_id', type: 'id', filter: ['eq'] },
    reference: { column: 't.reference', type: 'text', filter: ['eq'] },
    state: { column: 'p.state', type: 'oneOf', values: PAYMENT_STATES, filter: ['eq'] },
  },
  defaultSort: ['createdAt', 'DESC'],
});

export const paymentMethodList = defineList({
  name: 'payment-methods',
  from: 'payment_method m',
  select: METHOD_COLUMNS,
  id: 'm.id',
  table: 'payment_method',
  fields: {
    customerId: { column: 'm.customer_id', type: 'id', filter: ['eq'] },
    state: { column: 'm.state', type: 'oneOf', values: PAYMENT_METHOD_STATES, filter: ['eq'] },
    brand: { column: 'm.brand', type: 'oneOf', values: CARD_BRANDS, filter: ['eq'] },
    lastFour: { column: 'm.last_four', type: 'text', filter: ['eq'] },
  },
  // UUIDv7: the order in which they were added.
  defaultSort: ['id', 'DESC'],
});
