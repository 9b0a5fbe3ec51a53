import { Button, Dialog, DialogActions, DialogContent, DialogTitle, Typography } from '@mui/material';
import { useId, useState } from 'react';
import { type RefundView } from '@ur-desk/domain/refunds';
import { EmptyState } from '../../shared/EmptyState';
import { useSay } from '../../shared/messages';
import { ProblemNotice } from '../../shared/ProblemNotice';
import { Skeleton } from '../../shared/Section';
import { PaymentChoice } from './PaymentChoice';
import { refundMessages } from './refund.messages';
import { RefundFormBody } from './RefundFormBody';
import { useRefundablePayments, useRefundFacts } from './use-refund-facts';

interface RefundDialogProps {
  customerId: string;
  /** The payment to give back; null: it is chosen here, the newest first. */
  paymentId: string | null;
  onClose: () => void;
}

interface RefundOfPaymentProps {
  paymentId: string;
  done: RefundView | null;
  onDone: (refund: RefundView) => void;
  onClose: () => void;
}

function RefundOfPayment({ paymentId, ...rest }: RefundOfPaymentProps) {
  const { data, error, refetch } = useRefundFacts(paymentId);
  if (data) return <RefundFormBody facts={data} {...rest} />;
  return (
    <DialogContent>
      {error ? <ProblemNotice problem={error} onRetry={() => void refetch()} /> : <Skeleton lines={8} />}
    </DialogContent>
  );
}

/** The payments of which something is left, and the form for the one that is chosen. */
function RefundOfCustomer({ customerId, onClose }: Omit<RefundDialogProps, 'paymentId'>) {
  const say = useSay(refundMessages);
  const { data, error } = useRefundablePayments(customerId);
  const [picked, setPicked] = useState<string | null>(null);
  const [done, setDone] = useState<RefundView | null>(null);
  const chosen = done?.payment.id ?? picked ?? data?.[0]?.id;
  if (chosen)
    return (
      <>
        {data && data.length > 1 && !done && (
          <PaymentChoice payments={data} value={chosen} onChange={setPicked} />
        )}
        <RefundOfPayment key={chosen} paymentId={chosen} done={done} onDone={setDone} onClose={onClose} />
      </>
    );
  return (
    <>
      <DialogContent>
        <ProblemNotice problem={error} />
        {!error && !data && <Skeleton lines={8} />}
        {data && <EmptyState title={say('nothingToRefund')} text={say('nothingToRefundText')} />}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{say('close')}</Button>
      </DialogActions>
    </>
  );
}

function RefundOfOne({ paymentId, onClose }: { paymentId: string; onClose: () => void }) {
  const [done, setDone] = useState<RefundView | null>(null);
  return <RefundOfPayment paymentId={paymentId} done={done} onDone={setDone} onClose={onClose} />;
}

/** Gives money back, from a payment or from the customer's page. */
export function RefundDialog({ customerId, paymentId, onClose }: RefundDialogProps) {
  const say = useSay(refundMessages);
  const heading = useId();
  return (
    <Dialog open onClose={onClose} aria-labelledby={heading} fullWidth maxWidth="md">
      <DialogTitle id={heading} component="div">
        <Typography variant="h2" component="h2">
          {say('heading')}
        </Typography>
      </DialogTitle>
      {paymentId === null ? (
        <RefundOfCustomer customerId={customerId} onClose={onClose} />
      ) : (
        <RefundOfOne paymentId={paymentId} onClose={onClose} />
      )}
    </Dialog>
  );
}
