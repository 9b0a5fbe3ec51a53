import { SelectInput, TextInput } from 'react-admin';
import { COUPON_CODE_STATUSES, type CouponCodeView } from '@ur-desk/domain/coupons';
import { Column } from '../../shared/Column';
import { CustomerLink } from '../../shared/CustomerLink';
import { EmptyState } from '../../shared/EmptyState';
import { HouseList } from '../../shared/HouseList';
import { InstantText } from '../../shared/InstantField';
import { useSay } from '../../shared/messages';
import { StatusChip } from '../../shared/StatusChip';
import { couponMessages } from './coupon.messages';

/** Codes from batches, with what became of them; mostly those of one batch. */
export function CouponCodeList() {
  const say = useSay(couponMessages);
  const statuses = COUPON_CODE_STATUSES.map((id) => ({ id, name: say(`statuses.${id}`) }));
  const customer = (id: string | null) => (id ? <CustomerLink customerId={id} /> : '–');
  return (
    <HouseList
      title={say('codes')}
      sort={{ field: 'createdAt', order: 'DESC' }}
      filters={[
        <TextInput key="q" source="q" label={say('search')} alwaysOn resettable />,
        <SelectInput
          key="status"
          source="status"
          label={say('fields.status')}
          choices={statuses}
          translateChoice={false}
          alwaysOn
        />,
      ]}
      empty={<EmptyState title={say('noCodes')} text={say('noBatchesHint')} />}
    >
      <Column source="code" label={say('fields.code')} link disableSort />
      <Column<CouponCodeView>
        source="status"
        label={say('fields.status')}
        disableSort
        render={({ status }) => <StatusChip status={status} label={say(`statuses.${status}`)} />}
      />
      <Column source="batchName" label={say('fields.batch')} disableSort />
      <Column source="promotionCode" label={say('fields.promotion')} disableSort />
      <Column<CouponCodeView>
        source="usedBy"
        label={say('fields.usedBy')}
        disableSort
        render={({ usedBy }) => customer(usedBy)}
      />
      <Column<CouponCodeView>
        source="customerId"
        label={say('fields.customerId')}
        disableSort
        render={({ customerId }) => customer(customerId)}
      />
      <Column<CouponCodeView>
        source="createdAt"
        label={say('fields.createdAt')}
        render={({ createdAt }) => <InstantText value={createdAt} />}
      />
    </HouseList>
  );
}
