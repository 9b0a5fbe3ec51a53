import { Button, Stack, Typography } from '@mui/material';
import { useGetList } from 'react-admin';
import { Link } from 'react-router-dom';
import { type TicketView } from '@ur-desk/domain/tickets';
import { currentMe } from '../../providers/session';
import { CustomerLink } from '../../shared/CustomerLink';
import { useSay } from '../../shared/messages';
import { ProblemNotice } from '../../shared/ProblemNotice';
import { Section, Skeleton } from '../../shared/Section';
import { useMay } from '../../shared/use-may';
import { TakeNextButton } from './TakeNextButton';
import { ticketMessages } from './ticket.messages';
import { TicketRows } from './TicketRows';

const SHOWN = 5;

const pathTo = (filter: object): string => `/tickets?filter=${encodeURIComponent(JSON.stringify(filter))}`;

/** How many of a kind there are, and the way to them; nothing where there are none. */
function Others({ text, filter }: { text: 'waitingOnes' | 'lateOnes'; filter: object }) {
  const say = useSay(ticketMessages);
  const { total = 0 } = useGetList<TicketView>('tickets', {
    filter,
    sort: { field: 'dueAt', order: 'ASC' },
    pagination: { page: 1, perPage: 1 },
  });
  if (total === 0) return null;
  return (
    <Button component={Link} to={pathTo(filter)} size="small">
      {say(text, { smart_count: total })}
    </Button>
  );
}

/** On the home page: what I work on, what nobody has, what is late, and the next one at a click. */
export function TicketCard() {
  return useMay('tickets:update') ? <MyTickets /> : null;
}

function MyTickets() {
  const say = useSay(ticketMessages);
  const filter = { open: true, assigneeId: currentMe()?.id };
  const { data, total, error, refetch } = useGetList<TicketView>('tickets', {
    filter,
    sort: { field: 'dueAt', order: 'ASC' },
    pagination: { page: 1, perPage: SHOWN },
  });
  const title = say('myOnes', { smart_count: total ?? 0 });
  return (
    <Section title={title} actions={<TakeNextButton variant="outlined" />}>
      <ProblemNotice problem={error} onRetry={() => void refetch()} />
      {!data && !error && <Skeleton lines={3} />}
      {data?.length === 0 && (
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          {say('noneOfMine')}
        </Typography>
      )}
      {data && (
        <TicketRows
          tickets={data}
          label={title}
          more={({ customerId }) => <CustomerLink customerId={customerId} />}
        />
      )}
      <Stack direction="row" sx={{ gap: 1, mt: 1, flexWrap: 'wrap' }}>
        <Others text="waitingOnes" filter={{ open: true, assigned: false }} />
        <Others text="lateOnes" filter={{ late: true }} />
      </Stack>
    </Section>
  );
}
