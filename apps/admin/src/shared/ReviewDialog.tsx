import { Button, Dialog, DialogActions, DialogContent, DialogTitle, TextField } from '@mui/material';
import { type ReactNode, useId, useState } from 'react';
import { useTranslate } from 'react-admin';
import { ProblemNotice } from './ProblemNotice';

interface ReviewDialogProps {
  title: string;
  reasonLabel: string;
  backLabel: string;
  confirmLabel: string;
  colour?: 'primary' | 'error';
  reasonRequired?: boolean;
  disabled?: boolean;
  pending: boolean;
  problem: unknown;
  onConfirm: (reason: string) => void;
  onClose: () => void;
  children: ReactNode;
}

/** What is going to happen, why, and a button that says it. */
export function ReviewDialog(props: ReviewDialogProps) {
  const {
    title,
    confirmLabel,
    colour = 'primary',
    reasonRequired = false,
    disabled = false,
    pending,
  } = props;
  const translate = useTranslate();
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const heading = useId();
  const missing = reasonRequired && reason.trim() === '';
  const confirm = () => {
    setAsked(true);
    if (!missing) props.onConfirm(reason.trim());
  };
  return (
    <Dialog
      open
      onClose={() => !pending && props.onClose()}
      aria-labelledby={heading}
      fullWidth
      maxWidth="sm"
    >
      <DialogTitle id={heading}>{title}</DialogTitle>
      <DialogContent>
        {props.children}
        <TextField
          label={props.reasonLabel}
          required={reasonRequired}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
          error={asked && missing}
          helperText={asked && missing ? translate('ra.validation.required') : undefined}
          fullWidth
          slotProps={{ htmlInput: { maxLength: 500 } }}
          sx={{ mt: 2 }}
        />
        <ProblemNotice problem={props.problem} />
      </DialogContent>
      <DialogActions>
        <Button color="inherit" onClick={props.onClose} disabled={pending}>
          {props.backLabel}
        </Button>
        <Button variant="contained" color={colour} onClick={confirm} disabled={pending || disabled}>
          {confirmLabel}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
