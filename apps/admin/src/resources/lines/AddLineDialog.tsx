import {
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  Stack,
  TextField,
  Typography,
} from '@mui/material';
import { useId, useState } from 'react';
import { useTranslate } from 'react-admin';
import { type CreateLineInput, type LineView } from '@ur-desk/domain/lines';
import { announce } from '../../shared/announce';
import { useSay } from '../../shared/messages';
import { ProblemNotice } from '../../shared/ProblemNotice';
import { useAction } from '../../shared/use-action';
import { lineMessages } from './line.messages';
import { NumberChoice, numberInput, type WantedNumber } from './NumberChoice';

const LABEL_MAX = 100;

interface AddLineDialogProps {
  customer: { id: string; country: string };
  onClose: () => void;
  /** The line is there, whether or not the network has confirmed it. */
  onAdded: () => void;
}

/** A new line: a number of the stock, the next SIM profile, put into service by the network. */
export function AddLineDialog({ customer, onClose, onAdded }: AddLineDialogProps) {
  const say = useSay(lineMessages);
  const translate = useTranslate();
  const heading = useId();
  const [number, setNumber] = useState<WantedNumber>({ country: customer.country, msisdn: null });
  const [label, setLabel] = useState('');
  const { run, pending, ready, problem } = useAction<CreateLineInput, LineView>('lines', {
    onDone: ({ state }) => {
      announce(`${say('added')}: ${say(`states.${state}`)}`);
      onAdded();
    },
  });
  const submit = () => {
    void run({
      customerId: customer.id,
      ...numberInput(number),
      ...(label.trim() === '' ? {} : { label: label.trim() }),
    });
  };
  return (
    <Dialog open onClose={() => !pending && onClose()} aria-labelledby={heading} fullWidth maxWidth="xs">
      <DialogTitle id={heading}>{say('add')}</DialogTitle>
      <DialogContent>
        <Typography variant="body2">{say('addHint')}</Typography>
        <Stack sx={{ gap: 2, mt: 2 }}>
          <NumberChoice value={number} onChange={setNumber} problem={problem} />
          <TextField
            label={say('fields.label')}
            helperText={say('labelHint')}
            value={label}
            onChange={({ target }) => setLabel(target.value)}
            slotProps={{ htmlInput: { maxLength: LABEL_MAX, autoComplete: 'off' } }}
          />
        </Stack>
        <ProblemNotice problem={problem} />
      </DialogContent>
      <DialogActions>
        <Button color="inherit" onClick={onClose} disabled={pending}>
          {translate('desk.actions.cancel')}
        </Button>
        <Button variant="contained" onClick={submit} disabled={pending || !ready}>
          {say('add')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
