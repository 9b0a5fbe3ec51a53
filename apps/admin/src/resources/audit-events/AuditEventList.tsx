import { type RaRecord, SelectInput } from 'react-admin';
import { type AuditEventView } from '@ur-desk/domain/audit';
import { Column } from '../../shared/Column';
import { CustomerLink } from '../../shared/CustomerLink';
import { EmptyState } from '../../shared/EmptyState';
import { HouseList } from '../../shared/HouseList';
import { InstantText } from '../../shared/InstantField';
import { useSay } from '../../shared/messages';
import { useMay } from '../../shared/use-may';
import { auditMessages } from './audit.messages';
import { useAuditTexts } from './use-audit-texts';
import { useVerifyLog } from './VerifyLog';

const eventOf = (record: RaRecord) => record as unknown as AuditEventView;

function useFilters() {
  const say = useSay(auditMessages);
  const { actions, subjects } = useAuditTexts();
  return [
    <SelectInput
      key="action"
      source="action"
      label={say('fields.action')}
      alwaysOn
      choices={actions.choices}
      translateChoice={false}
    />,
    <SelectInput
      key="subjectKind"
      source="subjectKind"
      label={say('fields.subjectKind')}
      alwaysOn
      choices={subjects.choices}
      translateChoice={false}
    />,
  ];
}

/** Who did what to what, the newest first; what was changed stands on the entry's page. */
export function AuditEventList() {
  const say = useSay(auditMessages);
  const { actions, subjects } = useAuditTexts();
  const mayVerify = useMay('auditEvents:verify');
  const { button, result } = useVerifyLog();
  return (
    <>
      {result}
      <HouseList
        title={say('title')}
        sort={{ field: 'at', order: 'DESC' }}
        filters={useFilters()}
        actions={mayVerify && button}
        empty={<EmptyState title={say('empty')} text={say('emptyText')} />}
        hiddenColumns={['requestId']}
      >
        <Column
          link
          source="action"
          label={say('fields.action')}
          disableSort
          render={(r) => actions.text(eventOf(r).action)}
        />
        <Column source="at" label={say('fields.at')} render={(r) => <InstantText value={eventOf(r).at} />} />
        <Column
          source="actor"
          label={say('fields.actor')}
          disableSort
          render={(r) => eventOf(r).actor.name ?? say('system')}
        />
        <Column
          source="subjectKind"
          label={say('fields.subjectKind')}
          disableSort
          render={(r) => subjects.text(eventOf(r).subjectKind)}
        />
        <Column
          source="customerId"
          label={say('fields.customerId')}
          disableSort
          render={(r) => {
            const { customerId } = eventOf(r);
            return customerId && <CustomerLink customerId={customerId} />;
          }}
        />
        <Column source="address" label={say('fields.address')} disableSort />
        <Column source="requestId" label={say('fields.requestId')} disableSort />
      </HouseList>
    </>
  );
}
