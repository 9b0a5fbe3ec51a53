import { DISPUTE_REASONS, DISPUTE_STATES } from '@ur-desk/domain/disputes';
import { OUTSIDE_PROVIDERS } from '@ur-desk/domain/payments';
import { defineList } from '../../platform/http/list-spec';
import { DISPUTE_COLUMNS, DISPUTE_FROM } from './dispute.view';

export const disputeList = defineList({
  name: 'disputes',
  from: DISPUTE_FROM,
  select: DISPUTE_COLUMNS,
  id: 't.id',
  table: 'dispute',
  fields: {
    createdAt: { column: 't.created_at', type: 'instant', filter: ['gte', 'lte'], sort: true },
    evidenceDueAt: {
      // What has no deadline comes last.
      column: `coalesce(t.evidence_due_at, '9999-12-31T00:00:00Z')`,
      type: 'instant',
      filter: ['gte', 'lte'],
      sort: true,
    },
    customerId: { column: 't.customer_id', type: 'id', filter: ['eq'] },
    paymentId: { column: 't.payment_id', type: 'id', filter: ['eq'] },
    state: { column: 't.state', type: 'oneOf', values: DISPUTE_STATES, filter: ['eq'] },
    reason: { column: 't.reason', type: 'oneOf', values: DISPUTE_REASONS, filter: ['eq'] },
    provider: { column: 't.provider', type: 'oneOf', values: OUTSIDE_PROVIDERS, filter: ['eq'] },
    reference: { column: 't.reference', type: 'text', filter: ['eq'] },
  },
  defaultSort: ['createdAt', 'DESC'],
});
