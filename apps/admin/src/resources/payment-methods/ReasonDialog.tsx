import {
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
import { useNotify, useTranslate } from 'react-admin';
import { addMs, DAY_MS, toInstant } from '@ur-desk/domain/kernel';
import { useSay } from '../../shared/messages';
import { ProblemNotice } from '../../shared/ProblemNotice';
import { useAction } from '../../shared/use-action';
import { paymentMethodMessages } from './payment-method.messages';

const DAYS = { forever: 0, day: 1, week: 7, month: 30 } as const;
type Days = keyof typeof DAYS;

/** The reason must say something (`CreatePaymentBlockInput`). */
const LEAST_CHARACTERS = 5;
const MOST_CHARACTERS = 300;

interface ReasonDialogProps {
  title: string;
  text?: string;
  /** The API's path, and what goes with the reason. */
  path: string;
  body?: object;
  /** Asks for how long, too, and sends it as `until`. */
  asksForEnd?: boolean;
  idempotent?: boolean;
  submitLabel: string;
  done: string;
  onClose: () => void;
}

const untilOf = (days: Days): object =>
  DAYS[days] === 0 ? {} : { until: addMs(toInstant(Date.now()), DAYS[days] * DAY_MS) };

/** One thing that is done by name and with a reason: block, lift, allow once. */
export function ReasonDialog(props: ReasonDialogProps) {
  const { title, text, path, body = {}, asksForEnd = false, submitLabel, done, onClose } = props;
  const say = useSay(paymentMethodMessages);
  const translate = useTranslate();
  const notify = useNotify();
  const heading = useId();
  const [reason, setReason] = useState('');
  const [days, setDays] = useState<Days>('forever');
  const action = useAction<object, unknown>(path, {
    idempotent: props.idempotent ?? false,
    onDone: () => {
      notify(done, { type: 'success' });
      onClose();
    },
  });
  const good = reason.trim().length >= LEAST_CHARACTERS;
  const order = { ...body, reason: reason.trim(), ...(asksForEnd ? untilOf(days) : {}) };
  return (
    <Dialog
      open
      onClose={() => !action.pending && onClose()}
      aria-labelledby={heading}
      fullWidth
      maxWidth="xs"
    >
      <DialogTitle id={heading}>{title}</DialogTitle>
      <DialogContent>
        <Stack sx={{ gap: 2 }}>
          {text && <Typography variant="body2">{text}</Typography>}
          <TextField
            autoFocus
            required
            fullWidth
            multiline
            label={say('reason')}
            helperText={say('reasonHint')}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
            slotProps={{ htmlInput: { maxLength: MOST_CHARACTERS } }}
            sx={{ mt: 0.5 }}
          />
          {asksForEnd && (
            <TextField
              select
              fullWidth
              label={say('days')}
              value={days}
              onChange={(event) => setDays(event.target.value as Days)}
            >
              {(Object.keys(DAYS) as Days[]).map((choice) => (
                <MenuItem key={choice} value={choice}>
                  {say(`dayChoices.${choice}`)}
                </MenuItem>
              ))}
            </TextField>
          )}
        </Stack>
        <ProblemNotice problem={action.problem} />
      </DialogContent>
      <DialogActions>
        <Button color="inherit" onClick={onClose} disabled={action.pending}>
          {translate('desk.actions.cancel')}
        </Button>
        <Button
          variant="contained"
          disabled={!good || action.pending || !action.ready}
          onClick={() => void action.run(order)}
        >
          {submitLabel}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
