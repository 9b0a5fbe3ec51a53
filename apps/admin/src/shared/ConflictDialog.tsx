import { Box, Button, Dialog, DialogActions, DialogContent, DialogTitle, Typography } from '@mui/material';
import { type ReactNode, useId } from 'react';
import { useTranslate } from 'react-admin';
import { type Instant } from '@ur-desk/domain/kernel';
import { InstantText } from './InstantField';

export interface Conflict {
  label: string;
  mine: ReactNode;
  theirs: ReactNode;
  /** Who saved meanwhile and when, as far as it is known. */
  by?: string | null | undefined;
  at?: Instant | null | undefined;
}

interface ConflictDialogProps {
  conflict: Conflict | null;
  pending?: boolean;
  onKeepMine: () => void;
  onTakeTheirs: () => void;
  /** Back to the field, with my input still in it. */
  onClose: () => void;
}

interface ConflictNoteProps extends Pick<Conflict, 'by' | 'at'> {
  field: string;
}

/** Who changed what, and when, as far as it is known. */
export function ConflictNote({ field, by, at }: ConflictNoteProps) {
  const translate = useTranslate();
  return (
    <Typography variant="body2" sx={{ mb: 1.5 }}>
      {by
        ? translate('desk.conflict.byWhom', { name: by, field })
        : translate('desk.conflict.text', { field })}{' '}
      {at && <InstantText value={at} />}
    </Typography>
  );
}

function Side({ caption, children }: { caption: ReactNode; children: ReactNode }) {
  return (
    <Box sx={{ border: 1, borderColor: 'divider', borderRadius: 1, p: 1.5, minWidth: 0 }}>
      <Typography variant="caption" component="div" sx={{ color: 'text.secondary', mb: 0.5 }}>
        {caption}
      </Typography>
      <Typography variant="body1" component="div" sx={{ fontWeight: 600, overflowWrap: 'anywhere' }}>
        {children || '–'}
      </Typography>
    </Box>
  );
}

/** Two people changed the same field: shows both values, loses neither. */
export function ConflictDialog({
  conflict,
  pending = false,
  onKeepMine,
  onTakeTheirs,
  onClose,
}: ConflictDialogProps) {
  const translate = useTranslate();
  const title = useId();
  return (
    <Dialog open={conflict !== null} onClose={onClose} aria-labelledby={title} fullWidth maxWidth="sm">
      <DialogTitle id={title}>{translate('desk.conflict.title')}</DialogTitle>
      {conflict && (
        <DialogContent>
          <ConflictNote field={conflict.label} by={conflict.by} at={conflict.at} />
          <Box sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' }, gap: 1.5 }}>
            <Side caption={translate('desk.conflict.mine')}>{conflict.mine}</Side>
            <Side caption={translate('desk.conflict.theirs')}>{conflict.theirs}</Side>
          </Box>
        </DialogContent>
      )}
      <DialogActions>
        <Button color="inherit" onClick={onClose} disabled={pending}>
          {translate('desk.actions.cancel')}
        </Button>
        <Button variant="outlined" onClick={onTakeTheirs} disabled={pending}>
          {translate('desk.conflict.takeTheirs')}
        </Button>
        <Button variant="contained" onClick={onKeepMine} disabled={pending}>
          {translate('desk.conflict.keepMine')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
