import { SelectInput, type RaRecord } from 'react-admin';
import { UNUSUAL_RULES } from '@ur-desk/domain/risk-rules';
import { UNUSUAL_STATES, type UnusualActivityView } from '@ur-desk/domain/unusual-activities';
import { Column, NumberColumn } from '../../shared/Column';
import { CustomerLink } from '../../shared/CustomerLink';
import { dayFilters } from '../../shared/day-filters';
import { EmptyState } from '../../shared/EmptyState';
import { HouseList } from '../../shared/HouseList';
import { InstantText } from '../../shared/InstantField';
import { useSay } from '../../shared/messages';
import { StatusChip } from '../../shared/StatusChip';
import { FindButton } from './FindButton';
import { unusualActivityMessages } from './unusual-activity.messages';

const activityOf = (record: RaRecord) => record as unknown as UnusualActivityView;

function useFilters() {
  const say = useSay(unusualActivityMessages);
  const states = UNUSUAL_STATES.map((id) => ({ id, name: say(`states.${id}`) }));
  const rules = UNUSUAL_RULES.map((id) => ({ id, name: say(`rules.${id}`) }));
  return [
    <SelectInput key="state" source="state" alwaysOn choices={states} translateChoice={false} />,
    <SelectInput key="rule" source="rule" alwaysOn choices={rules} translateChoice={false} />,
    ...dayFilters('foundAt'),
  ];
}

/** The customer or the other person that a pattern is about. */
export function About({ activity }: { activity: UnusualActivityView }) {
  const say = useSay(unusualActivityMessages);
  if (activity.customerId !== null) return <CustomerLink customerId={activity.customerId} />;
  return <>{activity.otherName ?? say('none')}</>;
}

/** What a supervisor should look into, the newest first. */
export function UnusualList() {
  const say = useSay(unusualActivityMessages);
  return (
    <HouseList
      title={say('title')}
      sort={{ field: 'foundAt', order: 'DESC' }}
      filters={useFilters()}
      filterDefaultValues={{ state: 'open' }}
      actions={<FindButton />}
      empty={<EmptyState title={say('empty')} text={say('emptyText')} />}
    >
      <Column link source="rule" disableSort render={(r) => say(`rules.${activityOf(r).rule}`)} />
      <Column source="actorName" disableSort render={(r) => activityOf(r).actorName} />
      <Column source="about" disableSort render={(r) => <About activity={activityOf(r)} />} />
      <NumberColumn source="occurrences" disableSort render={(r) => activityOf(r).occurrences} />
      <Column source="lastAt" render={(r) => <InstantText value={activityOf(r).lastAt} />} />
      <Column source="foundAt" render={(r) => <InstantText value={activityOf(r).foundAt} />} />
      <Column
        source="state"
        disableSort
        render={(r) => (
          <StatusChip status={activityOf(r).state} label={say(`states.${activityOf(r).state}`)} />
        )}
      />
    </HouseList>
  );
}
