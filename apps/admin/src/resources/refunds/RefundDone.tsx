import { Alert, AlertTitle, Button, DialogActions, DialogContent } from '@mui/material';
import { useLocaleState } from 'react-admin';
import { Link } from 'react-router-dom';
import { type Locale } from '@ur-desk/domain/kernel';
import { awaitsSource, type RefundView } from '@ur-desk/domain/refunds';
import { formatInstant } from '../../shared/InstantField';
import { operatorZone } from '../../shared/zones';
import { useSay } from '../../shared/messages';
import { useMoneyText } from '../payments/use-money-text';
import { refundMessages } from './refund.messages';
import { RetryButtons } from './RetryButtons';
import { UndoRefundButton } from './UndoRefundButton';
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
  /** What the provider refused was given somewhere else, or it was taken back. */
  onChanged: (refund: RefundView) => void;
  onClose: () => void;
}

/** What became of it: done, refused by its source, on its way, waiting for somebody else, taken back. */
function Outcome({ refund }: { refund: RefundView }) {
  const say = useSay(refundMessages);
  const moneyText = useMoneyText();
  const outcome = useOutcome();
  const [locale] = useLocaleState() as [Locale, unknown];
  const { state, reference, source, approval } = refund;
  const failed = state === 'failed';
  if (state === 'awaitingApproval' && approval) {
    const until = formatInstant(approval.expiresAt, operatorZone(), locale);
    return (
      <Alert severity="info" role="status">
        <AlertTitle>{say('asked')}</AlertTitle>
        {say('askedText', { reference: approval.reference, until })}
      </Alert>
    );
  }
  if (state === 'undone')
    return (
      <Alert severity="info" role="status">
        {say('undone', { reference })}
      </Alert>
    );
  return (
    <Alert severity={failed ? 'error' : awaitsSource(state) ? 'warning' : 'success'} role="status">
      <AlertTitle>{outcome(refund)}</AlertTitle>
      {failed && source?.failureCode
        ? say('failedText', { reference, reason: say(`failures.${source.failureCode}`) })
        : say('doneText', { reference, balance: moneyText(refund.balanceAfter) })}{' '}
      {refund.planEffect === 'stopNow' && say('doneStopped')}
      {refund.planEffect === 'takeBack' && say('doneTakenBack')}
    </Alert>
  );
}

/** How a refund went, in words; what its source refused can be given to the balance with one click, a slip taken back. */
export function RefundDone({ refund, onChanged, onClose }: RefundDoneProps) {
  const say = useSay(refundMessages);
  const { state, approval } = refund;
  const failed = state === 'failed';
  const waits = state === 'awaitingApproval' && approval;
  return (
    <>
      <DialogContent>
        <Outcome refund={refund} />
      </DialogContent>
      <DialogActions>
        {failed && <RetryButtons refund={refund} onDone={onChanged} />}
        <UndoRefundButton refund={refund} onDone={onChanged} />
        <Button
          component={Link}
          to={waits ? `/approvals/${waits.id}/show` : `/refunds/${refund.id}/show`}
          color="inherit"
        >
          {say(waits ? 'openRequest' : 'open')}
        </Button>
        <Button variant={failed ? 'outlined' : 'contained'} onClick={onClose} autoFocus={!failed}>
          {say('close')}
        </Button>
      </DialogActions>
    </>
  );
}
