import { Box, Button, Link as MuiLink, Stack } from '@mui/material';
import { Link } from 'react-router-dom';
import { type TicketView } from '@ur-desk/domain/tickets';
import { type TableColumn } from '../../shared/HouseTable';
import { InstantText } from '../../shared/InstantField';
import { useSay } from '../../shared/messages';
import { RelatedTable } from '../../shared/RelatedTable';
import { ticketMessages } from './ticket.messages';
import { PriorityChip, TicketStateChip, TimeLeft } from './TicketChips';

interface TicketsTabProps {
  customerId: string;
  customerZone: string;
  /** Null: this role may not. */
  onNew: (() => void) | null;
}

function useColumns(customerZone: string): TableColumn<TicketView>[] {
  const say = useSay(ticketMessages);
  return [
    {
      label: say('fields.subject'),
      render: ({ id, subject }) => (
        <MuiLink component={Link} to={`/tickets/${id}/show`}>
          <bdi>{subject ?? say('erased')}</bdi>
        </MuiLink>
      ),
    },
    { label: say('fields.state'), render: ({ state }) => <TicketStateChip state={state} /> },
    { label: say('fields.priority'), render: ({ priority }) => <PriorityChip priority={priority} /> },
    { label: say('fields.dueAt'), render: (ticket) => <TimeLeft ticket={ticket} /> },
    { label: say('fields.assignee'), render: ({ assignee }) => <bdi>{assignee ?? say('nobody')}</bdi> },
    { label: say('fields.reference'), render: ({ reference }) => reference },
    {
      label: say('fields.createdAt'),
      render: ({ createdAt }) => <InstantText value={createdAt} customerZone={customerZone} />,
    },
  ];
}

/** What the customer wants of us, newest first, and a button for more. */
export function TicketsTab({ customerId, customerZone, onNew }: TicketsTabProps) {
  const say = useSay(ticketMessages);
  const columns = useColumns(customerZone);
  return (
    <Stack sx={{ gap: 1 }}>
      {onNew && (
        <Box>
          <Button variant="outlined" onClick={onNew}>
            {say('create.button')}
          </Button>
        </Box>
      )}
      <RelatedTable<TicketView>
        resource="tickets"
        filter={{ customerId }}
        label={say('title')}
        empty={say('none')}
        {...(onNew ? { emptyHint: say('noneHint') } : {})}
        columns={columns}
      />
    </Stack>
  );
}
