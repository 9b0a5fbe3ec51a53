import { Link as MuiLink } from '@mui/material';
import { useLocaleState } from 'react-admin';
import { Link } from 'react-router-dom';
import { type Locale } from '@ur-desk/domain/kernel';
import { REFUND_REASON_TEXTS, type RefundView } from '@ur-desk/domain/refunds';
import { InstantText } from '../../shared/InstantField';
import { useSay } from '../../shared/messages';
import { MoneyText } from '../../shared/MoneyField';
import { RelatedRow, RelatedRows } from '../../shared/RelatedRows';
import { StatusChip } from '../../shared/StatusChip';
import { refundMessages } from './refund.messages';

interface RefundTableProps {
  filter: { paymentId: string } | { purposeId: string };
  empty: string;
}

/** The refunds of a payment or of a renewal. */
export function RefundTable({ filter, empty }: RefundTableProps) {
  const say = useSay(refundMessages);
  const [locale] = useLocaleState() as [Locale, unknown];
  return (
    <RelatedRows<RefundView> resource="refunds" filter={{ ...filter }} empty={empty}>
      {({ id, reference, state, amount, reasonCode, createdAt, actor }) => (
        <RelatedRow
          lead={
            <MuiLink component={Link} to={`/refunds/${id}/show`}>
              {reference}
            </MuiLink>
          }
          trail={
            <>
              <StatusChip status={state} label={say(`states.${state}`)} />
              <MoneyText strong value={amount} />
            </>
          }
          caption={
            <>
              {REFUND_REASON_TEXTS[reasonCode][locale]} · <InstantText value={createdAt} /> · {actor.name}
            </>
          }
        />
      )}
    </RelatedRows>
  );
}
