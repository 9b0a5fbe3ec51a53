import {
  Alert,
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  LinearProgress,
  Stack,
  TextField,
  Typography,
} from '@mui/material';
import { useId, useState } from 'react';
import { useLocaleState } from 'react-admin';
import { type CustomerView } from '@ur-desk/domain/customers';
import { LOCALE_TAGS, type Locale } from '@ur-desk/domain/kernel';
import { announce } from '../../shared/announce';
import { sizeText } from '../../shared/file-size';
import { useSay } from '../../shared/messages';
import { ProblemNotice } from '../../shared/ProblemNotice';
import { useOnline } from '../../shared/use-online';
import { useWrittenFile } from '../../shared/use-written-file';
import { personDataMessages } from './person-data.messages';

const REASON = { least: 3, most: 500 };

interface ExportPersonDialogProps {
  customer: CustomerView;
  onClose: () => void;
}

/** Asks for the reason, and has everything about the customer written as a file. */
export function ExportPersonDialog({ customer, onClose }: ExportPersonDialogProps) {
  const say = useSay(personDataMessages);
  const [locale] = useLocaleState() as [Locale, unknown];
  const heading = useId();
  const online = useOnline();
  const [reason, setReason] = useState('');
  const [done, setDone] = useState<string | null>(null);
  const { write, cancel, bytes, problem } = useWrittenFile();
  const isRunning = bytes !== null;
  const start = async () => {
    setDone(null);
    const order = { path: `customers/${customer.id}/export`, body: { reason: reason.trim() } };
    const name = await write({ ...order, name: `${customer.reference}.json` });
    if (name === null) return;
    setDone(name);
    announce(say('export.done', { name }));
  };
  return (
    <Dialog open onClose={() => !isRunning && onClose()} aria-labelledby={heading} fullWidth maxWidth="sm">
      <DialogTitle id={heading}>
        {say('export.title', { name: customer.name ?? customer.reference })}
      </DialogTitle>
      <DialogContent>
        <Stack sx={{ gap: 2, pt: 0.5 }}>
          <Typography variant="body2">{say('export.text')}</Typography>
          <TextField
            required
            fullWidth
            multiline
            label={say('export.reason')}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
            slotProps={{ htmlInput: { maxLength: REASON.most } }}
          />
          <Typography variant="caption" sx={{ color: 'text.secondary' }}>
            {say('export.audited')}
          </Typography>
          {isRunning && <LinearProgress aria-label={say('export.writing', { size: '' })} />}
          {isRunning && (
            <Typography variant="body2">
              {say('export.writing', { size: sizeText(bytes, LOCALE_TAGS[locale]) })}
            </Typography>
          )}
          {done !== null && <Alert severity="success">{say('export.done', { name: done })}</Alert>}
          <ProblemNotice problem={problem} />
        </Stack>
      </DialogContent>
      <DialogActions>
        <Button color="inherit" onClick={isRunning ? cancel : onClose}>
          {say(isRunning ? 'export.cancel' : 'export.close')}
        </Button>
        <Button
          variant="contained"
          disabled={isRunning || !online || reason.trim().length < REASON.least}
          onClick={() => void start()}
        >
          {say('export.write')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
