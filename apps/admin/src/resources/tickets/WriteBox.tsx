import { Alert, ToggleButton, ToggleButtonGroup, Typography } from '@mui/material';
import { useCallback, useState } from 'react';
import {
  isTicketOver,
  type TicketDetailView,
  WRITTEN_ENTRY_KINDS,
  type WrittenEntryKind,
} from '@ur-desk/domain/tickets';
import { useSay } from '../../shared/messages';
import { ProblemNotice } from '../../shared/ProblemNotice';
import { Section } from '../../shared/Section';
import { useMay } from '../../shared/use-may';
import { type Draft } from './draft';
import { EntryForm } from './EntryForm';
import { ReplyForm } from './ReplyForm';
import { ticketMessages } from './ticket.messages';
import { useTakeNext } from './use-take-next';

type Way = 'reply' | WrittenEntryKind;

const WAYS: readonly Way[] = ['reply', 'note', ...WRITTEN_ENTRY_KINDS.filter((kind) => kind !== 'note')];

interface FormsProps {
  ticket: TicketDetailView;
  way: Way;
}

/** What is typed one way stays there while another one is looked at. */
function useDraft(way: Way): Draft {
  const [drafts, setDrafts] = useState<Partial<Record<Way, string>>>({});
  const [round, setRound] = useState(0);
  const onDraft = useCallback(
    (text: string) => setDrafts((all) => (all[way] === text ? all : { ...all, [way]: text })),
    [way],
  );
  const onDone = () => {
    onDraft('');
    setRound((count) => count + 1);
  };
  return { text: drafts[way] ?? '', round, onDraft, onDone };
}

function Forms({ ticket, way }: FormsProps) {
  const say = useSay(ticketMessages);
  const draft = useDraft(way);
  const { takeNext, problem } = useTakeNext();
  const key = `${way}-${draft.round}`;
  if (way !== 'reply') return <EntryForm key={key} ticketId={ticket.id} kind={way} draft={draft} />;
  if (ticket.customer.channels.length === 0) return <Alert severity="warning">{say('unreachable')}</Alert>;
  return (
    <>
      <ReplyForm key={key} ticket={ticket} draft={draft} onNext={takeNext} />
      <ProblemNotice problem={problem} />
    </>
  );
}

/** Where the customer is answered, or something is taken down. */
export function WriteBox({ ticket }: { ticket: TicketDetailView }) {
  const say = useSay(ticketMessages);
  const mayWrite = useMay('tickets:update');
  const [way, setWay] = useState<Way>('reply');
  if (!mayWrite) return null;
  if (isTicketOver(ticket.state))
    return (
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        {say('over')}
      </Typography>
    );
  return (
    <Section
      title={say('write')}
      actions={
        <ToggleButtonGroup
          exclusive
          size="small"
          aria-label={say('write')}
          value={way}
          onChange={(_event, next: Way | null) => next && setWay(next)}
        >
          {WAYS.map((one) => (
            <ToggleButton key={one} value={one}>
              {say(`ways.${one}`)}
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
      }
    >
      <Forms ticket={ticket} way={way} />
    </Section>
  );
}
