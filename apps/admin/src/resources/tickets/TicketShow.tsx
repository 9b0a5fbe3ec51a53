import { Box } from '@mui/material';
import { useParams } from 'react-router-dom';
import { type TicketDetailView } from '@ur-desk/domain/tickets';
import { CustomerLink } from '../../shared/CustomerLink';
import { Loaded, PAGE_LINES } from '../../shared/Loaded';
import { useSay } from '../../shared/messages';
import { RecordPage } from '../../shared/RecordPage';
import { ReferenceText } from '../../shared/ReferenceText';
import { Viewers } from '../../shared/Viewers';
import { Section } from '../../shared/Section';
import { TakeNextButton } from './TakeNextButton';
import { ticketMessages } from './ticket.messages';
import { PriorityChip, TicketStateChip, TimeLeft } from './TicketChips';
import { TicketFacts } from './TicketFacts';
import { TicketMoves } from './TicketMoves';
import { TicketThread } from './TicketThread';
import { useTicket } from './use-ticket';
import { WriteBox } from './WriteBox';

function TicketPage({ ticket }: { ticket: TicketDetailView }) {
  const say = useSay(ticketMessages);
  const { state, priority, subject, reference, customerId } = ticket;
  return (
    <RecordPage
      title={subject ?? say('erased')}
      beside={
        <>
          <TicketStateChip state={state} />
          <PriorityChip priority={priority} />
          <ReferenceText value={reference} />
          <Viewers kind="ticket" recordId={ticket.id} />
        </>
      }
      subtitle={
        <Box component="span" sx={{ display: 'inline-flex', gap: 1, flexWrap: 'wrap' }}>
          <CustomerLink customerId={customerId} />
          <span aria-hidden>·</span>
          <TimeLeft ticket={ticket} />
        </Box>
      }
      actions={
        <>
          <TicketMoves ticket={ticket} />
          <TakeNextButton variant="outlined" />
        </>
      }
      columns="wideFirst"
      facts={
        <>
          <Section title={say('thread')}>
            <TicketThread ticket={ticket} />
          </Section>
          <WriteBox ticket={ticket} />
        </>
      }
    >
      <Section title={say('about')}>
        <TicketFacts ticket={ticket} />
      </Section>
    </RecordPage>
  );
}

/** One ticket: what was said, how long is left, and the ways on. */
export function TicketShow() {
  const { id = '' } = useParams();
  return (
    <Loaded query={useTicket(id)} lines={PAGE_LINES}>
      {(ticket) => <TicketPage key={ticket.id} ticket={ticket} />}
    </Loaded>
  );
}
