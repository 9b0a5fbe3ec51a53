import { type RaRecord } from 'react-admin';
import { type LedgerVerificationRunView } from '@ur-desk/domain/ledger';
import { Column, NumberColumn } from '../../shared/Column';
import { EmptyState } from '../../shared/EmptyState';
import { HouseList } from '../../shared/HouseList';
import { InstantText } from '../../shared/InstantField';
import { useSay } from '../../shared/messages';
import { StatusChip } from '../../shared/StatusChip';
import { verificationMessages } from './verification.messages';
import { VerifyButton } from './VerifyButton';

const asRun = (record: RaRecord) => record as unknown as LedgerVerificationRunView;

/** Every run of the verifier, the newest first. */
export function VerificationList() {
  const say = useSay(verificationMessages);
  return (
    <HouseList
      title={say('title')}
      sort={{ field: 'createdAt', order: 'DESC' }}
      actions={<VerifyButton />}
      empty={<EmptyState title={say('empty')} text={say('emptyText')} />}
    >
      <Column link source="createdAt" render={(r) => <InstantText value={asRun(r).createdAt} />} />
      <Column source="requestedBy" disableSort />
      <Column
        source="state"
        disableSort
        render={(r) => <StatusChip status={asRun(r).state} label={say(`states.${asRun(r).state}`)} />}
      />
      <NumberColumn source="transfers" disableSort render={(r) => asRun(r).result?.transfers ?? '–'} />
      <NumberColumn source="differenceCount" disableSort render={(r) => asRun(r).differenceCount ?? '–'} />
    </HouseList>
  );
}
