import { ReferenceField, SelectInput, useLocaleState, type RaRecord } from 'react-admin';
import { type Locale } from '@ur-desk/domain/kernel';
import {
  OFFLINE_PAYMENT_KINDS,
  OFFLINE_PAYMENT_STATES,
  type OfflinePaymentView,
} from '@ur-desk/domain/offline-payments';
import { Column, NumberColumn } from '../../shared/Column';
import { dayFilters } from '../../shared/day-filters';
import { EmptyState } from '../../shared/EmptyState';
import { HouseList } from '../../shared/HouseList';
import { formatDate, InstantText } from '../../shared/InstantField';
import { useSay } from '../../shared/messages';
import { MoneyText } from '../../shared/MoneyField';
import { StatusChip } from '../../shared/StatusChip';
import { StatusTabs } from '../../shared/StatusTabs';
import { offlinePaymentMessages } from './offline-payment.messages';

const recordOf = (record: RaRecord) => record as unknown as OfflinePaymentView;

function useFilters() {
  const say = useSay(offlinePaymentMessages);
  const kinds = OFFLINE_PAYMENT_KINDS.map((id) => ({ id, name: say(`kinds.${id}`) }));
  return [
    <SelectInput key="kind" source="kind" alwaysOn choices={kinds} translateChoice={false} />,
    ...dayFilters('createdAt'),
  ];
}

/** Money that reached the operator outside of the providers, the newest first. */
export function OfflinePaymentList() {
  const say = useSay(offlinePaymentMessages);
  const states = OFFLINE_PAYMENT_STATES.map((id) => ({ id, name: say(`states.${id}`) }));
  const [locale] = useLocaleState() as [Locale, unknown];
  return (
    <HouseList
      title={say('listTitle')}
      sort={{ field: 'createdAt', order: 'DESC' }}
      filters={useFilters()}
      tabs={<StatusTabs source="state" label={say('fields.state')} choices={states} />}
      empty={<EmptyState title={say('empty')} text={say('emptyText')} />}
    >
      <Column link source="reference" disableSort />
      <Column source="createdAt" render={(r) => <InstantText value={recordOf(r).createdAt} />} />
      <Column
        source="customerId"
        disableSort
        render={() => <ReferenceField source="customerId" reference="customers" link="show" />}
      />
      <Column source="kind" disableSort render={(r) => say(`kinds.${recordOf(r).kind}`)} />
      <NumberColumn source="amount" disableSort render={(r) => <MoneyText value={recordOf(r).amount} />} />
      <Column source="receivedOn" disableSort render={(r) => formatDate(recordOf(r).receivedOn, locale)} />
      <Column source="bankReference" disableSort render={(r) => recordOf(r).bankReference} />
      <Column source="actor" disableSort render={(r) => recordOf(r).actor.name} />
      <Column
        source="state"
        disableSort
        render={(r) => <StatusChip status={recordOf(r).state} label={say(`states.${recordOf(r).state}`)} />}
      />
    </HouseList>
  );
}
