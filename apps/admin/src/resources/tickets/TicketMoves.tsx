import { Box, Button, Typography } from '@mui/material';
import { useState } from 'react';
import {
  type MoveTicketInput,
  nextTicketStates,
  type TicketDetailView,
  type TicketState,
  type TicketView,
} from '@ur-desk/domain/tickets';
import { announce } from '../../shared/announce';
import { useSay } from '../../shared/messages';
import { ProblemNotice } from '../../shared/ProblemNotice';
import { ReviewDialog } from '../../shared/ReviewDialog';
import { useAction } from '../../shared/use-action';
import { useMay } from '../../shared/use-may';
import { TakeButton } from './TakeButton';
import { ticketMessages } from './ticket.messages';
import { WrapUpDialog } from './WrapUpDialog';

/** Those that want to know more first. */
const ASKS = { resolved: 'wrapUp', cancelled: 'cancel' } as const;
type Asked = (typeof ASKS)[keyof typeof ASKS];

const askedBy = (state: TicketState): Asked | null =>
  (ASKS as Partial<Record<TicketState, Asked>>)[state] ?? null;

/** What going to a state is called: to work on it again is not the same from everywhere. */
function useMoveText(from: TicketState) {
  const say = useSay(ticketMessages);
  return (to: Exclude<TicketState, 'acknowledged'>): string => {
    if (to === 'inProgress' && from === 'acknowledged') return say('begin');
    if (to === 'inProgress' && from === 'resolved') return say('reopen');
    return say(`moves.${to}`);
  };
}

interface CancelDialogProps {
  pending: boolean;
  problem: unknown;
  onConfirm: (comment: string) => void;
  onClose: () => void;
}

function CancelDialog(props: CancelDialogProps) {
  const say = useSay(ticketMessages);
  return (
    <ReviewDialog
      title={say('cancel.title')}
      reasonLabel={say('cancel.reason')}
      backLabel={say('cancel.back')}
      confirmLabel={say('cancel.confirm')}
      colour="error"
      reasonRequired
      {...props}
    >
      <Typography variant="body2">{say('cancel.text')}</Typography>
    </ReviewDialog>
  );
}

/** The ways on from where the ticket stands, and taking it. */
export function TicketMoves({ ticket }: { ticket: TicketDetailView }) {
  const say = useSay(ticketMessages);
  const mayMove = useMay('tickets:update');
  const moveText = useMoveText(ticket.state);
  const [asking, setAsking] = useState<Asked | null>(null);
  const { run, submit, pending, problem, clearProblem } = useAction<MoveTicketInput, TicketView>(
    `tickets/${ticket.id}/move`,
    {
      idempotent: false,
      ifMatch: ticket.version,
      onDone: ({ state }) => {
        setAsking(null);
        announce(say('moved', { state: say(`states.${state}`) }));
      },
    },
  );
  if (!mayMove) return null;
  const close = () => {
    clearProblem();
    setAsking(null);
  };
  const next = nextTicketStates(ticket.state).filter((to) => to !== 'acknowledged');
  const go = (to: TicketState) => {
    clearProblem();
    const asked = askedBy(to);
    if (asked) setAsking(asked);
    else void run({ state: to });
  };
  return (
    <>
      <TakeButton ticket={ticket} />
      {next.map((to) => (
        <Button
          key={to}
          variant={to === 'resolved' ? 'outlined' : 'text'}
          color={to === 'cancelled' ? 'error' : 'primary'}
          disabled={pending}
          onClick={() => go(to)}
        >
          {moveText(to)}
        </Button>
      ))}
      {asking === null && problem !== null && (
        <Box sx={{ flexBasis: '100%' }}>
          <ProblemNotice problem={problem} />
        </Box>
      )}
      {asking === 'wrapUp' && <WrapUpDialog reasons={ticket.reasons} onSubmit={submit} onClose={close} />}
      {asking === 'cancel' && (
        <CancelDialog
          pending={pending}
          problem={problem}
          onConfirm={(comment) => void run({ state: 'cancelled', comment })}
          onClose={close}
        />
      )}
    </>
  );
}
