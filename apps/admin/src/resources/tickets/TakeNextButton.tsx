import NextIcon from '@mui/icons-material/SkipNextOutlined';
import { Box, Button } from '@mui/material';
import { useSay } from '../../shared/messages';
import { ProblemNotice } from '../../shared/ProblemNotice';
import { useMay } from '../../shared/use-may';
import { ticketMessages } from './ticket.messages';
import { useTakeNext } from './use-take-next';

/** Takes what is due first, and opens it. */
export function TakeNextButton({ variant = 'contained' }: { variant?: 'contained' | 'outlined' }) {
  const say = useSay(ticketMessages);
  const mayTake = useMay('tickets:update');
  const { takeNext, pending, ready, problem } = useTakeNext();
  if (!mayTake) return null;
  return (
    <Box>
      <Button variant={variant} startIcon={<NextIcon />} disabled={pending || !ready} onClick={takeNext}>
        {say('takeNext')}
      </Button>
      <ProblemNotice problem={problem} />
    </Box>
  );
}
