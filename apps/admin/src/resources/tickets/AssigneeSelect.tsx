import { MenuItem, TextField } from '@mui/material';
import {
  type AssignTicketInput,
  isTicketOver,
  type TicketDetailView,
  type TicketView,
} from '@ur-desk/domain/tickets';
import { announce } from '../../shared/announce';
import { useSay } from '../../shared/messages';
import { ProblemNotice } from '../../shared/ProblemNotice';
import { useAction } from '../../shared/use-action';
import { ticketMessages } from './ticket.messages';

/** Who has it; those who may give it to a colleague, or back to the queue. */
export function AssigneeSelect({ ticket }: { ticket: TicketDetailView }) {
  const say = useSay(ticketMessages);
  const { id, version, state, assigneeId, assignee, assignees } = ticket;
  const { run, pending, problem } = useAction<AssignTicketInput, TicketView>(`tickets/${id}/assign`, {
    idempotent: false,
    ifMatch: version,
    onDone: ({ assignee: now }) => announce(`${say('assigned')}: ${now ?? say('nobody')}`),
  });
  if (assignees.length === 0 || isTicketOver(state)) return <bdi>{assignee ?? say('nobody')}</bdi>;
  // Whoever has it may have left meanwhile, and is shown all the same.
  const isGone = assigneeId !== null && assignees.every((colleague) => colleague.id !== assigneeId);
  return (
    <>
      <TextField
        select
        margin="none"
        size="small"
        fullWidth
        value={assigneeId ?? ''}
        disabled={pending}
        onChange={({ target }) => void run({ staffId: target.value === '' ? null : target.value })}
        slotProps={{
          select: { displayEmpty: true, SelectDisplayProps: { 'aria-label': say('fields.assignee') } },
        }}
      >
        <MenuItem value="">{say('nobody')}</MenuItem>
        {isGone && <MenuItem value={assigneeId}>{assignee}</MenuItem>}
        {assignees.map((colleague) => (
          <MenuItem key={colleague.id} value={colleague.id}>
            {colleague.name}
          </MenuItem>
        ))}
      </TextField>
      <ProblemNotice problem={problem} />
    </>
  );
}
