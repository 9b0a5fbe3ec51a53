import { SelectInput, useLocaleState } from 'react-admin';
import { COUPON_BATCH_STATES, type CouponBatchView } from '@ur-desk/domain/coupons';
import { LOCALE_TAGS, type Locale } from '@ur-desk/domain/kernel';
import { Column, NumberColumn } from '../../shared/Column';
import { EmptyState } from '../../shared/EmptyState';
import { HouseList } from '../../shared/HouseList';
import { InstantText } from '../../shared/InstantField';
import { useSay } from '../../shared/messages';
import { StatusChip } from '../../shared/StatusChip';
import { couponMessages } from './coupon.messages';

/** All batches of codes, the newest first. */
export function CouponBatchList() {
  const say = useSay(couponMessages);
  const [locale] = useLocaleState() as [Locale, unknown];
  const number = (value: number) => value.toLocaleString(LOCALE_TAGS[locale]);
  const states = COUPON_BATCH_STATES.map((id) => ({ id, name: say(`states.${id}`) }));
  return (
    <HouseList
      title={say('batches')}
      sort={{ field: 'createdAt', order: 'DESC' }}
      filters={[
        <SelectInput
          key="state"
          source="state"
          label={say('fields.state')}
          choices={states}
          translateChoice={false}
          alwaysOn
        />,
      ]}
      empty={<EmptyState title={say('noBatches')} text={say('noBatchesHint')} />}
    >
      <Column source="name" label={say('fields.name')} link disableSort />
      <Column source="promotionCode" label={say('fields.promotion')} disableSort />
      <Column<CouponBatchView>
        source="state"
        label={say('fields.state')}
        disableSort
        render={({ state }) => <StatusChip status={state} label={say(`states.${state}`)} />}
      />
      <Column source="pattern" label={say('fields.pattern')} disableSort />
      <NumberColumn<CouponBatchView>
        source="made"
        label={say('fields.made')}
        disableSort
        render={({ made }) => number(made)}
      />
      <NumberColumn<CouponBatchView>
        source="redeemed"
        label={say('fields.redeemed')}
        disableSort
        render={({ redeemed }) => number(redeemed)}
      />
      <Column source="createdBy" label={say('fields.createdBy')} disableSort />
      <Column<CouponBatchView>
        source="createdAt"
        label={say('fields.createdAt')}
        render={({ createdAt }) => <InstantText value={createdAt} />}
      />
    </HouseList>
  );
}
