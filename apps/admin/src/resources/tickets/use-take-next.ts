import { useNavigate } from 'react-router-dom';
import { type TicketView } from '@ur-desk/domain/tickets';
import { announce } from '../../shared/announce';
import { useSay } from '../../shared/messages';
import { useAction } from '../../shared/use-action';
import { ticketMessages } from './ticket.messages';

/** Takes what is due first, and opens it. */
export function useTakeNext() {
  const say = useSay(ticketMessages);
  const navigate = useNavigate();
  const { run, pending, ready, problem } = useAction<object, TicketView>('tickets/take-next', {
    onDone: ({ id }) => {
      announce(say('taken'));
      void navigate(`/tickets/${id}/show`);
    },
  });
  return { takeNext: () => void run({}), pending, ready, problem };
}
