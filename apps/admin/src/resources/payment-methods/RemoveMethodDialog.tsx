import { Button, Dialog, DialogActions, DialogContent, DialogContentText, DialogTitle } from '@mui/material';
import { useId } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import { type PaymentMethodView } from '@ur-desk/domain/payments';
import { useSay } from '../../shared/messages';
import { ProblemNotice } from '../../shared/ProblemNotice';
import { useAction } from '../../shared/use-action';
import { paymentMethodMessages } from './payment-method.messages';

interface RemoveMethodDialogProps {
  method: PaymentMethodView;
  name: string;
  onClose: () => void;
}

/** Asks before a method is forgotten: only the customer can bring it back. */
export function RemoveMethodDialog({ method, name, onClose }: RemoveMethodDialogProps) {
  const say = useSay(paymentMethodMessages);
  const translate = useTranslate();
  const notify = useNotify();
  const heading = useId();
  const remove = useAction<object, PaymentMethodView>(`payment-methods/${method.id}/remove`, {
    idempotent: false,
    onDone: () => {
      notify(say('removed', { method: name }), { type: 'success' });
      onClose();
    },
  });
  return (
    <Dialog open onClose={() => !remove.pending && onClose()} aria-labelledby={heading} maxWidth="xs">
      <DialogTitle id={heading}>{say('removeTitle', { method: name })}</DialogTitle>
      <DialogContent>
        <DialogContentText>{say('removeText')}</DialogContentText>
        <ProblemNotice problem={remove.problem} />
      </DialogContent>
      <DialogActions>
        <Button color="inherit" onClick={onClose} disabled={remove.pending}>
          {translate('desk.actions.cancel')}
        </Button>
        <Button
          variant="contained"
          color="error"
          disabled={remove.pending || !remove.ready}
          onClick={() => void remove.run({})}
        >
          {say('remove')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
