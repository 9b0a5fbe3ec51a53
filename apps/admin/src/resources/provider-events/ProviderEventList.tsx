import { type RaRecord, SelectInput } from 'react-admin';
import { OUTSIDE_PROVIDERS, PROVIDER_NAMES } from '@ur-desk/domain/payments';
import {
  PROVIDER_EVENT_KINDS,
  PROVIDER_EVENT_PROBLEMS,
  PROVIDER_EVENT_STATES,
  type ProviderEventView,
} from '@ur-desk/domain/provider-events';
import { Column, NumberColumn } from '../../shared/Column';
import { dayFilters } from '../../shared/day-filters';
import { EmptyState } from '../../shared/EmptyState';
import { HouseList } from '../../shared/HouseList';
import { InstantText } from '../../shared/InstantField';
import { useSay } from '../../shared/messages';
import { StatusChip } from '../../shared/StatusChip';
import { StatusTabs } from '../../shared/StatusTabs';
import { providerEventMessages } from './provider-event.messages';

const recordOf = (record: RaRecord) => record as unknown as ProviderEventView;

function useFilters() {
  const say = useSay(providerEventMessages);
  const providers = OUTSIDE_PROVIDERS.map((id) => ({ id, name: PROVIDER_NAMES[id] }));
  const kinds = PROVIDER_EVENT_KINDS.map((id) => ({ id, name: say(`kinds.${id}`) }));
  const problems = PROVIDER_EVENT_PROBLEMS.map((id) => ({ id, name: say(`problems.${id}`) }));
  return [
    <SelectInput key="provider" source="provider" alwaysOn choices={providers} translateChoice={false} />,
    <SelectInput key="kind" source="kind" alwaysOn choices={kinds} translateChoice={false} />,
    <SelectInput key="problem" source="problem" alwaysOn choices={problems} translateChoice={false} />,
    ...dayFilters('receivedAt'),
  ];
}

/** What the payment providers told us, the newest first. */
export function ProviderEventList() {
  const say = useSay(providerEventMessages);
  const states = PROVIDER_EVENT_STATES.map((id) => ({ id, name: say(`states.${id}`) }));
  return (
    <HouseList
      title={say('listTitle')}
      sort={{ field: 'receivedAt', order: 'DESC' }}
      filters={useFilters()}
      tabs={<StatusTabs source="state" label={say('fields.state')} choices={states} />}
      empty={<EmptyState title={say('empty')} text={say('emptyText')} />}
      hiddenColumns={['eventId', 'occurredAt', 'nextTryAt']}
    >
      <Column link source="type" disableSort />
      <Column source="receivedAt" render={(r) => <InstantText value={recordOf(r).receivedAt} />} />
      <Column source="provider" disableSort render={(r) => PROVIDER_NAMES[recordOf(r).provider]} />
      <Column source="kind" disableSort render={(r) => say(`kinds.${recordOf(r).kind}`)} />
      <Column
        source="state"
        disableSort
        render={(r) => <StatusChip status={recordOf(r).state} label={say(`states.${recordOf(r).state}`)} />}
      />
      <Column
        source="problem"
        disableSort
        render={(r) => {
          const { problem } = recordOf(r);
          return problem ? say(`problems.${problem}`) : '–';
        }}
      />
      <NumberColumn source="tries" disableSort render={(r) => recordOf(r).tries} />
      <Column source="eventId" disableSort render={(r) => recordOf(r).eventId} />
      <Column
        source="occurredAt"
        disableSort
        render={(r) => <InstantText value={recordOf(r).occurredAt} />}
      />
      <Column source="nextTryAt" disableSort render={(r) => <InstantText value={recordOf(r).nextTryAt} />} />
    </HouseList>
  );
}
