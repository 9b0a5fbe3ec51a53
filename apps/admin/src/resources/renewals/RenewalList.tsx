import { ReferenceField, SelectInput, useLocaleState } from 'react-admin';
import { type Locale } from '@ur-desk/domain/kernel';
import {
  RENEWAL_CHANNELS,
  RENEWAL_STATES,
  renewalFailureText,
  type RenewalView,
} from '@ur-desk/domain/renewals';
import { Column, NumberColumn } from '../../shared/Column';
import { HouseList } from '../../shared/HouseList';
import { InstantText } from '../../shared/InstantField';
import { useSay } from '../../shared/messages';
import { MoneyText } from '../../shared/MoneyField';
import { StatusChip } from '../../shared/StatusChip';
import { StatusTabs } from '../../shared/StatusTabs';
import { usePromotionNames } from '../promotions/use-names';
import { renewalMessages } from './renewal.messages';

/** All renewals, newest first. */
export function RenewalList() {
  const say = useSay(renewalMessages);
  const [locale] = useLocaleState() as [Locale, unknown];
  const promotions = usePromotionNames();
  const states = RENEWAL_STATES.map((id) => ({ id, name: say(`states.${id}`) }));
  const filters = [
    <SelectInput
      key="channel"
      source="channel"
      label={say('fields.channel')}
      alwaysOn
      choices={RENEWAL_CHANNELS.map((id) => ({ id, name: say(`channels.${id}`) }))}
    />,
    <SelectInput
      key="promotionId"
      source="promotionId"
      label={say('fields.promotionId')}
      alwaysOn
      choices={[...promotions]}
      translateChoice={false}
    />,
  ];
  return (
    <HouseList
      title={say('title')}
      sort={{ field: 'createdAt', order: 'DESC' }}
      filters={filters}
      tabs={<StatusTabs source="state" label={say('fields.state')} choices={states} />}
    >
      <Column<RenewalView> source="reference" label={say('fields.reference')} link disableSort />
      <Column<RenewalView>
        source="customerId"
        label={say('fields.customerId')}
        disableSort
        render={() => <ReferenceField source="customerId" reference="customers" link="show" />}
      />
      <Column<RenewalView>
        source="planName"
        label={say('fields.planName')}
        disableSort
        render={(r) => r.planName[locale]}
      />
      <NumberColumn<RenewalView>
        source="total"
        label={say('fields.total')}
        disableSort
        render={(r) => <MoneyText value={r.total} />}
      />
      <Column<RenewalView>
        source="state"
        label={say('fields.state')}
        disableSort
        render={(r) => <StatusChip status={r.state} label={say(`states.${r.state}`)} />}
      />
      <Column<RenewalView>
        source="error"
        label={say('fields.error')}
        disableSort
        render={(r) => (r.error ? renewalFailureText(r.error, locale) : '–')}
      />
      <Column<RenewalView>
        source="channel"
        label={say('fields.channel')}
        disableSort
        render={(r) => say(`channels.${r.channel}`)}
      />
      <Column<RenewalView>
        source="createdAt"
        label={say('fields.createdAt')}
        render={(r) => <InstantText value={r.createdAt} />}
      />
    </HouseList>
  );
}
