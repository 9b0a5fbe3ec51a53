import { ReferenceField, SelectInput, useLocaleState, type RaRecord } from 'react-admin';
import { type Locale } from '@ur-desk/domain/kernel';
import { REFUND_STATES, type RefundView } from '@ur-desk/domain/refunds';
import { Column, NumberColumn } from '../../shared/Column';
import { dayFilters } from '../../shared/day-filters';
import { EmptyState } from '../../shared/EmptyState';
import { HouseList } from '../../shared/HouseList';
import { InstantText } from '../../shared/InstantField';
import { useSay } from '../../shared/messages';
import { MoneyText } from '../../shared/MoneyField';
import { StatusChip } from '../../shared/StatusChip';
import { StatusTabs } from '../../shared/StatusTabs';
import { useReasonChoices, useReasonText } from '../reason-codes/use-reason-text';
import { refundMessages } from './refund.messages';

const asRefund = (record: RaRecord) => record as unknown as RefundView;

/** All refunds, the newest first. */
export function RefundList() {
  const say = useSay(refundMessages);
  const [locale] = useLocaleState() as [Locale, unknown];
  const states = REFUND_STATES.map((id) => ({ id, name: say(`states.${id}`) }));
  const reasons = useReasonChoices('refund');
  const reasonText = useReasonText();
  const filters = [
    <SelectInput key="reason" source="reasonCode" alwaysOn choices={reasons} translateChoice={false} />,
    ...dayFilters('createdAt'),
  ];
  return (
    <HouseList
      title={locale === 'zh' ? '退款' : 'Refunds'}
      sort={{ field: 'createdAt', order: 'DESC' }}
      filters={filters}
      tabs={<StatusTabs source="state" label={say('fields.state')} choices={states} />}
      empty={<EmptyState title={say('empty')} text={say('emptyText')} />}
    >
      <Column link source="reference" disableSort />
      <Column source="createdAt" render={(r) => <InstantText value={asRefund(r).createdAt} />} />
      <Column
        source="customerId"
        disableSort
        render={() => <ReferenceField source="customerId" reference="customers" link="show" />}
      />
      <Column source="payment" disableSort render={(r) => asRefund(r).payment.reference} />
      <NumberColumn source="amount" disableSort render={(r) => <MoneyText value={asRefund(r).amount} />} />
      <Column source="reasonCode" disableSort render={(r) => reasonText(asRefund(r).reasonCode)} />
      <Column source="planEffect" disableSort render={(r) => say(`planEffects.${asRefund(r).planEffect}`)} />
      <Column source="actor" disableSort render={(r) => asRefund(r).actor.name} />
      <Column
        source="state"
        disableSort
        render={(r) => <StatusChip status={asRefund(r).state} label={say(`states.${asRefund(r).state}`)} />}
      />
    </HouseList>
  );
}
