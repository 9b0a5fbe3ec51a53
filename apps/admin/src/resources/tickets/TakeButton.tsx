import { Box, Button } from '@mui/material';
import { useState } from 'react';
import { isTicketOver, type TakeTicketInput, type TicketView } from '@ur-desk/domain/tickets';
import { currentMe } from '../../providers/session';
import { announce } from '../../shared/announce';
import { ConfirmDialog } from '../../shared/ConfirmDialog';
import { useSay } from '../../shared/messages';
import { ProblemNotice } from '../../shared/ProblemNotice';
import { useAction } from '../../shared/use-action';
import { ticketMessages } from './ticket.messages';

/** Takes a ticket that nobody has; one that a colleague has only on purpose. */
export function TakeButton({ ticket }: { ticket: TicketView }) {
  const say = useSay(ticketMessages);
  const [asking, setAsking] = useState(false);
  const { id, state, assigneeId, assignee } = ticket;
  const { run, pending, problem, clearProblem } = useAction<TakeTicketInput, TicketView>(
    `tickets/${id}/take`,
    {
      onDone: () => {
        setAsking(false);
        announce(say('taken'));
      },
    },
  );
  if (isTicketOver(state) || (assigneeId !== null && assigneeId === currentMe()?.id)) return null;
  if (assigneeId === null)
    return (
      <>
        <Button variant="contained" disabled={pending} onClick={() => void run({})}>
          {say('take')}
        </Button>
        {problem !== null && (
          <Box sx={{ flexBasis: '100%' }}>
            <ProblemNotice problem={problem} />
          </Box>
        )}
      </>
    );
  return (
    <>
      <Button onClick={() => setAsking(true)}>{say('takeOver')}</Button>
      {asking && (
        <ConfirmDialog
          title={say('takeOverTitle')}
          text={say('takeOverText', { name: assignee ?? '' })}
          confirmLabel={say('takeOverNow')}
          pending={pending}
          problem={problem}
          onConfirm={() => void run({ over: true })}
          onClose={() => {
            clearProblem();
            setAsking(false);
          }}
        />
      )}
    </>
  );
}
