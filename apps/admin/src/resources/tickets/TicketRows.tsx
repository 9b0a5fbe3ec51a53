import { Box, Link as MuiLink, Stack, Typography } from '@mui/material';
import { type ReactNode } from 'react';
import { Link } from 'react-router-dom';
import { type TicketView } from '@ur-desk/domain/tickets';
import { useSay } from '../../shared/messages';
import { ticketMessages } from './ticket.messages';
import { TicketStateChip, TimeLeft } from './TicketChips';

type Row = Pick<TicketView, 'id' | 'subject' | 'state' | 'dueAt'>;

interface TicketRowsProps<T extends Row> {
  tickets: readonly T[];
  label: string;
  /** What more is said of each, beside how long is left. */
  more: (ticket: T) => ReactNode;
}

/** Tickets in short: what each is about, how it stands, how long is left. */
export function TicketRows<T extends Row>({ tickets, label, more }: TicketRowsProps<T>) {
  const say = useSay(ticketMessages);
  return (
    <Stack component="ul" aria-label={label} sx={{ listStyle: 'none', m: 0, p: 0, gap: 1 }}>
      {tickets.map((ticket) => (
        <li key={ticket.id}>
          <Stack direction="row" sx={{ justifyContent: 'space-between', gap: 1, alignItems: 'center' }}>
            <MuiLink component={Link} to={`/tickets/${ticket.id}/show`} noWrap sx={{ fontWeight: 550 }}>
              <bdi>{ticket.subject ?? say('erased')}</bdi>
            </MuiLink>
            <TicketStateChip state={ticket.state} />
          </Stack>
          <Typography variant="caption" component="div" sx={{ color: 'text.secondary' }}>
            <TimeLeft ticket={ticket} /> <Box component="span">· {more(ticket)}</Box>
          </Typography>
        </li>
      ))}
    </Stack>
  );
}
