import { Alert, AlertTitle, Box, Link as MuiLink } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useDataProvider } from 'react-admin';
import { Link, useParams } from 'react-router-dom';
import { PROVIDER_NAMES } from '@ur-desk/domain/payments';
import { type ProviderEventDetailView } from '@ur-desk/domain/provider-events';
import { type DeskDataProvider } from '../../providers/dataProvider';
import { CustomerLink } from '../../shared/CustomerLink';
import { InstantText } from '../../shared/InstantField';
import { Loaded, PAGE_LINES } from '../../shared/Loaded';
import { useSay } from '../../shared/messages';
import { RecordPage } from '../../shared/RecordPage';
import { ReferenceText } from '../../shared/ReferenceText';
import { Fact, Facts, Section } from '../../shared/Section';
import { StatusChip } from '../../shared/StatusChip';
import { providerEventMessages } from './provider-event.messages';
import { ReplayButton } from './ReplayButton';

interface OfProps {
  event: ProviderEventDetailView;
}

/** Read by itself: a row of the list does not have what the event says. */
function useEvent(id: string) {
  const dataProvider = useDataProvider<DeskDataProvider>();
  return useQuery({
    queryKey: ['provider-events', 'read', id],
    queryFn: ({ signal }) => dataProvider.read<ProviderEventDetailView>(`provider-events/${id}`, { signal }),
    staleTime: 0,
  });
}

const SUBJECT_PATHS: Record<string, string> = { payment: 'payments', refund: 'refunds', dispute: 'disputes' };

function Subject({ event }: OfProps) {
  const say = useSay(providerEventMessages);
  const { subject, kind } = event;
  const path = subject && SUBJECT_PATHS[subject.kind];
  if (!subject || !path) return <>–</>;
  return (
    <MuiLink component={Link} to={`/${path}/${subject.id}/show`}>
      {say(`kinds.${kind}`)}
    </MuiLink>
  );
}

function EventFacts({ event }: OfProps) {
  const say = useSay(providerEventMessages);
  return (
    <Section title={say('facts')}>
      <Facts>
        <Fact label={say('fields.provider')}>{PROVIDER_NAMES[event.provider]}</Fact>
        <Fact label={say('fields.eventId')}>
          <ReferenceText value={event.eventId} />
        </Fact>
        <Fact label={say('fields.kind')}>{say(`kinds.${event.kind}`)}</Fact>
        <Fact label={say('fields.subject')}>
          <Subject event={event} />
        </Fact>
        {event.customerId && (
          <Fact label={say('fields.customerId')}>
            <CustomerLink customerId={event.customerId} />
          </Fact>
        )}
        <Fact label={say('fields.occurredAt')}>
          <InstantText value={event.occurredAt} />
        </Fact>
        <Fact label={say('fields.receivedAt')}>
          <InstantText value={event.receivedAt} />
        </Fact>
        <Fact label={say('fields.tries')}>{event.tries}</Fact>
        {event.nextTryAt && (
          <Fact label={say('fields.nextTryAt')}>
            <InstantText value={event.nextTryAt} />
          </Fact>
        )}
        {event.appliedAt && (
          <Fact label={say('fields.appliedAt')}>
            <InstantText value={event.appliedAt} />
          </Fact>
        )}
      </Facts>
    </Section>
  );
}

/** In our words; names of fields are those of the API, so they are not translated. */
function Content({ event: { content } }: OfProps) {
  const say = useSay(providerEventMessages);
  if (content === null) return <Alert severity="info">{say('erased')}</Alert>;
  return (
    <Box
      component="pre"
      sx={{ m: 0, fontSize: '0.8125rem', whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}
    >
      {JSON.stringify(content, null, 2)}
    </Box>
  );
}

function EventPage({ event }: OfProps) {
  const say = useSay(providerEventMessages);
  const { id, type, state, problem } = event;
  return (
    <RecordPage
      title={say('title', { type })}
      beside={<StatusChip status={state} label={say(`states.${state}`)} />}
      actions={<ReplayButton id={id} />}
      notices={
        problem && (
          <Alert severity={state === 'failed' ? 'error' : 'warning'}>
            <AlertTitle>{say(`problems.${problem}`)}</AlertTitle>
            {say(`help.${problem}`)}
          </Alert>
        )
      }
      facts={<EventFacts event={event} />}
    >
      <Section title={say('says')}>
        <Content event={event} />
      </Section>
    </RecordPage>
  );
}

/** One event: what the provider said, what became of it here, and applying it once more. */
export function ProviderEventShow() {
  const { id = '' } = useParams();
  return (
    <Loaded query={useEvent(id)} lines={PAGE_LINES}>
      {(event) => <EventPage event={event} />}
    </Loaded>
  );
}
