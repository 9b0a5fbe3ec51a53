import { Button, Dialog, DialogActions, DialogContent, DialogTitle, Typography } from '@mui/material';
import { useId } from 'react';
import { useTranslate } from 'react-admin';
import { ProblemNotice } from './ProblemNotice';

interface ConfirmDialogProps {
  title: string;
  text: string;
  confirmLabel: string;
  pending: boolean;
  problem: unknown;
  onConfirm: () => void;
  onClose: () => void;
}

/** Asks before what cannot be taken back, where no money moves; stays open and says why when the server refuses. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { title, text, confirmLabel, pending, problem, onConfirm, onClose } = props;
  const translate = useTranslate();
  const id = useId();
  return (
    <Dialog open onClose={onClose} aria-labelledby={id} maxWidth="xs" fullWidth>
      <DialogTitle id={id}>{title}</DialogTitle>
      <DialogContent>
        <Typography variant="body2">{text}</Typography>
        <ProblemNotice problem={problem} />
      </DialogContent>
      <DialogActions>
        <Button color="inherit" onClick={onClose}>
          {translate('desk.actions.cancel')}
        </Button>
        <Button variant="contained" disabled={pending} onClick={onConfirm}>
          {confirmLabel}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
