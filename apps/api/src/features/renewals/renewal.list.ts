import { RENEWAL_CHANNELS, RENEWAL_STATES } from '@ur-desk/domain/renewals';
import { defineList } from '../../platform/http/list-spec';

export const renewalList = defineList({
  name: 'renewals',
  table: 'renewal',
  from: 'renewal r JOIN plan_version v ON v.id = r.plan_version_id',
  select: `r.id, r.reference, r.customer_id, r.line_id, r.plan_id, r.plan_version_id, v.name AS plan_name, r.policy,
    r.channel, r.state, r.currency, r.total, r.error, r.created_at, r.ended_at`,
  id: 'r.id',
  fields: {
    customerId: { column: 'r.customer_id', type: 'id', filter: ['eq'] },
    lineId: { column: 'r.line_id', type: 'id', filter: ['eq'] },
    planId: { column: 'r.plan_id', type: 'id', filter: ['eq'] },
    promotionId: {
      column: 'r.id',
      type: 'id',
      filter: ['eq'],
      among: `SELECT d.purpose_id FROM redemption d WHERE d.promotion_id = ANY($1) AND d.state <> 'released'`,
    },
    reference: { column: 'r.reference', type: 'text', filter: ['eq'] },
    state: { column: 'r.state', type: 'oneOf', values: RENEWAL_STATES, filter: ['eq'] },
    channel: { column: 'r.channel', type: 'oneOf', values: RENEWAL_CHANNELS, filter: ['eq'] },
    createdAt: { column: 'r.created_at', type: 'instant', filter: ['gte', 'lte'], sort: true },
  },
  defaultSort: ['createdAt', 'DESC'],
});
