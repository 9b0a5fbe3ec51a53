import ArrowIcon from '@mui/icons-material/ArrowForward';
import { Box, Button, Dialog, DialogActions, DialogContent, DialogTitle, TextField } from '@mui/material';
import { type ReactNode, useId, useState } from 'react';
import { useTranslate } from 'react-admin';
import { type Money } from '@ur-desk/domain/kernel';
import { MoneyText } from './MoneyField';
import { ProblemNotice } from './ProblemNotice';
import { useOnline } from './use-online';

export interface MoneyChange {
  /** `Balance`, `Still refundable`. */
  label: string;
  before: Money;
  after: Money;
}

interface ConfirmMoneyDialogProps {
  open: boolean;
  title: string;
  changes: readonly MoneyChange[];
  /** Says what it does: `Refund ¥30.00 to the balance`. */
  confirmLabel: string;
  /** Asks for a reason and gives it to `onConfirm`; false where the form has asked already. */
  reason?: 'required' | 'optional' | false;
  pending: boolean;
  problem: unknown;
  onConfirm: (reason: string) => void;
  onClose: () => void;
  /** What else is to be known: terms, what is kept. */
  children?: ReactNode;
}

/** Before → after, one line each. */
export function MoneyChanges({ changes }: { changes: readonly MoneyChange[] }) {
  const translate = useTranslate();
  return (
    <Box component="dl" sx={{ m: 0, display: 'grid', gridTemplateColumns: '1fr auto', gap: '6px 24px' }}>
      {changes.map(({ label, before, after }) => (
        <Box key={label} sx={{ display: 'contents' }}>
          <Box component="dt" sx={{ color: 'text.secondary' }}>
            {label}
          </Box>
          <Box
            component="dd"
            sx={{ m: 0, display: 'flex', alignItems: 'center', justifyContent: 'flex-end', gap: 1 }}
          >
            <MoneyText value={before} />
            <ArrowIcon
              titleAccess={translate('desk.money.becomes')}
              sx={{ fontSize: 14, color: 'text.secondary' }}
            />
            <MoneyText value={after} strong />
          </Box>
        </Box>
      ))}
    </Box>
  );
}

/** The review step of everything that moves money. It stays open, and says why, when the server refuses. */
export function ConfirmMoneyDialog(props: ConfirmMoneyDialogProps) {
  const {
    open,
    title,
    changes,
    confirmLabel,
    reason = 'required',
    pending,
    problem,
    onConfirm,
    onClose,
    children,
  } = props;
  const translate = useTranslate();
  const online = useOnline();
  const heading = useId();
  const [text, setText] = useState('');
  const [asked, setAsked] = useState(false);
  const missing = reason === 'required' && text.trim() === '';
  const confirm = () => {
    setAsked(true);
    if (!missing) onConfirm(text.trim());
  };
  return (
    <Dialog
      open={open}
      onClose={() => !pending && onClose()}
      aria-labelledby={heading}
      fullWidth
      maxWidth="sm"
    >
      <DialogTitle id={heading}>{title}</DialogTitle>
      <DialogContent>
        <MoneyChanges changes={changes} />
        {children}
        {reason && (
          <TextField
            label={translate('desk.money.reason')}
            required={reason === 'required'}
            fullWidth
            multiline
            minRows={2}
            value={text}
            onChange={(event) => setText(event.target.value)}
            error={asked && missing}
            helperText={asked && missing ? translate('ra.validation.required') : undefined}
            slotProps={{ htmlInput: { maxLength: 500 } }}
            sx={{ mt: 2 }}
          />
        )}
        <ProblemNotice problem={problem} />
      </DialogContent>
      <DialogActions>
        <Button color="inherit" onClick={onClose} disabled={pending}>
          {translate('desk.actions.back')}
        </Button>
        <Button variant="contained" onClick={confirm} disabled={pending || !online}>
          {confirmLabel}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
