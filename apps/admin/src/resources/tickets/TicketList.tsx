import { Box } from '@mui/material';
import { SelectInput, TextInput } from 'react-admin';
import { TICKET_PRIORITIES, type TicketView } from '@ur-desk/domain/tickets';
import { currentMe } from '../../providers/session';
import { Column } from '../../shared/Column';
import { CustomerLink } from '../../shared/CustomerLink';
import { dayFilters } from '../../shared/day-filters';
import { EmptyState } from '../../shared/EmptyState';
import { HouseList } from '../../shared/HouseList';
import { InstantText } from '../../shared/InstantField';
import { useSay } from '../../shared/messages';
import { FilterTabs } from '../../shared/StatusTabs';
import { SupportHoursButton } from './SupportHoursButton';
import { TakeNextButton } from './TakeNextButton';
import { ticketMessages } from './ticket.messages';
import { PriorityChip, TicketStateChip, TimeLeft } from './TicketChips';

const VIEW_FILTERS = ['open', 'late', 'assigned', 'assigneeId'] as const;

const OPEN = { open: true };

/** Whose they are and how they stand: what an agent asks of the queue. */
function Views() {
  const say = useSay(ticketMessages);
  const me = currentMe()?.id;
  const views = [
    ...(me ? [{ id: 'mine', filter: { open: true, assigneeId: me } } as const] : []),
    { id: 'unassigned', filter: { open: true, assigned: false } },
    { id: 'late', filter: { late: true } },
    { id: 'open', filter: OPEN },
    { id: 'closed', filter: { open: false } },
  ] as const;
  return (
    <FilterTabs
      label={say('views.label')}
      sources={VIEW_FILTERS}
      choices={views.map(({ id, filter }) => ({ id, name: say(`views.${id}`), filter }))}
    />
  );
}

function useFilters() {
  const say = useSay(ticketMessages);
  const priorities = TICKET_PRIORITIES.map((id) => ({ id, name: say(`priorities.${id}`) }));
  return [
    <TextInput key="q" source="q" label={say('search')} alwaysOn resettable />,
    <SelectInput
      key="priority"
      source="priority"
      label={say('fields.priority')}
      choices={priorities}
      translateChoice={false}
      alwaysOn
    />,
    ...dayFilters('createdAt'),
  ];
}

/** What customers want of us, what is due first at the top. */
export function TicketList() {
  const say = useSay(ticketMessages);
  return (
    <HouseList
      title={say('title')}
      sort={{ field: 'dueAt', order: 'ASC' }}
      filters={useFilters()}
      filterDefaultValues={OPEN}
      tabs={<Views />}
      actions={
        <>
          <SupportHoursButton />
          <TakeNextButton />
        </>
      }
      empty={<EmptyState title={say('empty')} text={say('emptyText')} />}
    >
      <Column<TicketView>
        source="subject"
        link
        disableSort
        render={({ subject }) => (
          <Box component="bdi" sx={{ whiteSpace: 'normal' }}>
            {subject ?? say('erased')}
          </Box>
        )}
      />
      <Column<TicketView> source="dueAt" render={(ticket) => <TimeLeft ticket={ticket} />} />
      <Column<TicketView>
        source="state"
        disableSort
        render={({ state }) => <TicketStateChip state={state} />}
      />
      <Column<TicketView>
        source="priority"
        disableSort
        render={({ priority }) => <PriorityChip priority={priority} />}
      />
      <Column<TicketView>
        source="customerId"
        disableSort
        render={({ customerId }) => <CustomerLink customerId={customerId} />}
      />
      <Column<TicketView>
        source="assignee"
        disableSort
        render={({ assignee }) => <bdi>{assignee ?? say('nobody')}</bdi>}
      />
      <Column<TicketView> source="reference" disableSort render={({ reference }) => reference} />
      <Column<TicketView> source="createdAt" render={({ createdAt }) => <InstantText value={createdAt} />} />
    </HouseList>
  );
}
