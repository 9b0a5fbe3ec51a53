import { Button, Dialog, DialogActions, DialogContent, DialogTitle, TextField } from '@mui/material';
import { useId, useState } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import { type DecideUnusualInput, type UnusualActivityView } from '@ur-desk/domain/unusual-activities';
import { useSay } from '../../shared/messages';
import { ProblemNotice } from '../../shared/ProblemNotice';
import { useAction } from '../../shared/use-action';
import { useMay } from '../../shared/use-may';
import { unusualActivityMessages } from './unusual-activity.messages';

/** The note must say something (`DecideUnusualInput`). */
const LEAST_CHARACTERS = 5;
const MOST_CHARACTERS = 500;

type Verdict = 'review' | 'dismiss';

interface DecideDialogProps {
  activity: UnusualActivityView;
  verdict: Verdict;
  onClose: () => void;
}

function DecideDialog({ activity, verdict, onClose }: DecideDialogProps) {
  const say = useSay(unusualActivityMessages);
  const translate = useTranslate();
  const notify = useNotify();
  const heading = useId();
  const [note, setNote] = useState('');
  const decide = useAction<DecideUnusualInput, UnusualActivityView>(
    `unusual-activities/${activity.id}/${verdict}`,
    {
      idempotent: false,
      ifMatch: activity.version,
      onDone: () => {
        notify(say('decided'), { type: 'success' });
        onClose();
      },
    },
  );
  return (
    <Dialog
      open
      onClose={() => !decide.pending && onClose()}
      aria-labelledby={heading}
      fullWidth
      maxWidth="sm"
    >
      <DialogTitle id={heading}>{say(`${verdict}Title`)}</DialogTitle>
      <DialogContent>
        <TextField
          autoFocus
          required
          fullWidth
          multiline
          label={say('noteLabel')}
          helperText={say('noteHint')}
          value={note}
          onChange={(event) => setNote(event.target.value)}
          slotProps={{ htmlInput: { maxLength: MOST_CHARACTERS } }}
          sx={{ mt: 0.5 }}
        />
        <ProblemNotice problem={decide.problem} />
      </DialogContent>
      <DialogActions>
        <Button color="inherit" onClick={onClose} disabled={decide.pending}>
          {translate('desk.actions.cancel')}
        </Button>
        <Button
          variant="contained"
          disabled={note.trim().length < LEAST_CHARACTERS || decide.pending || !decide.ready}
          onClick={() => void decide.run({ note: note.trim() })}
        >
          {say(`${verdict}Submit`)}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

/** The two ways to put a pattern aside, each with a note. */
export function DecideUnusual({ activity }: { activity: UnusualActivityView }) {
  const say = useSay(unusualActivityMessages);
  const mayDecide = useMay('unusualActivities:review');
  const [verdict, setVerdict] = useState<Verdict | null>(null);
  if (!mayDecide || activity.state !== 'open') return null;
  return (
    <>
      <Button variant="contained" onClick={() => setVerdict('review')}>
        {say('review')}
      </Button>
      <Button variant="outlined" onClick={() => setVerdict('dismiss')}>
        {say('dismiss')}
      </Button>
      {verdict && <DecideDialog activity={activity} verdict={verdict} onClose={() => setVerdict(null)} />}
    </>
  );
}
