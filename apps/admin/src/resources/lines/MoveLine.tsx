import {
  Box,
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  MenuItem,
  Stack,
  TextField,
  Typography,
} from '@mui/material';
import { useId, useState } from 'react';
import { useTranslate } from 'react-admin';
import { type CustomerOverviewView } from '@ur-desk/domain/customers';
import {
  type LineMoveView,
  type LineView,
  MOVE_CONSENTS,
  type MoveConsent,
  type MoveLineInput,
} from '@ur-desk/domain/lines';
import { announce } from '../../shared/announce';
import { useSay } from '../../shared/messages';
import { ProblemNotice } from '../../shared/ProblemNotice';
import { useAction } from '../../shared/use-action';
import { CustomerPicker } from '../customers/CustomerPicker';
import { usePhoneText } from '../customers/phone-text';
import { CallerCheck } from '../verifications/CallerCheck';
import { lineMessages } from './line.messages';
import { MovePreview } from './MovePreview';

const REASON = { least: 3, most: 500 };

interface MoveLineProps {
  line: LineView;
  caller: CustomerOverviewView['caller'];
}

interface Wanted {
  toCustomerId: string | null;
  consent: MoveConsent | '';
  reason: string;
}

/** What is sent, once everything is there. */
function inputOf({ toCustomerId, consent, reason }: Wanted): MoveLineInput | null {
  const why = reason.trim();
  if (toCustomerId === null || consent === '' || why.length < REASON.least) return null;
  return { toCustomerId, consent, reason: why };
}

interface FieldsProps {
  wanted: Wanted;
  onChange: (change: Partial<Wanted>) => void;
}

function Fields({ wanted, onChange }: FieldsProps) {
  const say = useSay(lineMessages);
  return (
    <Stack sx={{ gap: 2, mt: 2 }}>
      <CustomerPicker
        label={say('move.to')}
        value={wanted.toCustomerId}
        onChange={(toCustomerId) => onChange({ toCustomerId })}
      />
      <TextField
        select
        required
        label={say('move.consent')}
        value={wanted.consent}
        onChange={({ target }) => onChange({ consent: target.value as MoveConsent })}
      >
        {MOVE_CONSENTS.map((consent) => (
          <MenuItem key={consent} value={consent}>
            {say(`consents.${consent}`)}
          </MenuItem>
        ))}
      </TextField>
      <TextField
        required
        label={say('move.reason')}
        value={wanted.reason}
        onChange={({ target }) => onChange({ reason: target.value })}
        slotProps={{ htmlInput: { maxLength: REASON.most } }}
      />
    </Stack>
  );
}

/** The dry run of a move, which is worth nothing once something else is wanted. */
function useMove(line: LineView, onClose: () => void) {
  const say = useSay(lineMessages);
  const phoneText = usePhoneText();
  const [preview, setPreview] = useState<LineMoveView | null>(null);
  const [refusal, setRefusal] = useState<unknown>(null);
  const action = useAction<MoveLineInput, LineMoveView>(`lines/${line.id}/move`, {
    onDone: () => {
      announce(say('move.done', { number: phoneText(line.msisdn) }));
      onClose();
    },
  });
  const forget = () => {
    setPreview(null);
    setRefusal(null);
    action.clearProblem();
  };
  const show = (input: MoveLineInput) => {
    forget();
    action.preview(input).then(setPreview, setRefusal);
  };
  return { ...action, shown: preview, refusal: action.problem ?? refusal, forget, show };
}

/** Who gets the line, how he agreed and why; then what it will be; then it is done. */
function MoveLineDialog({ line, caller, onClose }: MoveLineProps & { onClose: () => void }) {
  const say = useSay(lineMessages);
  const translate = useTranslate();
  const number = usePhoneText()(line.msisdn);
  const heading = useId();
  const [wanted, setWanted] = useState<Wanted>({ toCustomerId: null, consent: '', reason: '' });
  const move = useMove(line, onClose);
  const input = inputOf(wanted);
  const { shown, pending, ready } = move;
  const change = (part: Partial<Wanted>) => {
    setWanted((before) => ({ ...before, ...part }));
    move.forget();
  };
  return (
    <Dialog open onClose={() => !pending && onClose()} aria-labelledby={heading} fullWidth maxWidth="sm">
      <DialogTitle id={heading}>{say('move.title', { number })}</DialogTitle>
      <DialogContent>
        <Typography variant="body2">{say('move.text')}</Typography>
        <Box sx={{ mt: 1.5 }}>
          <CallerCheck caller={caller} />
        </Box>
        <Fields wanted={wanted} onChange={change} />
        {shown && <MovePreview move={shown} />}
        <ProblemNotice problem={move.refusal} />
      </DialogContent>
      <DialogActions>
        <Button color="inherit" onClick={onClose} disabled={pending}>
          {translate('desk.actions.cancel')}
        </Button>
        {shown ? (
          <Button
            variant="contained"
            disabled={pending || !ready || !input}
            onClick={() => input && void move.run(input)}
          >
            {say('move.confirm', { number })}
          </Button>
        ) : (
          <Button variant="contained" disabled={!ready || !input} onClick={() => input && move.show(input)}>
            {say('move.preview')}
          </Button>
        )}
      </DialogActions>
    </Dialog>
  );
}

/** Moves a line to another customer, with its plans. */
export function MoveLine(props: MoveLineProps) {
  const say = useSay(lineMessages);
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{say('move.button')}</Button>
      {open && <MoveLineDialog {...props} onClose={() => setOpen(false)} />}
    </>
  );
}
