import { Alert, AlertTitle, Button, DialogActions, DialogContent } from '@mui/material';
import { useLocaleState } from 'react-admin';
import { Link } from 'react-router-dom';
import { type AdjustmentView } from '@ur-desk/domain/adjustments';
import { type Locale } from '@ur-desk/domain/kernel';
import { formatInstant } from '../../shared/InstantField';
import { operatorZone } from '../../shared/zones';
import { useSay } from '../../shared/messages';
import { ChangeList } from '../approvals/ChangeList';
import { adjustmentMessages } from './adjustment.messages';
import { UndoButton } from './UndoButton';
import { useWhatText } from './use-what-text';

interface AdjustmentResultProps {
  adjustment: AdjustmentView;
  onUndone: (undone: AdjustmentView) => void;
  onClose: () => void;
}

/** It is done, or somebody else was asked; what was done can be taken back from here. */
export function AdjustmentResult({ adjustment, onUndone, onClose }: AdjustmentResultProps) {
  const say = useSay(adjustmentMessages);
  const [locale] = useLocaleState() as [Locale, unknown];
  const whatText = useWhatText();
  const { id, kind, state, reference, approval, changes } = adjustment;
  const what = say(`submit.${kind}`, { what: whatText(adjustment) });
  const until = approval ? formatInstant(approval.expiresAt, operatorZone(), locale) : '';
  return (
    <>
      <DialogContent>
        {approval ? (
          <Alert severity="info" role="status">
            <AlertTitle>{say('asked')}</AlertTitle>
            {say('askedText', { reference: approval.reference, until })}
          </Alert>
        ) : state === 'undone' ? (
          <Alert severity="info" role="status">
            {say('undone', { reference })}
          </Alert>
        ) : (
          <>
            <Alert severity="success" role="status" sx={{ mb: 2 }}>
              <AlertTitle>{say('done', { what })}</AlertTitle>
              {say('doneText', { reference })}
            </Alert>
            <ChangeList changes={changes} />
          </>
        )}
      </DialogContent>
      <DialogActions>
        <UndoButton adjustment={adjustment} onDone={onUndone} />
        <Button
          component={Link}
          to={approval ? `/approvals/${approval.id}/show` : `/adjustments/${id}/show`}
          color="inherit"
        >
          {say(approval ? 'openRequest' : 'open')}
        </Button>
        <Button variant="contained" onClick={onClose} autoFocus>
          {say('close')}
        </Button>
      </DialogActions>
    </>
  );
}
