import { Alert, AlertTitle, Button } from '@mui/material';
import { type PaymentView } from '@ur-desk/domain/payments';
import { announce } from '../../shared/announce';
import { InstantText } from '../../shared/InstantField';
import { useSay } from '../../shared/messages';
import { ProblemNotice } from '../../shared/ProblemNotice';
import { useAction } from '../../shared/use-action';
import { useMay } from '../../shared/use-may';
import { paymentMessages } from './payment.messages';

interface UnknownPaymentProps {
  payment: PaymentView;
  onChecked?: (payment: PaymentView) => void;
}

/** A payment without an answer: what that means, when the provider is asked again, and the button to ask now. */
export function UnknownPayment({ payment, onChecked }: UnknownPaymentProps) {
  const say = useSay(paymentMessages);
  const mayCheck = useMay('payments:check');
  const check = useAction<object, PaymentView>(`payments/${payment.id}/check`, {
    idempotent: false,
    onDone: (checked) => {
      announce(say('checked', { state: say(`states.${checked.state}`) }));
      onChecked?.(checked);
    },
  });
  return (
    <Alert
      severity="warning"
      action={
        mayCheck && (
          <Button
            color="inherit"
            disabled={check.pending || !check.ready}
            onClick={() => void check.run({})}
            sx={{ whiteSpace: 'nowrap' }}
          >
            {say('check')}
          </Button>
        )
      }
    >
      <AlertTitle>{say('unknownTitle')}</AlertTitle>
      {say(payment.reviewReason ? `review.${payment.reviewReason}` : 'unknownText')}{' '}
      {say('checks', { smart_count: payment.checks })}
      {payment.nextCheckAt && (
        <>
          {' '}
          {say('fields.nextCheckAt')}: <InstantText value={payment.nextCheckAt} />
        </>
      )}
      <ProblemNotice problem={check.problem} />
    </Alert>
  );
}
