import { AUTO_RENEW_STATES } from '@ur-desk/domain/auto-renewals';
import { defineList } from '../../platform/http/list-spec';
import { AUTO_RENEWAL_COLUMNS, LINE_WITH_LAST_PLAN } from './auto-renewal.view';

/** Those that failed for the line's last plan: tried again, or a case for somebody. */
const TROUBLED = `a.last_error IS NOT NULL AND a.subscription_id = s.id AND (l.auto_renew OR a.stopped_at IS NOT NULL)`;
const STATE = `CASE WHEN l.auto_renew THEN 'failing' ELSE 'stopped' END`;

/** The work list of automatic renewals that did not go through. */
export const autoRenewalList = defineList({
  name: 'automatic renewals',
  from: LINE_WITH_LAST_PLAN,
  select: AUTO_RENEWAL_COLUMNS,
  id: 'l.id',
  table: 'auto_renewal',
  where: TROUBLED,
  fields: {
    customerId: { column: 'l.customer_id', type: 'id', filter: ['eq'] },
    state: { column: STATE, type: 'oneOf', values: AUTO_RENEW_STATES, filter: ['eq'] },
    lastTryAt: { column: 'a.last_try_at', type: 'instant', sort: true, filter: ['gte', 'lte', 'gt', 'lt'] },
    endsAt: { column: 's.ends_at', type: 'instant', sort: true },
  },
  defaultSort: ['lastTryAt', 'DESC'],
});
