import { Alert, AlertTitle, Button, DialogActions, DialogContent } from '@mui/material';
import { Link } from 'react-router-dom';
import { awaitsSource, type RefundView } from '@ur-desk/domain/refunds';
import { useSay } from '../../shared/messages';
import { useMoneyText } from '../payments/use-money-text';
import { refundMessages } from './refund.messages';
import { RetryButtons } from './RetryButtons';
import { useSourceText } from './use-source-text';

function useOutcome(): (refund: RefundView) => string {
  const say = useSay(refundMessages);
  const moneyText = useMoneyText();
  const sourceText = useSourceText();
  return ({ state, toSource, amount, payment }) => {
    const source = sourceText(payment.paidWith);
    if (state === 'failed') return say('doneFailed', { source });
    if (awaitsSource(state)) return say('doneWaiting', { source });
    return toSource.amount > 0
      ? say('doneSource', { amount: moneyText(toSource), source })
      : say('done', { amount: moneyText(amount) });
  };
}

interface RefundDoneProps {
  refund: RefundView;
  /** What the provider refused was given somewhere else. */
  onRetried: (refund: RefundView) => void;
  onClose: () => void;
}

/** How a refund went, in words; what its source refused can be given to the balance with one click. */
export function RefundDone({ refund, onRetried, onClose }: RefundDoneProps) {
  const say = useSay(refundMessages);
  const moneyText = useMoneyText();
  const outcome = useOutcome();
  const { state, reference, source } = refund;
  const failed = state === 'failed';
  return (
    <>
      <DialogContent>
        <Alert severity={failed ? 'error' : awaitsSource(state) ? 'warning' : 'success'} role="status">
          <AlertTitle>{outcome(refund)}</AlertTitle>
          {failed && source?.failureCode
            ? say('failedText', { reference, reason: say(`failures.${source.failureCode}`) })
            : say('doneText', { reference, balance: moneyText(refund.balanceAfter) })}{' '}
          {refund.planEffect === 'stopNow' && say('doneStopped')}
        </Alert>
      </DialogContent>
      <DialogActions>
        {failed && <RetryButtons refund={refund} onDone={onRetried} />}
        <Button component={Link} to={`/refunds/${refund.id}/show`} color="inherit">
          {say('open')}
        </Button>
        <Button variant={failed ? 'outlined' : 'contained'} onClick={onClose} autoFocus={!failed}>
          {say('close')}
        </Button>
      </DialogActions>
    </>
  );
}
