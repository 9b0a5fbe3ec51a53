import { type RaRecord, useLocaleState } from 'react-admin';
import { type Locale } from '@ur-desk/domain/kernel';
import { SUBSCRIPTION_STATES, type SubscriptionView } from '@ur-desk/domain/subscriptions';
import { Column } from '../../shared/Column';
import { CustomerLink } from '../../shared/CustomerLink';
import { dayFilters } from '../../shared/day-filters';
import { EmptyState } from '../../shared/EmptyState';
import { HouseList } from '../../shared/HouseList';
import { InstantText } from '../../shared/InstantField';
import { useSay } from '../../shared/messages';
import { StatusChip } from '../../shared/StatusChip';
import { StatusTabs } from '../../shared/StatusTabs';
import { subscriptionMessages } from './subscription.messages';

const asSubscription = (record: RaRecord) => record as unknown as SubscriptionView;

/** Which plans run, wait and end when; a row leads to the customer, where they are renewed. */
export function SubscriptionList() {
  const say = useSay(subscriptionMessages);
  const [locale] = useLocaleState() as [Locale, unknown];
  const states = SUBSCRIPTION_STATES.map((id) => ({ id, name: say(`states.${id}`) }));
  return (
    <HouseList
      title={say('title')}
      sort={{ field: 'endsAt', order: 'ASC' }}
      filters={dayFilters('endsAt')}
      tabs={<StatusTabs source="state" label={say('fields.state')} choices={states} />}
      rowPath={(record) => `/customers/${asSubscription(record).customerId}/show`}
      empty={<EmptyState title={say('empty')} text={say('emptyText')} />}
    >
      <Column link source="reference" disableSort />
      <Column
        source="customerId"
        disableSort
        render={(r) => <CustomerLink customerId={asSubscription(r).customerId} />}
      />
      <Column source="planName" disableSort render={(r) => asSubscription(r).planName[locale]} />
      <Column
        source="state"
        disableSort
        render={(r) => (
          <StatusChip status={asSubscription(r).state} label={say(`states.${asSubscription(r).state}`)} />
        )}
      />
      <Column source="startsAt" render={(r) => <InstantText value={asSubscription(r).startsAt} />} />
      <Column source="endsAt" render={(r) => <InstantText value={asSubscription(r).endsAt} />} />
    </HouseList>
  );
}
