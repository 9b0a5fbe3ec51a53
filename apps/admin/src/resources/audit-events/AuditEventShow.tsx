import { Alert } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useDataProvider } from 'react-admin';
import { useParams } from 'react-router-dom';
import { type AuditEventDetailView, type AuditFieldChange } from '@ur-desk/domain/audit';
import { type DeskDataProvider } from '../../providers/dataProvider';
import { CustomerLink } from '../../shared/CustomerLink';
import { HouseTable, type TableColumn } from '../../shared/HouseTable';
import { InstantText } from '../../shared/InstantField';
import { Loaded, PAGE_LINES } from '../../shared/Loaded';
import { useSay } from '../../shared/messages';
import { RecordPage } from '../../shared/RecordPage';
import { Fact, Facts, Section } from '../../shared/Section';
import { useMay } from '../../shared/use-may';
import { valueText } from '../../shared/value-text';
import { auditMessages } from './audit.messages';
import { useAuditTexts } from './use-audit-texts';
import { useVerifyLog } from './VerifyLog';

/** Read by itself: react-admin would take the list's row, in which the changes are missing, for the whole record. */
function useEntry(id: string) {
  const dataProvider = useDataProvider<DeskDataProvider>();
  return useQuery({
    queryKey: ['audit-events', 'entry', id],
    queryFn: ({ signal }) => dataProvider.read<AuditEventDetailView>(`audit-events/${id}`, { signal }),
  });
}

function ChangedFields({ changes }: { changes: readonly AuditFieldChange[] }) {
  const say = useSay(auditMessages);
  const shown = (value: unknown) => valueText(value) || say('nothing');
  const columns: TableColumn<AuditFieldChange>[] = [
    { label: say('fields.field'), render: ({ field }) => <code>{field}</code> },
    { label: say('fields.before'), render: ({ before }) => <s>{shown(before)}</s> },
    { label: say('fields.after'), render: ({ after }) => <strong>{shown(after)}</strong> },
  ];
  return (
    <Section title={say('changes')}>
      {changes.length === 0 ? (
        <Alert severity="info">
          {say('noChanges')} {say('erased')}
        </Alert>
      ) : (
        <HouseTable
          label={say('fields.field')}
          columns={columns}
          rows={changes}
          rowKey={({ field }) => field}
        />
      )}
    </Section>
  );
}

function EntryFacts({ entry }: { entry: AuditEventDetailView }) {
  const say = useSay(auditMessages);
  const { subjects } = useAuditTexts();
  const { actor, at, subjectKind, subjectId, customerId, address, requestId, reason } = entry;
  return (
    <Section title={say('what')}>
      <Facts>
        <Fact label={say('fields.at')}>
          <InstantText value={at} />
        </Fact>
        <Fact label={say('fields.actor')}>
          {actor.name ?? say('system')} ({say(`actorKinds.${actor.kind as 'staff' | 'apiKey' | 'system'}`)})
        </Fact>
        <Fact label={say('fields.subjectKind')}>{subjects.text(subjectKind)}</Fact>
        <Fact label={say('fields.subjectId')}>
          <code>{subjectId}</code>
        </Fact>
        {customerId && (
          <Fact label={say('fields.customerId')}>
            <CustomerLink customerId={customerId} />
          </Fact>
        )}
        {reason && <Fact label={say('fields.reason')}>{reason}</Fact>}
        <Fact label={say('fields.address')}>{address}</Fact>
        <Fact label={say('fields.requestId')}>
          <code>{requestId}</code>
        </Fact>
      </Facts>
    </Section>
  );
}

function EntryPage({ entry }: { entry: AuditEventDetailView }) {
  const { actions } = useAuditTexts();
  const mayVerify = useMay('auditEvents:verify');
  const { button, result } = useVerifyLog(entry.customerId ?? undefined);
  return (
    <RecordPage
      title={actions.text(entry.action)}
      actions={mayVerify && button}
      notices={result}
      facts={<EntryFacts entry={entry} />}
    >
      <ChangedFields changes={entry.changes} />
    </RecordPage>
  );
}

/** One entry of the log: who, when, from where, and field by field what was changed. */
export function AuditEventShow() {
  const { id = '' } = useParams();
  return (
    <Loaded query={useEntry(id)} lines={PAGE_LINES}>
      {(entry) => <EntryPage entry={entry} />}
    </Loaded>
  );
}
