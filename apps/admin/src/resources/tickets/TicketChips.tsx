import { Box } from '@mui/material';
import { useEffect, useState } from 'react';
import { MINUTE_MS } from '@ur-desk/domain/kernel';
import {
  isOpenTicket,
  type TicketPriority,
  type TicketState,
  type TicketView,
} from '@ur-desk/domain/tickets';
import { InstantTip } from '../../shared/InstantField';
import { useSay } from '../../shared/messages';
import { StatusChip } from '../../shared/StatusChip';
import { type Tone } from '../../shared/tone';
import { timeLeft } from '../customers/time-left';
import { ticketMessages } from './ticket.messages';

const URGENCY: Record<TicketPriority, Tone> = {
  low: 'neutral',
  normal: 'neutral',
  high: 'warning',
  urgent: 'error',
};

export function TicketStateChip({ state }: { state: TicketState }) {
  const say = useSay(ticketMessages);
  return <StatusChip status={state} label={say(`states.${state}`)} />;
}

export function PriorityChip({ priority }: { priority: TicketPriority }) {
  const say = useSay(ticketMessages);
  return <StatusChip status={priority} tone={URGENCY[priority]} label={say(`priorities.${priority}`)} />;
}

/** The minute that it is: what is left of a promise is said in minutes. */
function useMinute(): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), MINUTE_MS);
    return () => clearInterval(timer);
  }, []);
  return now;
}

/** How long until what is promised next, red when it is late; that the clocks stand while it waits for somebody else. */
export function TimeLeft({ ticket: { dueAt, state } }: { ticket: Pick<TicketView, 'dueAt' | 'state'> }) {
  const say = useSay(ticketMessages);
  const now = new Date(useMinute()).toISOString();
  if (dueAt === null)
    return (
      <Box component="span" sx={{ color: 'text.secondary' }}>
        {isOpenTicket(state) ? say('stands') : '–'}
      </Box>
    );
  const isLate = dueAt < now;
  const { unit, count } = isLate ? timeLeft(dueAt, now) : timeLeft(now, dueAt);
  return (
    <InstantTip value={dueAt}>
      <Box
        component="span"
        sx={{ whiteSpace: 'nowrap', ...(isLate ? { color: 'error.main', fontWeight: 600 } : {}) }}
      >
        {say(`${isLate ? 'late' : 'left'}.${unit}`, { smart_count: count })}
      </Box>
    </InstantTip>
  );
}
