import NextIcon from '@mui/icons-material/SkipNextOutlined';
import { Box, Button } from '@mui/material';
import { useNavigate } from 'react-router-dom';
import { type TicketView } from '@ur-desk/domain/tickets';
import { announce } from '../../shared/announce';
import { useSay } from '../../shared/messages';
import { ProblemNotice } from '../../shared/ProblemNotice';
import { useAction } from '../../shared/use-action';
import { useMay } from '../../shared/use-may';
import { ticketMessages } from './ticket.messages';

/** Takes what is due first, and opens it. */
export function TakeNextButton({ variant = 'contained' }: { variant?: 'contained' | 'outlined' }) {
  const say = useSay(ticketMessages);
  const navigate = useNavigate();
  const mayTake = useMay('tickets:update');
  const { run, pending, ready, problem } = useAction<object, TicketView>('tickets/take-next', {
    onDone: ({ id }) => {
      announce(say('taken'));
      void navigate(`/tickets/${id}/show`);
    },
  });
  if (!mayTake) return null;
  return (
    <Box>
      <Button
        variant={variant}
        startIcon={<NextIcon />}
        disabled={pending || !ready}
        onClick={() => void run({})}
      >
        {say('takeNext')}
      </Button>
      <ProblemNotice problem={problem} />
    </Box>
  );
}
