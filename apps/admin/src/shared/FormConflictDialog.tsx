import {
  Box,
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  FormControlLabel,
  Radio,
  Typography,
} from '@mui/material';
import { type ReactNode, useId, useState } from 'react';
import { useTranslate } from 'react-admin';
import { type Side } from './conflict';
import { ConflictNote } from './ConflictDialog';
import { type FormConflict } from './use-merged-save';

interface FormConflictDialogProps {
  conflict: FormConflict;
  label: (field: string) => string;
  show: (field: string, values: Record<string, unknown>) => ReactNode;
  onDecide: (sides: Record<string, Side>) => void;
  /** Back to the form, with my input still in it. */
  onClose: () => void;
}

interface FieldChoiceProps {
  label: string;
  mine: ReactNode;
  theirs: ReactNode;
  side: Side;
  onChoose: (side: Side) => void;
}

/** Both values of one field, one of them chosen. */
function FieldChoice({ label, side, onChoose, ...values }: FieldChoiceProps) {
  const translate = useTranslate();
  const name = useId();
  return (
    <Box component="fieldset" sx={{ border: 0, p: 0, m: 0, minWidth: 0 }}>
      <Typography component="legend" variant="h3" sx={{ p: 0, mb: 0.75 }}>
        {label}
      </Typography>
      <Box sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' }, gap: 1.5 }}>
        {(['mine', 'theirs'] as const).map((which) => (
          <FormControlLabel
            key={which}
            control={<Radio name={name} checked={side === which} onChange={() => onChoose(which)} />}
            sx={{
              alignItems: 'flex-start',
              m: 0,
              p: 1,
              border: 1,
              borderColor: side === which ? 'primary.main' : 'divider',
              borderRadius: 1,
            }}
            slotProps={{ typography: { component: 'div', sx: { minWidth: 0, pt: 0.75 } } }}
            label={
              <>
                <Typography variant="caption" component="div" sx={{ color: 'text.secondary' }}>
                  {translate(`desk.conflict.${which}`)}
                </Typography>
                <Typography
                  variant="body2"
                  component="div"
                  sx={{ fontWeight: 600, overflowWrap: 'anywhere', whiteSpace: 'pre-line' }}
                >
                  {values[which] || '–'}
                </Typography>
              </>
            }
          />
        ))}
      </Box>
    </Box>
  );
}

/** Two people changed the same fields of a form: shows both values of each, loses neither, saves what is chosen. */
export function FormConflictDialog({ conflict, label, show, onDecide, onClose }: FormConflictDialogProps) {
  const translate = useTranslate();
  const title = useId();
  const { fields, mine, theirs, by, at } = conflict;
  const [sides, setSides] = useState<Record<string, Side>>({});
  const fieldNames = fields.map(label).join(translate('desk.conflict.comma'));
  return (
    <Dialog open onClose={onClose} aria-labelledby={title} fullWidth maxWidth="sm">
      <DialogTitle id={title}>{translate('desk.conflict.title')}</DialogTitle>
      <DialogContent>
        <ConflictNote field={fieldNames} by={by} at={at} />
        <Box sx={{ display: 'grid', gap: 2 }}>
          {fields.map((field) => (
            <FieldChoice
              key={field}
              label={label(field)}
              mine={show(field, mine)}
              theirs={show(field, theirs)}
              side={sides[field] ?? 'mine'}
              onChoose={(side) => setSides({ ...sides, [field]: side })}
            />
          ))}
        </Box>
        <Typography variant="body2" sx={{ color: 'text.secondary', mt: 2 }}>
          {translate('desk.conflict.othersKept')}
        </Typography>
      </DialogContent>
      <DialogActions>
        <Button color="inherit" onClick={onClose}>
          {translate('desk.conflict.keepEditing')}
        </Button>
        <Button variant="contained" onClick={() => onDecide(sides)}>
          {translate('desk.conflict.saveChosen')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
