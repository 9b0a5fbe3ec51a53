import { Alert, Button } from '@mui/material';
import { Link } from 'react-router-dom';
import { blocksRefund } from '@ur-desk/domain/disputes';
import { type PaymentView } from '@ur-desk/domain/payments';
import { useSay } from '../../shared/messages';
import { disputeMessages } from './dispute.messages';

/** On the page of a payment: its payer disputes it, and what that means. */
export function DisputeNotice({ dispute }: { dispute: NonNullable<PaymentView['dispute']> }) {
  const say = useSay(disputeMessages);
  const { id, reference, state } = dispute;
  const blocked = blocksRefund(state);
  return (
    <Alert
      severity={blocked ? 'error' : 'info'}
      action={
        <Button color="inherit" component={Link} to={`/disputes/${id}/show`} sx={{ whiteSpace: 'nowrap' }}>
          {say('open', { reference })}
        </Button>
      }
    >
      {blocked ? say('notice', { state: say(`states.${state}`) }) : say('noticeWon')}
    </Alert>
  );
}
