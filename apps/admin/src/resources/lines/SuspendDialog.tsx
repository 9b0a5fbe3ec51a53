import {
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  FormControl,
  FormControlLabel,
  FormLabel,
  Radio,
  RadioGroup,
  TextField,
  Typography,
} from '@mui/material';
import { useId, useState } from 'react';
import { useTranslate } from 'react-admin';
import {
  isByCustomer,
  type LineView,
  type SuspendLineInput,
  SUSPENSION_REASONS,
  type SuspensionReason,
} from '@ur-desk/domain/lines';
import { announce } from '../../shared/announce';
import { useSay } from '../../shared/messages';
import { ProblemNotice } from '../../shared/ProblemNotice';
import { useAction } from '../../shared/use-action';
import { usePhoneText } from '../customers/phone-text';
import { lineMessages } from './line.messages';

interface ReasonsProps {
  chosen: SuspensionReason;
  onChoose: (reason: SuspensionReason) => void;
}

/** Why: the choice also says whose wish it is, and so who may take it back. */
function Reasons({ chosen, onChoose }: ReasonsProps) {
  const say = useSay(lineMessages);
  const heading = useId();
  return (
    <FormControl sx={{ mt: 2 }}>
      <FormLabel id={heading}>{say('suspend.why')}</FormLabel>
      <RadioGroup
        aria-labelledby={heading}
        value={chosen}
        onChange={(event) => onChoose(event.target.value as SuspensionReason)}
      >
        {SUSPENSION_REASONS.map((reason) => (
          <FormControlLabel
            key={reason}
            value={reason}
            control={<Radio />}
            label={`${say(`suspensions.${reason}`)} (${say(isByCustomer(reason) ? 'suspend.byCustomer' : 'suspend.byUs')})`}
          />
        ))}
      </RadioGroup>
    </FormControl>
  );
}

/** Takes a line out of service: what it means, why, and that the customer is told. */
export function SuspendDialog({ line, onClose }: { line: LineView; onClose: () => void }) {
  const say = useSay(lineMessages);
  const translate = useTranslate();
  const phoneText = usePhoneText();
  const heading = useId();
  const [reason, setReason] = useState<SuspensionReason>('lost');
  const [comment, setComment] = useState('');
  const { run, pending, problem, ready } = useAction<SuspendLineInput, LineView>(`lines/${line.id}/suspend`, {
    onDone: ({ state }) => {
      announce(say(state === 'suspended' ? 'suspend.done' : 'suspend.ordered'));
      onClose();
    },
  });
  const number = phoneText(line.msisdn);
  const suspend = () => void run({ reason, ...(comment.trim() ? { comment: comment.trim() } : {}) });
  return (
    <Dialog open onClose={() => !pending && onClose()} aria-labelledby={heading} fullWidth maxWidth="sm">
      <DialogTitle id={heading}>{say('suspend.title', { number })}</DialogTitle>
      <DialogContent>
        <Typography variant="body2">{say('suspend.text')}</Typography>
        <Reasons chosen={reason} onChoose={setReason} />
        <TextField
          label={say('suspend.comment')}
          value={comment}
          fullWidth
          onChange={(event) => setComment(event.target.value)}
          sx={{ mt: 2 }}
          slotProps={{ htmlInput: { maxLength: 500 } }}
        />
        <ProblemNotice problem={problem} />
      </DialogContent>
      <DialogActions>
        <Button color="inherit" onClick={onClose} disabled={pending}>
          {translate('desk.actions.cancel')}
        </Button>
        <Button variant="contained" color="error" onClick={suspend} disabled={pending || !ready}>
          {say('suspend.confirm', { number })}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
