import { ALLOWANCE_KINDS, LOT_ORIGINS } from '@ur-desk/domain/allowances';
import { SUBSCRIPTION_STATES } from '@ur-desk/domain/subscriptions';
import { defineList } from '../../platform/http/list-spec';
import { LOT_COLUMNS, SUBSCRIPTION_COLUMNS, SUBSCRIPTION_FROM } from './subscription.view';

/** The state as it is now, like `subscriptionStateAt` computes it. */
const STATE_NOW = `CASE WHEN s.state = 'revoked' THEN 'revoked' WHEN s.ends_at <= clock_timestamp() THEN 'expired'
  WHEN s.starts_at <= clock_timestamp() THEN 'active' ELSE 'queued' END`;

export const subscriptionList = defineList({
  name: 'subscriptions',
  table: 'subscription',
  from: SUBSCRIPTION_FROM,
  select: SUBSCRIPTION_COLUMNS,
  id: 's.id',
  fields: {
    customerId: { column: 's.customer_id', type: 'id', filter: ['eq'] },
    lineId: { column: 's.line_id', type: 'id', filter: ['eq'] },
    planId: { column: 's.plan_id', type: 'id', filter: ['eq'] },
    state: { column: STATE_NOW, type: 'oneOf', values: SUBSCRIPTION_STATES, filter: ['eq'] },
    startsAt: { column: 's.starts_at', type: 'instant', filter: ['gte', 'lte'], sort: true },
    endsAt: { column: 's.ends_at', type: 'instant', filter: ['gte', 'lte'], sort: true },
    createdAt: { column: 's.created_at', type: 'instant', filter: ['gte', 'lte'], sort: true },
  },
  defaultSort: ['createdAt', 'DESC'],
});

export const allowanceLotList = defineList({
  name: 'allowance-lots',
  table: 'allowance_lot',
  from: 'allowance_lot t',
  select: LOT_COLUMNS,
  id: 't.id',
  fields: {
    customerId: { column: 't.customer_id', type: 'id', filter: ['eq'] },
    lineId: { column: 't.line_id', type: 'id', filter: ['eq'] },
    subscriptionId: { column: 't.subscription_id', type: 'id', filter: ['eq'] },
    kind: { column: 't.kind', type: 'oneOf', values: ALLOWANCE_KINDS, filter: ['eq'] },
    origin: { column: 't.origin', type: 'oneOf', values: LOT_ORIGINS, filter: ['eq'] },
    validFrom: { column: 't.valid_from', type: 'instant', filter: ['gte', 'lte'], sort: true },
    expiresAt: {
      column: `coalesce(t.expires_at, 'infinity'::timestamptz)`,
      type: 'instant',
      filter: ['gte', 'lte'],
      sort: true,
    },
  },
  defaultSort: ['id', 'DESC'],
});
