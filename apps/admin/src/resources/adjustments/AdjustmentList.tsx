import { ReferenceField, SelectInput, type RaRecord } from 'react-admin';
import { ADJUSTMENT_KINDS, ADJUSTMENT_STATES, type AdjustmentView } from '@ur-desk/domain/adjustments';
import { Column, NumberColumn } from '../../shared/Column';
import { dayFilters } from '../../shared/day-filters';
import { EmptyState } from '../../shared/EmptyState';
import { HouseList } from '../../shared/HouseList';
import { InstantText } from '../../shared/InstantField';
import { useSay } from '../../shared/messages';
import { StatusChip } from '../../shared/StatusChip';
import { StatusTabs } from '../../shared/StatusTabs';
import { useReasonChoices, useReasonText } from '../reason-codes/use-reason-text';
import { adjustmentMessages } from './adjustment.messages';
import { useWhatText } from './use-what-text';

const adjustmentOf = (record: RaRecord) => record as unknown as AdjustmentView;

function useFilters() {
  const say = useSay(adjustmentMessages);
  const kinds = ADJUSTMENT_KINDS.map((id) => ({ id, name: say(`kinds.${id}`) }));
  const reasons = useReasonChoices(...ADJUSTMENT_KINDS);
  return [
    <SelectInput key="kind" source="kind" alwaysOn choices={kinds} translateChoice={false} />,
    <SelectInput key="reason" source="reasonCode" alwaysOn choices={reasons} translateChoice={false} />,
    ...dayFilters('createdAt'),
  ];
}

/** All adjustments, the newest first. */
export function AdjustmentList() {
  const say = useSay(adjustmentMessages);
  const states = ADJUSTMENT_STATES.map((id) => ({ id, name: say(`states.${id}`) }));
  const reasonText = useReasonText();
  const whatText = useWhatText();
  return (
    <HouseList
      title={say('listTitle')}
      sort={{ field: 'createdAt', order: 'DESC' }}
      filters={useFilters()}
      tabs={<StatusTabs source="state" label={say('fields.state')} choices={states} />}
      empty={<EmptyState title={say('empty')} text={say('emptyText')} />}
    >
      <Column link source="reference" disableSort />
      <Column source="createdAt" render={(r) => <InstantText value={adjustmentOf(r).createdAt} />} />
      <Column
        source="customerId"
        disableSort
        render={() => <ReferenceField source="customerId" reference="customers" link="show" />}
      />
      <Column source="kind" disableSort render={(r) => say(`kinds.${adjustmentOf(r).kind}`)} />
      <NumberColumn source="quantity" disableSort render={(r) => whatText(adjustmentOf(r))} />
      <Column source="reasonCode" disableSort render={(r) => reasonText(adjustmentOf(r).reasonCode)} />
      <Column source="actor" disableSort render={(r) => adjustmentOf(r).actor.name} />
      <Column
        source="state"
        disableSort
        render={(r) => (
          <StatusChip status={adjustmentOf(r).state} label={say(`states.${adjustmentOf(r).state}`)} />
        )}
      />
    </HouseList>
  );
}
