import { ReferenceField, SelectInput, useLocaleState, type RaRecord } from 'react-admin';
import {
  PAYMENT_PROVIDERS,
  PAYMENT_PURPOSES,
  PAYMENT_STATES,
  type PaymentView,
} from '@ur-desk/domain/payments';
import { Column, NumberColumn } from '../../shared/Column';
import { dayFilters } from '../../shared/day-filters';
import { EmptyState } from '../../shared/EmptyState';
import { HouseList } from '../../shared/HouseList';
import { InstantText } from '../../shared/InstantField';
import { useSay } from '../../shared/messages';
import { MoneyText } from '../../shared/MoneyField';
import { StatusChip } from '../../shared/StatusChip';
import { StatusTabs } from '../../shared/StatusTabs';
import { PaidWith } from './CardText';
import { paymentMessages } from './payment.messages';

const asPayment = (record: RaRecord) => record as unknown as PaymentView;

function useFilters() {
  const say = useSay(paymentMessages);
  const purposes = PAYMENT_PURPOSES.map((id) => ({ id, name: say(`purposes.${id}`) }));
  const providers = PAYMENT_PROVIDERS.map((id) => ({ id, name: say(`providers.${id}`) }));
  return [
    <SelectInput key="purpose" source="purpose" alwaysOn choices={purposes} translateChoice={false} />,
    <SelectInput key="provider" source="provider" alwaysOn choices={providers} translateChoice={false} />,
    ...dayFilters('createdAt'),
  ];
}

/** All payments, the newest first. */
export function PaymentList() {
  const say = useSay(paymentMessages);
  const states = PAYMENT_STATES.map((id) => ({ id, name: say(`states.${id}`) }));
  const [locale] = useLocaleState();
  return (
    <HouseList
      title={locale === 'zh' ? '支付' : 'Payments'}
      sort={{ field: 'createdAt', order: 'DESC' }}
      filters={useFilters()}
      tabs={<StatusTabs source="state" label={say('fields.state')} choices={states} />}
      empty={<EmptyState title={say('empty')} text={say('emptyText')} />}
    >
      <Column link source="reference" disableSort />
      <Column source="createdAt" render={(r) => <InstantText value={asPayment(r).createdAt} />} />
      <Column
        source="customerId"
        disableSort
        render={() => <ReferenceField source="customerId" reference="customers" link="show" />}
      />
      <Column source="purpose" disableSort render={(r) => say(`purposes.${asPayment(r).purpose}`)} />
      <Column source="provider" disableSort render={(r) => <PaidWith payment={asPayment(r)} />} />
      <NumberColumn source="amount" disableSort render={(r) => <MoneyText value={asPayment(r).amount} />} />
      <NumberColumn
        source="refunded"
        disableSort
        render={(r) => (asPayment(r).refunded.amount > 0 ? <MoneyText value={asPayment(r).refunded} /> : '–')}
      />
      <Column
        source="state"
        disableSort
        render={(r) => <StatusChip status={asPayment(r).state} label={say(`states.${asPayment(r).state}`)} />}
      />
    </HouseList>
  );
}
