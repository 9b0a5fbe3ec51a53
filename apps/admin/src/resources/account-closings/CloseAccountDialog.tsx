import {
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  Link as MuiLink,
  Stack,
  TextField,
  Typography,
} from '@mui/material';
import { useId, useState } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import {
  type AccountClosingView,
  type CloseAccountInput,
  type ClosingPreviewView,
} from '@ur-desk/domain/account-closings';
import { Loaded } from '../../shared/Loaded';
import { useSay } from '../../shared/messages';
import { ProblemNotice } from '../../shared/ProblemNotice';
import { useAction } from '../../shared/use-action';
import { useMoneyText } from '../payments/use-money-text';
import { accountClosingMessages } from './account-closing.messages';
import { ClosingPreview } from './ClosingPreview';
import { useClosing } from './use-closing';

const REASON = { least: 3, most: 500 };

/** What the button does: closes, pays out how much, or asks somebody else for it. */
function useSubmitText(): (preview: ClosingPreviewView) => string {
  const say = useSay(accountClosingMessages);
  const moneyText = useMoneyText();
  return ({ payOut, needsApproval }) => {
    if (payOut.amount === 0) return say('submitEmpty');
    return say(needsApproval ? 'ask' : 'submit', { amount: moneyText(payOut) });
  };
}

function useCloseAccount(customerId: string, onClose: () => void) {
  const say = useSay(accountClosingMessages);
  const notify = useNotify();
  return useAction<CloseAccountInput, AccountClosingView>(`customers/${customerId}/closing`, {
    onDone: ({ state, reference }) => {
      const text = { awaitingApproval: say('asked', { reference }), done: say('closed') };
      const told =
        state === 'awaitingApproval' || state === 'done' ? text[state] : say('begun', { reference });
      notify(told, { type: 'success' });
      onClose();
    },
  });
}

interface CloseAccountDialogProps {
  customerId: string;
  onClose: () => void;
}

/** The review before an account is closed: line by line what happens, what is in the way, and why it is done. */
export function CloseAccountDialog({ customerId, onClose }: CloseAccountDialogProps) {
  const say = useSay(accountClosingMessages);
  const translate = useTranslate();
  const heading = useId();
  const [reason, setReason] = useState('');
  const query = useClosing(customerId);
  const submitText = useSubmitText();
  const action = useCloseAccount(customerId, onClose);
  const preview = query.data?.preview ?? null;
  const waiting = preview ? null : query.data?.closing?.approval;
  const ready = preview?.blockers.length === 0 && reason.trim().length >= REASON.least;
  const submit = async () => {
    if (!preview) return;
    const closing = await action.run({ reason: reason.trim(), payOut: preview.payOut });
    // What was seen is no longer so: it is shown again.
    if (!closing) await query.refetch();
  };
  return (
    <Dialog
      open
      onClose={() => !action.pending && onClose()}
      aria-labelledby={heading}
      fullWidth
      maxWidth="sm"
    >
      <DialogTitle id={heading}>{say('title')}</DialogTitle>
      <DialogContent>
        <Loaded query={query} lines={6}>
          {() => (
            <Stack sx={{ gap: 2 }}>
              <Typography variant="body2" sx={{ color: 'text.secondary' }}>
                {say(preview ? 'intro' : 'over')}{' '}
                {waiting && (
                  <MuiLink component={Link} to={`/approvals/${waiting.id}/show`}>
                    {waiting.reference}
                  </MuiLink>
                )}
              </Typography>
              {preview && <ClosingPreview preview={preview} />}
              {preview?.blockers.length === 0 && (
                <TextField
                  required
                  fullWidth
                  multiline
                  label={say('reason')}
                  value={reason}
                  onChange={(event) => setReason(event.target.value)}
                  slotProps={{ htmlInput: { maxLength: REASON.most } }}
                />
              )}
              <ProblemNotice problem={action.problem} />
            </Stack>
          )}
        </Loaded>
      </DialogContent>
      <DialogActions>
        <Button color="inherit" onClick={onClose} disabled={action.pending}>
          {translate('desk.actions.cancel')}
        </Button>
        {preview?.blockers.length === 0 && (
          <Button
            variant="contained"
            disabled={!ready || action.pending || !action.ready}
            onClick={() => void submit()}
          >
            {submitText(preview)}
          </Button>
        )}
      </DialogActions>
    </Dialog>
  );
}
