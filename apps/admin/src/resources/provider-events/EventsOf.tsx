import { Link as MuiLink } from '@mui/material';
import { Link } from 'react-router-dom';
import { type ProviderEventView } from '@ur-desk/domain/provider-events';
import { type TableColumn } from '../../shared/HouseTable';
import { InstantText } from '../../shared/InstantField';
import { useSay } from '../../shared/messages';
import { RelatedTable } from '../../shared/RelatedTable';
import { Section } from '../../shared/Section';
import { StatusChip } from '../../shared/StatusChip';
import { useMay } from '../../shared/use-may';
import { providerEventMessages } from './provider-event.messages';

const NEWEST_FIRST = { field: 'receivedAt', order: 'DESC' } as const;

/** What the provider told us about a payment, a refund or a dispute; for those who may see events. */
export function EventsOf({ subjectId }: { subjectId: string }) {
  const say = useSay(providerEventMessages);
  if (!useMay('providerEvents:read')) return null;
  const columns: TableColumn<ProviderEventView>[] = [
    { label: say('fields.receivedAt'), render: ({ receivedAt }) => <InstantText value={receivedAt} /> },
    {
      label: say('fields.type'),
      render: ({ id, type }) => (
        <MuiLink component={Link} to={`/provider-events/${id}/show`}>
          {type}
        </MuiLink>
      ),
    },
    {
      label: say('fields.state'),
      render: ({ state }) => <StatusChip status={state} label={say(`states.${state}`)} />,
    },
  ];
  return (
    <Section title={say('eventsOf')}>
      <RelatedTable<ProviderEventView>
        resource="provider-events"
        filter={{ subjectId }}
        sort={NEWEST_FIRST}
        label={say('eventsOf')}
        empty={say('noEvents')}
        columns={columns}
      />
    </Section>
  );
}
