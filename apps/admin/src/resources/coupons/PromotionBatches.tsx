import { Link as MuiLink } from '@mui/material';
import { Link } from 'react-router-dom';
import { type CouponBatchView } from '@ur-desk/domain/coupons';
import { InstantText } from '../../shared/InstantField';
import { useSay } from '../../shared/messages';
import { RelatedRow, RelatedRows } from '../../shared/RelatedRows';
import { Section } from '../../shared/Section';
import { StatusChip } from '../../shared/StatusChip';
import { useMay } from '../../shared/use-may';
import { BatchProgress } from './BatchProgress';
import { couponMessages } from './coupon.messages';
import { OrderCodes } from './OrderCodes';

/** The batches of a promotion that takes codes of their own, and the way to order more. */
export function PromotionBatches({ promotion }: { promotion: { id: string; name: string } }) {
  const say = useSay(couponMessages);
  const mayCreate = useMay('couponBatches:create');
  const mayRead = useMay('couponBatches:read');
  if (!mayRead) return null;
  return (
    <Section title={say('batches')} actions={mayCreate && <OrderCodes promotion={promotion} />}>
      <RelatedRows<CouponBatchView>
        resource="coupon-batches"
        filter={{ promotionId: promotion.id }}
        isChanging={({ state }) => state === 'making'}
        empty={say('noBatches')}
      >
        {(batch) => (
          <RelatedRow
            lead={
              <MuiLink component={Link} to={`/coupon-batches/${batch.id}/show`}>
                {batch.name}
              </MuiLink>
            }
            trail={<StatusChip status={batch.state} label={say(`states.${batch.state}`)} />}
            caption={
              <>
                <BatchProgress batch={batch} />
                <div>
                  {batch.pattern} · <InstantText value={batch.createdAt} />
                </div>
              </>
            }
          />
        )}
      </RelatedRows>
    </Section>
  );
}
