import {
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  TextField,
  Typography,
} from '@mui/material';
import { useId } from 'react';
import { useTranslate } from 'react-admin';
import { announce } from './announce';

interface ShownOnceDialogProps {
  title: string;
  /** What it is for and until when. */
  text: string;
  /** What the secret is called. */
  label: string;
  value: string;
  doneLabel: string;
  onClose: () => void;
}

/** A secret that the server tells this once: no click beside the dialog closes it. */
export function ShownOnceDialog({ title, text, label, value, doneLabel, onClose }: ShownOnceDialogProps) {
  const translate = useTranslate();
  const id = useId();
  const copy = async () => {
    await navigator.clipboard.writeText(value);
    announce(translate('desk.copied'));
  };
  return (
    <Dialog open aria-labelledby={id} maxWidth="sm" fullWidth>
      <DialogTitle id={id}>{title}</DialogTitle>
      <DialogContent>
        <Typography variant="body2" sx={{ mb: 1 }}>
          {text}
        </Typography>
        <TextField
          label={label}
          value={value}
          fullWidth
          multiline
          slotProps={{ htmlInput: { readOnly: true } }}
          onFocus={(event) => event.target.select()}
        />
      </DialogContent>
      <DialogActions>
        <Button onClick={() => void copy()}>{translate('desk.copy', { value: label })}</Button>
        <Button variant="contained" onClick={onClose}>
          {doneLabel}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
