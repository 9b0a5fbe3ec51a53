import {
  Autocomplete,
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
import { useLocaleState, useTranslate } from 'react-admin';
import { type Locale } from '@ur-desk/domain/kernel';
import { type CreateLineInput, type LineView } from '@ur-desk/domain/lines';
import { fieldErrorText, ProblemError } from '../../providers/problem-error';
import { announce } from '../../shared/announce';
import { useSay } from '../../shared/messages';
import { ProblemNotice } from '../../shared/ProblemNotice';
import { useAction } from '../../shared/use-action';
import { countryCodes, countryName } from '../customers/country-name';
import { lineMessages } from './line.messages';
import { NumberPicker } from './NumberPicker';

const LABEL_MAX = 100;

interface AddLineDialogProps {
  customer: { id: string; country: string };
  onClose: () => void;
  /** The line is there, whether or not the network has confirmed it. */
  onAdded: () => void;
}

interface Draft {
  country: string;
  msisdn: string | null;
  label: string;
}

interface FieldsProps {
  draft: Draft;
  change: (part: Partial<Draft>) => void;
  problem: unknown;
}

function Fields({ draft, change, problem }: FieldsProps) {
  const say = useSay(lineMessages);
  const [locale] = useLocaleState() as [Locale, unknown];
  const error = problem instanceof ProblemError && problem.errors.find(({ field }) => field === 'msisdn');
  return (
    <Stack sx={{ gap: 2, mt: 2 }}>
      <Autocomplete
        options={countryCodes(locale)}
        value={draft.country}
        disableClearable
        onChange={(_event, country) => change({ country, msisdn: null })}
        getOptionLabel={(code) => `${countryName(code, locale)} (${code})`}
        renderInput={(params) => <TextField {...params} label={say('country')} />}
      />
      <NumberPicker
        country={draft.country}
        value={draft.msisdn}
        onChange={(msisdn) => change({ msisdn })}
        wrong={error ? fieldErrorText(error) : null}
      />
      <TextField
        label={say('fields.label')}
        helperText={say('labelHint')}
        value={draft.label}
        onChange={({ target }) => change({ label: target.value })}
        slotProps={{ htmlInput: { maxLength: LABEL_MAX, autoComplete: 'off' } }}
      />
    </Stack>
  );
}

/** A new line: a number of the stock, the next SIM profile, put into service by the network. */
export function AddLineDialog({ customer, onClose, onAdded }: AddLineDialogProps) {
  const say = useSay(lineMessages);
  const translate = useTranslate();
  const heading = useId();
  const [draft, setDraft] = useState<Draft>({ country: customer.country, msisdn: null, label: '' });
  const { run, pending, ready, problem } = useAction<CreateLineInput, LineView>('lines', {
    onDone: ({ state }) => {
      announce(`${say('added')}: ${say(`states.${state}`)}`);
      onAdded();
    },
  });
  const submit = () => {
    const { country, msisdn, label } = draft;
    void run({
      customerId: customer.id,
      country,
      ...(msisdn === null ? {} : { msisdn }),
      ...(label.trim() === '' ? {} : { label: label.trim() }),
    });
  };
  return (
    <Dialog open onClose={() => !pending && onClose()} aria-labelledby={heading} fullWidth maxWidth="xs">
      <DialogTitle id={heading}>{say('add')}</DialogTitle>
      <DialogContent>
        <Typography variant="body2">{say('addHint')}</Typography>
        <Fields
          draft={draft}
          change={(part) => setDraft((before) => ({ ...before, ...part }))}
          problem={problem}
        />
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
