import RefundIcon from '@mui/icons-material/CurrencyExchangeOutlined';
import { Button, type ButtonProps } from '@mui/material';
import { useState } from 'react';
import { blocksRefund } from '@ur-desk/domain/disputes';
import { type PaymentView } from '@ur-desk/domain/payments';
import { useSay } from '../../shared/messages';
import { useMay } from '../../shared/use-may';
import { refundMessages } from './refund.messages';
import { RefundDialog } from './RefundDialog';

/** Whether something of a payment can still be given back. */
const isRefundable = ({ state, captured, refunded, dispute }: PaymentView): boolean =>
  state === 'captured' &&
  refunded.amount < captured.amount &&
  (dispute === null || !blocksRefund(dispute.state));

interface RefundButtonProps extends Pick<ButtonProps, 'variant'> {
  /** The payment, or those of a renewal: the first of which something is left is given back. */
  payments: readonly PaymentView[];
}

/** Opens the refund of a payment; is not there for those who may not, or when nothing is left. */
export function RefundButton({ payments, variant = 'outlined' }: RefundButtonProps) {
  const say = useSay(refundMessages);
  const mayRefund = useMay('refunds:create');
  const [open, setOpen] = useState<PaymentView | null>(null);
  const payment = payments.find(isRefundable);
  return (
    <>
      {mayRefund && payment && (
        <Button variant={variant} startIcon={<RefundIcon />} onClick={() => setOpen(payment)}>
          {say('heading')}
        </Button>
      )}
      {open && (
        <RefundDialog customerId={open.customerId} paymentId={open.id} onClose={() => setOpen(null)} />
      )}
    </>
  );
}
