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
import { useTranslate } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import { type CurrencyCode, type Money } from '@ur-desk/domain/kernel';
import {
  type CreateOfflinePaymentInput,
  OFFLINE_PAYMENT_KINDS,
  type OfflinePaymentKind,
  type OfflinePaymentView,
} from '@ur-desk/domain/offline-payments';
import { fieldErrorText, ProblemError } from '../../providers/problem-error';
import { useSay } from '../../shared/messages';
import { MoneyTextField } from '../../shared/MoneyInput';
import { ProblemNotice } from '../../shared/ProblemNotice';
import { useAction } from '../../shared/use-action';
import { offlinePaymentMessages } from './offline-payment.messages';

interface Draft {
  kind: OfflinePaymentKind;
  amount: Money | null;
  receivedOn: string;
  bankReference: string;
  comment: string;
}

const EMPTY: Draft = { kind: 'bankTransfer', amount: null, receivedOn: '', bankReference: '', comment: '' };
const MOST = { bankReference: 60, comment: 500 };

/** The server's words at a field; the amount's may hang on a part of it. */
function refusedAt(problem: unknown, field: keyof Draft): string | null {
  if (!(problem instanceof ProblemError)) return null;
  const error = problem.errors.find((one) => one.field === field || one.field.startsWith(`${field}.`));
  return error ? fieldErrorText(error) : null;
}

interface FieldsProps {
  draft: Draft;
  change: (part: Partial<Draft>) => void;
  currency: CurrencyCode;
  problem: unknown;
}

function Fields({ draft, change, currency, problem }: FieldsProps) {
  const say = useSay(offlinePaymentMessages);
  const wrong = (field: keyof Draft, hint: string | null = null) => {
    const refused = refusedAt(problem, field);
    return { error: refused !== null, helperText: refused ?? hint };
  };
  return (
    <Stack sx={{ gap: 2, mt: 2 }}>
      <MoneyTextField
        autoFocus
        required
        fullWidth
        label={say('fields.amount')}
        value={draft.amount}
        onChange={(amount) => change({ amount })}
        currency={currency}
        {...wrong('amount')}
      />
      <TextField
        select
        required
        label={say('fields.kind')}
        value={draft.kind}
        onChange={(event) => change({ kind: event.target.value as OfflinePaymentKind })}
        {...wrong('kind')}
      >
        {OFFLINE_PAYMENT_KINDS.map((kind) => (
          <MenuItem key={kind} value={kind}>
            {say(`kinds.${kind}`)}
          </MenuItem>
        ))}
      </TextField>
      <TextField
        type="date"
        required
        label={say('fields.receivedOn')}
        value={draft.receivedOn}
        onChange={(event) => change({ receivedOn: event.target.value })}
        slotProps={{ inputLabel: { shrink: true } }}
        {...wrong('receivedOn')}
      />
      <TextField
        required
        label={say('fields.bankReference')}
        value={draft.bankReference}
        onChange={(event) => change({ bankReference: event.target.value })}
        slotProps={{ htmlInput: { maxLength: MOST.bankReference, autoComplete: 'off' } }}
        {...wrong('bankReference', say('dialog.referenceHint'))}
      />
      <TextField
        multiline
        label={say('fields.comment')}
        value={draft.comment}
        onChange={(event) => change({ comment: event.target.value })}
        slotProps={{ htmlInput: { maxLength: MOST.comment } }}
        {...wrong('comment')}
      />
    </Stack>
  );
}

interface OfflinePaymentDialogProps {
  customerId: string;
  currency: CurrencyCode;
  onClose: () => void;
}

/** Writes down money that came in outside of the providers; its page asks for the evidence then. */
export function OfflinePaymentDialog({ customerId, currency, onClose }: OfflinePaymentDialogProps) {
  const say = useSay(offlinePaymentMessages);
  const translate = useTranslate();
  const navigate = useNavigate();
  const heading = useId();
  const [draft, setDraft] = useState<Draft>(EMPTY);
  const action = useAction<CreateOfflinePaymentInput, OfflinePaymentView>('offline-payments', {
    onDone: ({ id }) => void navigate(`/offline-payments/${id}/show`),
  });
  const { amount, comment, ...rest } = draft;
  const complete = Number.isSafeInteger(amount?.amount) && draft.receivedOn && draft.bankReference.trim();
  const submit = () => {
    if (!amount) return;
    const about = comment.trim() ? { comment: comment.trim() } : {};
    void action.run({ customerId, ...rest, amount, ...about });
  };
  return (
    <Dialog
      open
      onClose={() => !action.pending && onClose()}
      aria-labelledby={heading}
      fullWidth
      maxWidth="sm"
    >
      <DialogTitle id={heading}>{say('dialog.title')}</DialogTitle>
      <DialogContent>
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          {say('dialog.intro')}
        </Typography>
        <Fields
          draft={draft}
          change={(part) => setDraft((before) => ({ ...before, ...part }))}
          currency={currency}
          problem={action.problem}
        />
        <ProblemNotice problem={action.problem} />
      </DialogContent>
      <DialogActions>
        <Button color="inherit" onClick={onClose} disabled={action.pending}>
          {translate('desk.actions.cancel')}
        </Button>
        <Button variant="contained" disabled={!complete || action.pending || !action.ready} onClick={submit}>
          {action.pending ? say('dialog.saving') : say('dialog.next')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
