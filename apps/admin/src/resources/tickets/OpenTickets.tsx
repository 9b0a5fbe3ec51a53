import { Button } from '@mui/material';
import { type CustomerOverviewView } from '@ur-desk/domain/customers';
import { useSay } from '../../shared/messages';
import { Section } from '../../shared/Section';
import { useCustomerActions } from '../customers/customer-actions';
import { ticketMessages } from './ticket.messages';
import { TicketRows } from './TicketRows';

/** What the customer wants of us and waits for, above the fold; nothing where nothing is open. */
export function OpenTickets({ overview }: { overview: CustomerOverviewView }) {
  const say = useSay(ticketMessages);
  const { showTab } = useCustomerActions();
  const { tickets, openTickets } = overview;
  if (openTickets === 0) return null;
  const title = say('openOnes', { smart_count: openTickets });
  return (
    <Section
      title={title}
      actions={<Button onClick={() => showTab('tickets')}>{say('allOfCustomer')}</Button>}
    >
      <TicketRows
        tickets={tickets}
        label={title}
        more={({ assignee }) => <bdi>{assignee ?? say('nobodyYet')}</bdi>}
      />
    </Section>
  );
}
