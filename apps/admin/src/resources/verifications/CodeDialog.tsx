import {
  Box,
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  FormControl,
  FormControlLabel,
  FormLabel,
  Radio,
  RadioGroup,
  TextField,
  Typography,
} from '@mui/material';
import { type KeyboardEvent, useId, useState } from 'react';
import { useTranslate } from 'react-admin';
import { type CustomerView } from '@ur-desk/domain/customers';
import {
  boundContacts,
  type ConfirmVerificationInput,
  type SendVerificationInput,
  type VerificationPurpose,
  type VerificationView,
  type VerifiedContact,
} from '@ur-desk/domain/verifications';
import { announce } from '../../shared/announce';
import { Countdown } from '../../shared/Countdown';
import { useSay } from '../../shared/messages';
import { ProblemNotice } from '../../shared/ProblemNotice';
import { useAction } from '../../shared/use-action';
import { useMay } from '../../shared/use-may';
import { usePhoneText } from '../customers/phone-text';
import { verificationMessages } from './verification.messages';
import { VouchButton } from './VouchButton';

interface CodeDialogProps {
  customer: CustomerView;
  purpose: VerificationPurpose;
  /** The address that is to be verified; of a caller the agent chooses among those that are. */
  contact?: VerifiedContact | undefined;
  onClose: () => void;
}

/** How the contact is written for the one who reads it out. */
function useAddress(customer: CustomerView): (contact: VerifiedContact) => string {
  const phoneText = usePhoneText();
  return (contact) => (contact === 'phone' ? phoneText(customer.phone ?? '') : (customer.email ?? ''));
}

interface ChoiceProps {
  customer: CustomerView;
  contacts: readonly VerifiedContact[];
  chosen: VerifiedContact;
  onChoose: (contact: VerifiedContact) => void;
}

function ContactChoice({ customer, contacts, chosen, onChoose }: ChoiceProps) {
  const say = useSay(verificationMessages);
  const address = useAddress(customer);
  const heading = useId();
  return (
    <FormControl sx={{ mt: 2 }}>
      <FormLabel id={heading}>{say('where')}</FormLabel>
      <RadioGroup
        aria-labelledby={heading}
        value={chosen}
        onChange={(event) => onChoose(event.target.value as VerifiedContact)}
      >
        {contacts.map((one) => (
          <FormControlLabel key={one} value={one} control={<Radio />} label={address(one)} />
        ))}
      </RadioGroup>
    </FormControl>
  );
}

interface EnterProps {
  sent: VerificationView;
  to: string;
  onDone: () => void;
  onAgain: () => void;
  onClose: () => void;
}

/** The code that the customer reads out; a wrong one says how many tries are left. */
function EnterCode({ sent, to, onDone, onAgain, onClose }: EnterProps) {
  const say = useSay(verificationMessages);
  const translate = useTranslate();
  const [code, setCode] = useState('');
  const { run, pending, problem } = useAction<ConfirmVerificationInput, VerificationView>(
    `verifications/${sent.id}/confirm`,
    { onDone },
  );
  const enter = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && !event.nativeEvent.isComposing) void run({ code });
  };
  return (
    <>
      <DialogContent>
        <Typography variant="body2">
          {say('sent', { to })} <Countdown until={Date.parse(sent.expiresAt)} />
        </Typography>
        <TextField
          label={say('code')}
          value={code}
          autoFocus
          onChange={(event) => setCode(event.target.value)}
          onKeyDown={enter}
          sx={{ mt: 2, width: 200 }}
          slotProps={{ htmlInput: { inputMode: 'numeric', autoComplete: 'off', maxLength: 30 } }}
        />
        <ProblemNotice problem={problem} />
      </DialogContent>
      <DialogActions>
        <Button color="inherit" onClick={onAgain} disabled={pending}>
          {say('again')}
        </Button>
        <Box sx={{ flex: 1 }} />
        <Button color="inherit" onClick={onClose} disabled={pending}>
          {translate('desk.actions.cancel')}
        </Button>
        <Button
          variant="contained"
          disabled={pending || code.trim() === ''}
          onClick={() => void run({ code })}
        >
          {say('confirm')}
        </Button>
      </DialogActions>
    </>
  );
}

/** Where no contact is verified: only a supervisor's word helps, and not for the supervisor himself. */
function NobodyBound({ customer, onClose }: { customer: CustomerView; onClose: () => void }) {
  const say = useSay(verificationMessages);
  const translate = useTranslate();
  const mayVouch = useMay('verifications:vouch');
  return (
    <>
      <DialogContent>
        <Typography variant="body2">{say('noneBound')}</Typography>
        {!mayVouch && (
          <Typography variant="body2" sx={{ mt: 1 }}>
            {say('askSupervisor')}
          </Typography>
        )}
      </DialogContent>
      <DialogActions>
        {mayVouch && <VouchButton customerId={customer.id} onDone={onClose} />}
        <Button color="inherit" onClick={onClose}>
          {translate('desk.actions.close')}
        </Button>
      </DialogActions>
    </>
  );
}

interface SendProps extends CodeDialogProps {
  contacts: readonly VerifiedContact[];
  chosen: VerifiedContact;
  onChoose: (contact: VerifiedContact) => void;
  onSent: (sent: VerificationView) => void;
}

function SendCode({ customer, purpose, contacts, chosen, onChoose, onSent, onClose }: SendProps) {
  const say = useSay(verificationMessages);
  const translate = useTranslate();
  const address = useAddress(customer);
  const mayVouch = useMay('verifications:vouch') && purpose === 'caller';
  const { run, pending, problem } = useAction<SendVerificationInput, VerificationView>('verifications', {
    onDone: onSent,
  });
  const send = () => void run({ customerId: customer.id, purpose, contact: chosen });
  return (
    <>
      <DialogContent>
        <Typography variant="body2">{say(`intro.${purpose}`)}</Typography>
        {contacts.length > 1 && (
          <ContactChoice customer={customer} contacts={contacts} chosen={chosen} onChoose={onChoose} />
        )}
        <ProblemNotice problem={problem} />
      </DialogContent>
      <DialogActions>
        {mayVouch && <VouchButton customerId={customer.id} onDone={onClose} />}
        <Box sx={{ flex: 1 }} />
        <Button color="inherit" onClick={onClose} disabled={pending}>
          {translate('desk.actions.cancel')}
        </Button>
        <Button variant="contained" autoFocus onClick={send} disabled={pending}>
          {say('send', { to: address(chosen) })}
        </Button>
      </DialogActions>
    </>
  );
}

/** Proves by a code that an address is the customer's, or that he is who calls. */
export function CodeDialog(props: CodeDialogProps) {
  const { customer, purpose, contact, onClose } = props;
  const say = useSay(verificationMessages);
  const address = useAddress(customer);
  const heading = useId();
  const contacts = contact ? [contact] : boundContacts(customer);
  const [chosen, setChosen] = useState(contacts[0]);
  const [sent, setSent] = useState<VerificationView | null>(null);
  const done = () => {
    announce(say(`done.${purpose}`));
    onClose();
  };
  return (
    <Dialog open onClose={onClose} aria-labelledby={heading} fullWidth maxWidth="sm">
      <DialogTitle id={heading}>{say(`title.${purpose}`)}</DialogTitle>
      {chosen === undefined ? (
        <NobodyBound customer={customer} onClose={onClose} />
      ) : sent ? (
        <EnterCode
          sent={sent}
          to={address(chosen)}
          onDone={done}
          onAgain={() => setSent(null)}
          onClose={onClose}
        />
      ) : (
        <SendCode {...props} contacts={contacts} chosen={chosen} onChoose={setChosen} onSent={setSent} />
      )}
    </Dialog>
  );
}
