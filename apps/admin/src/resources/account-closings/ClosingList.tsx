import { ReferenceField, type RaRecord } from 'react-admin';
import { type AccountClosingView, CLOSING_STATES } from '@ur-desk/domain/account-closings';
import { Column, NumberColumn } from '../../shared/Column';
import { dayFilters } from '../../shared/day-filters';
import { EmptyState } from '../../shared/EmptyState';
import { HouseList } from '../../shared/HouseList';
import { InstantText } from '../../shared/InstantField';
import { useSay } from '../../shared/messages';
import { MoneyText } from '../../shared/MoneyField';
import { StatusChip } from '../../shared/StatusChip';
import { StatusTabs } from '../../shared/StatusTabs';
import { accountClosingMessages } from './account-closing.messages';

const closingOf = (record: RaRecord) => record as unknown as AccountClosingView;

/** All closings of accounts, the newest first. */
export function ClosingList() {
  const say = useSay(accountClosingMessages);
  const states = CLOSING_STATES.map((id) => ({ id, name: say(`states.${id}`) }));
  const filters = [...dayFilters('createdAt')];
  return (
    <HouseList
      title={say('listTitle')}
      sort={{ field: 'createdAt', order: 'DESC' }}
      filters={filters}
      tabs={<StatusTabs source="state" label={say('fields.state')} choices={states} />}
      empty={<EmptyState title={say('empty')} text={say('emptyText')} />}
    >
      <Column link source="reference" disableSort />
      <Column source="createdAt" render={(r) => <InstantText value={closingOf(r).createdAt} />} />
      <Column
        source="customerId"
        disableSort
        render={() => <ReferenceField source="customerId" reference="customers" link="show" />}
      />
      <NumberColumn source="payOut" disableSort render={(r) => <MoneyText value={closingOf(r).payOut} />} />
      <NumberColumn
        source="restOwed"
        disableSort
        render={(r) => <MoneyText value={closingOf(r).rest.owed} />}
      />
      <Column source="actor" disableSort render={(r) => closingOf(r).actor.name} />
      <Column source="closedAt" disableSort render={(r) => <InstantText value={closingOf(r).closedAt} />} />
      <Column
        source="state"
        disableSort
        render={(r) => <StatusChip status={closingOf(r).state} label={say(`states.${closingOf(r).state}`)} />}
      />
    </HouseList>
  );
}
