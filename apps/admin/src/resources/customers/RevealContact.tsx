import {
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  TextField,
  Typography,
} from '@mui/material';
import { useId, useState } from 'react';
import { type RevealContactInput, type RevealedContactView } from '@ur-desk/domain/customers';
import { useSay } from '../../shared/messages';
import { ProblemNotice } from '../../shared/ProblemNotice';
import { useAction } from '../../shared/use-action';
import { useMay } from '../../shared/use-may';
import { customerMessages } from './customer.messages';
import { PhoneText } from './phone-text';

const MIN_REASON = 3;

/** Shows phone and e-mail in clear to a role that does not see them, against a reason that the audit log keeps. */
export function RevealContact({ customerId }: { customerId: string }) {
  const say = useSay(customerMessages);
  const mayReveal = useMay('contacts:reveal');
  const title = useId();
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const [contact, setContact] = useState<RevealedContactView | null>(null);
  const path = `customers/${customerId}/reveal-contact`;
  const reveal = useAction<RevealContactInput, RevealedContactView>(path, {
    idempotent: false,
    onDone: setContact,
  });
  if (!mayReveal) return null;
  const close = () => {
    setOpen(false);
    setReason('');
    setContact(null);
  };
  return (
    <>
      <Button onClick={() => setOpen(true)}>{say('reveal')}</Button>
      <Dialog open={open} onClose={close} aria-labelledby={title} fullWidth maxWidth="xs">
        <DialogTitle id={title}>{say('revealTitle')}</DialogTitle>
        <DialogContent>
          {contact ? (
            <Typography component="div">
              <div>{contact.phone ? <PhoneText value={contact.phone} /> : say('missing')}</div>
              <div>{contact.email ?? say('missing')}</div>
            </Typography>
          ) : (
            <TextField
              autoFocus
              fullWidth
              label={say('revealReason')}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
              slotProps={{ htmlInput: { maxLength: 500 } }}
            />
          )}
          <ProblemNotice problem={reveal.problem} />
        </DialogContent>
        <DialogActions>
          <Button color="inherit" onClick={close}>
            {say('cancel')}
          </Button>
          {!contact && (
            <Button
              variant="contained"
              disabled={reveal.pending || reason.trim().length < MIN_REASON}
              onClick={() => void reveal.run({ reason })}
            >
              {say('revealSubmit')}
            </Button>
          )}
        </DialogActions>
      </Dialog>
    </>
  );
}
