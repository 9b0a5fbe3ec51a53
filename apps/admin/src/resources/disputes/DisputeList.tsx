import { ReferenceField, SelectInput, type RaRecord } from 'react-admin';
import { DISPUTE_REASONS, DISPUTE_STATES, type DisputeView } from '@ur-desk/domain/disputes';
import { PROVIDER_NAMES } from '@ur-desk/domain/payments';
import { Column, NumberColumn } from '../../shared/Column';
import { EmptyState } from '../../shared/EmptyState';
import { HouseList } from '../../shared/HouseList';
import { InstantText } from '../../shared/InstantField';
import { useSay } from '../../shared/messages';
import { MoneyText } from '../../shared/MoneyField';
import { StatusChip } from '../../shared/StatusChip';
import { StatusTabs } from '../../shared/StatusTabs';
import { disputeMessages } from './dispute.messages';

const disputeOf = (record: RaRecord) => record as unknown as DisputeView;

function useFilters() {
  const say = useSay(disputeMessages);
  const reasons = DISPUTE_REASONS.map((id) => ({ id, name: say(`reasons.${id}`) }));
  return [<SelectInput key="reason" source="reason" alwaysOn choices={reasons} translateChoice={false} />];
}

/** All disputes, the newest first; by deadline they wait on the home page. */
export function DisputeList() {
  const say = useSay(disputeMessages);
  const states = DISPUTE_STATES.map((id) => ({ id, name: say(`states.${id}`) }));
  return (
    <HouseList
      title={say('listTitle')}
      sort={{ field: 'createdAt', order: 'DESC' }}
      filters={useFilters()}
      tabs={<StatusTabs source="state" label={say('fields.state')} choices={states} />}
      empty={<EmptyState title={say('empty')} text={say('emptyText')} />}
    >
      <Column link source="reference" disableSort />
      <Column source="evidenceDueAt" render={(r) => <InstantText value={disputeOf(r).evidenceDueAt} />} />
      <Column
        source="customerId"
        disableSort
        render={() => <ReferenceField source="customerId" reference="customers" link="show" />}
      />
      <Column source="payment" disableSort render={(r) => disputeOf(r).payment.reference} />
      <NumberColumn source="amount" disableSort render={(r) => <MoneyText value={disputeOf(r).amount} />} />
      <Column source="reason" disableSort render={(r) => say(`reasons.${disputeOf(r).reason}`)} />
      <Column source="provider" disableSort render={(r) => PROVIDER_NAMES[disputeOf(r).provider]} />
      <Column source="createdAt" render={(r) => <InstantText value={disputeOf(r).createdAt} />} />
      <Column
        source="state"
        disableSort
        render={(r) => <StatusChip status={disputeOf(r).state} label={say(`states.${disputeOf(r).state}`)} />}
      />
    </HouseList>
  );
}
