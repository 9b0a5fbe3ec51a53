import { Link as MuiLink } from '@mui/material';
import { Link } from 'react-router-dom';
import { type RefundView } from '@ur-desk/domain/refunds';
import { InstantText } from '../../shared/InstantField';
import { useSay } from '../../shared/messages';
import { MoneyText } from '../../shared/MoneyField';
import { RelatedRow, RelatedRows } from '../../shared/RelatedRows';
import { StatusChip } from '../../shared/StatusChip';
import { useReasonText } from '../reason-codes/use-reason-text';
import { refundMessages } from './refund.messages';

interface RefundTableProps {
  filter: { paymentId: string } | { purposeId: string };
  empty: string;
}

/** The refunds of a payment or of a renewal. */
export function RefundTable({ filter, empty }: RefundTableProps) {
  const say = useSay(refundMessages);
  const reasonText = useReasonText();
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
              {reasonText(reasonCode)} · <InstantText value={createdAt} /> · {actor.name}
            </>
          }
        />
      )}
    </RelatedRows>
  );
}
