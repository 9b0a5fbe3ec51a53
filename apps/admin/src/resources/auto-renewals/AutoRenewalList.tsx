import { type RaRecord, SelectInput, useLocaleState } from 'react-admin';
import { type AutoRenewalView } from '@ur-desk/domain/auto-renewals';
import { type Locale } from '@ur-desk/domain/kernel';
import { renewalFailureText } from '@ur-desk/domain/renewals';
import { Column, NumberColumn } from '../../shared/Column';
import { CustomerLink } from '../../shared/CustomerLink';
import { EmptyState } from '../../shared/EmptyState';
import { HouseList } from '../../shared/HouseList';
import { InstantText } from '../../shared/InstantField';
import { useSay } from '../../shared/messages';
import { StatusChip } from '../../shared/StatusChip';
import { PhoneText } from '../customers/phone-text';
import { autoRenewalMessages } from './auto-renewal.messages';

const asLine = (record: RaRecord) => record as unknown as AutoRenewalView;
const LISTED = ['failing', 'stopped'] as const;
const TONES = { waiting: 'sent', failing: 'waiting', stopped: 'failed', off: 'off' } as const;

/** The work list of renewals that failed by themselves; a row leads to the customer, whose page offers the way out. */
export function AutoRenewalList() {
  const say = useSay(autoRenewalMessages);
  const [locale] = useLocaleState() as [Locale, unknown];
  const states = LISTED.map((id) => ({ id, name: say(`states.${id}`) }));
  return (
    <HouseList
      title={say('title')}
      sort={{ field: 'lastTryAt', order: 'DESC' }}
      filters={[<SelectInput key="state" source="state" alwaysOn choices={states} translateChoice={false} />]}
      rowPath={(record) => `/customers/${asLine(record).customerId}/show`}
      empty={<EmptyState title={say('empty')} text={say('emptyText')} />}
    >
      <Column link source="msisdn" disableSort render={(r) => <PhoneText value={asLine(r).msisdn} />} />
      <Column
        source="customerId"
        disableSort
        render={(r) => <CustomerLink customerId={asLine(r).customerId} />}
      />
      <Column
        source="state"
        disableSort
        render={(r) => (
          <StatusChip status={TONES[asLine(r).state]} label={say(`states.${asLine(r).state}`)} />
        )}
      />
      <Column
        source="lastError"
        disableSort
        render={(r) => renewalFailureText(asLine(r).lastError ?? '', locale)}
      />
      <NumberColumn source="tries" disableSort render={(r) => asLine(r).tries} />
      <Column source="lastTryAt" render={(r) => <InstantText value={asLine(r).lastTryAt} />} />
      <Column source="nextTryAt" disableSort render={(r) => <InstantText value={asLine(r).nextTryAt} />} />
      <Column source="endsAt" render={(r) => <InstantText value={asLine(r).endsAt} />} />
    </HouseList>
  );
}
