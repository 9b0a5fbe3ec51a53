import { BooleanInput, ReferenceField, useLocaleState, type RaRecord } from 'react-admin';
import { formatIccid, LINE_STATES, type LineView } from '@ur-desk/domain/lines';
import { Column } from '../../shared/Column';
import { HouseList } from '../../shared/HouseList';
import { InstantText } from '../../shared/InstantField';
import { useSay } from '../../shared/messages';
import { ReferenceText } from '../../shared/ReferenceText';
import { StatusChip } from '../../shared/StatusChip';
import { StatusTabs } from '../../shared/StatusTabs';
import { PhoneText } from '../customers/phone-text';
import { lineMessages } from './line.messages';

const asLine = (record: RaRecord) => record as unknown as LineView;

/** All phone numbers in service; a row leads to its customer. */
export function LineList() {
  const say = useSay(lineMessages);
  const [locale] = useLocaleState();
  const states = LINE_STATES.map((id) => ({ id, name: say(`states.${id}`) }));
  const filters = [<BooleanInput key="autoRenew" source="autoRenew" alwaysOn />];
  return (
    <HouseList
      title={locale === 'zh' ? '线路' : 'Lines'}
      sort={{ field: 'createdAt', order: 'DESC' }}
      filters={filters}
      tabs={<StatusTabs source="state" label={say('fields.state')} choices={states} />}
      rowPath={(record) => `/customers/${asLine(record).customerId}/show`}
    >
      <Column link source="msisdn" disableSort render={(r) => <PhoneText value={asLine(r).msisdn} />} />
      <Column
        source="customerId"
        disableSort
        render={() => <ReferenceField source="customerId" reference="customers" link={false} />}
      />
      <Column
        source="state"
        disableSort
        render={(r) => <StatusChip status={asLine(r).state} label={say(`states.${asLine(r).state}`)} />}
      />
      <Column source="label" disableSort />
      <Column source="autoRenew" disableSort render={(r) => say(asLine(r).autoRenew ? 'on' : 'off')} />
      <Column
        source="iccid"
        disableSort
        render={(r) => (asLine(r).simProfile ? formatIccid(asLine(r).simProfile?.iccid ?? '') : '–')}
      />
      <Column
        source="reference"
        disableSort
        render={(r) => <ReferenceText plain value={asLine(r).reference} />}
      />
      <Column source="createdAt" render={(r) => <InstantText value={asLine(r).createdAt} />} />
    </HouseList>
  );
}
