import {
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  TextField,
  Typography,
} from '@mui/material';
import { type ReactNode, useId, useState } from 'react';
import { useTranslate } from 'react-admin';
import { type Permission } from '@ur-desk/domain/kernel';
import { ProblemNotice } from './ProblemNotice';
import { useAction } from './use-action';
import { useMay } from './use-may';

const MIN_REASON = 3;
const MAX_REASON = 500;

export interface RevealInput {
  reason: string;
}

interface RevealButtonProps<T> {
  /** The operation that answers with what was hidden: `customers/:id/reveal-contact`. */
  path: string;
  permission: Permission;
  label: string;
  /** Above the dialog. */
  title: string;
  /** What to mind before one asks. */
  hint?: string;
  icon?: ReactNode;
  /** Shows what was hidden. */
  children: (shown: T) => ReactNode;
}

interface RevealDialogProps<T> extends Omit<RevealButtonProps<T>, 'permission' | 'label' | 'icon'> {
  onClose: () => void;
}

function RevealDialog<T>({ path, title, hint, children, onClose }: RevealDialogProps<T>) {
  const translate = useTranslate();
  const heading = useId();
  const [reason, setReason] = useState('');
  const [shown, setShown] = useState<T | null>(null);
  const reveal = useAction<RevealInput, T>(path, { idempotent: false, onDone: setShown });
  return (
    <Dialog open onClose={onClose} aria-labelledby={heading} fullWidth maxWidth="xs">
      <DialogTitle id={heading}>{title}</DialogTitle>
      <DialogContent>
        {shown ? (
          children(shown)
        ) : (
          <>
            {hint && <Typography variant="body2">{hint}</Typography>}
            <TextField
              autoFocus
              fullWidth
              label={translate('desk.reveal.reason')}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
              slotProps={{ htmlInput: { maxLength: MAX_REASON } }}
            />
          </>
        )}
        <ProblemNotice problem={reveal.problem} />
      </DialogContent>
      <DialogActions>
        <Button color="inherit" onClick={onClose}>
          {translate(shown ? 'desk.close' : 'desk.actions.cancel')}
        </Button>
        {!shown && (
          <Button
            variant="contained"
            disabled={reveal.pending || reason.trim().length < MIN_REASON}
            onClick={() => void reveal.run({ reason: reason.trim() })}
          >
            {translate('desk.reveal.show')}
          </Button>
        )}
      </DialogActions>
    </Dialog>
  );
}

/**
 * Shows what is hidden from a role, against a reason that the audit log keeps. What was shown is forgotten when the
 * dialog is closed.
 */
export function RevealButton<T>({ permission, label, icon, ...dialog }: RevealButtonProps<T>) {
  const may = useMay(permission);
  const [open, setOpen] = useState(false);
  if (!may) return null;
  return (
    <>
      <Button startIcon={icon} onClick={() => setOpen(true)}>
        {label}
      </Button>
      {open && <RevealDialog {...dialog} onClose={() => setOpen(false)} />}
    </>
  );
}
