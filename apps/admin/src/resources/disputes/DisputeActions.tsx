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
import { type AcceptDisputeInput, type DisputeView } from '@ur-desk/domain/disputes';
import { announce } from '../../shared/announce';
import { useSay } from '../../shared/messages';
import { ProblemNotice } from '../../shared/ProblemNotice';
import { type Action, useAction } from '../../shared/use-action';
import { useMay } from '../../shared/use-may';
import { useMoneyText } from '../payments/use-money-text';
import { disputeMessages } from './dispute.messages';

interface AnswerDialogProps {
  title: string;
  confirmLabel: string;
  action: Pick<Action<object, DisputeView>, 'pending' | 'ready' | 'problem'>;
  disabled?: boolean;
  onConfirm: () => void;
  onClose: () => void;
  children: ReactNode;
}

function AnswerDialog(props: AnswerDialogProps) {
  const { title, confirmLabel, action, disabled = false, onConfirm, onClose, children } = props;
  const translate = useTranslate();
  const heading = useId();
  return (
    <Dialog
      open
      onClose={() => !action.pending && onClose()}
      aria-labelledby={heading}
      fullWidth
      maxWidth="sm"
    >
      <DialogTitle id={heading}>{title}</DialogTitle>
      <DialogContent>
        {children}
        <ProblemNotice problem={action.problem} />
      </DialogContent>
      <DialogActions>
        <Button color="inherit" onClick={onClose} disabled={action.pending}>
          {translate('desk.actions.back')}
        </Button>
        <Button
          variant="contained"
          onClick={onConfirm}
          disabled={disabled || action.pending || !action.ready}
        >
          {confirmLabel}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

interface AnsweringProps {
  dispute: DisputeView;
  onClose: () => void;
}

function useAnswered(onClose: () => void) {
  const say = useSay(disputeMessages);
  return (answered: DisputeView) => {
    announce(say(`states.${answered.state}`));
    onClose();
  };
}

function ContestDialog({ dispute, onClose }: AnsweringProps) {
  const say = useSay(disputeMessages);
  const { id, reference, evidenceFiles: files, evidenceText } = dispute;
  const contest = useAction<object, DisputeView>(`disputes/${id}/contest`, { onDone: useAnswered(onClose) });
  return (
    <AnswerDialog
      title={say('contestTitle', { reference })}
      confirmLabel={say('contest')}
      action={contest}
      onConfirm={() => void contest.run({})}
      onClose={onClose}
    >
      <Typography variant="body2">{say('contestText', { files })}</Typography>
      <Typography variant="body2" sx={{ mt: 1.5, whiteSpace: 'pre-wrap', color: 'text.secondary' }}>
        {evidenceText ?? say('noText')}
      </Typography>
    </AnswerDialog>
  );
}

function AcceptDialog({ dispute, onClose }: AnsweringProps) {
  const say = useSay(disputeMessages);
  const moneyText = useMoneyText();
  const [comment, setComment] = useState('');
  const amount = moneyText(dispute.amount);
  const path = `disputes/${dispute.id}/accept`;
  const accept = useAction<AcceptDisputeInput, DisputeView>(path, { onDone: useAnswered(onClose) });
  return (
    <AnswerDialog
      title={say('acceptTitle', { reference: dispute.reference })}
      confirmLabel={say('acceptConfirm', { amount })}
      action={accept}
      disabled={comment.trim() === ''}
      onConfirm={() => void accept.run({ comment: comment.trim() })}
      onClose={onClose}
    >
      <Typography variant="body2">{say('acceptText', { amount })}</Typography>
      <TextField
        label={say('why')}
        required
        fullWidth
        multiline
        minRows={2}
        value={comment}
        onChange={(event) => setComment(event.target.value)}
        slotProps={{ htmlInput: { maxLength: 500 } }}
        sx={{ mt: 2 }}
      />
    </AnswerDialog>
  );
}

/** Contest or accept, for those who may, while an answer is needed. */
export function DisputeActions({ dispute }: { dispute: DisputeView }) {
  const say = useSay(disputeMessages);
  const may = useMay('disputes:answer');
  const [open, setOpen] = useState<'contest' | 'accept' | null>(null);
  const close = () => setOpen(null);
  if (!may || dispute.state !== 'needsResponse' || dispute.answer?.sending) return null;
  return (
    <>
      <Button variant="outlined" onClick={() => setOpen('accept')}>
        {say('accept')}
      </Button>
      <Button variant="contained" onClick={() => setOpen('contest')}>
        {say('contest')}
      </Button>
      {open === 'contest' && <ContestDialog dispute={dispute} onClose={close} />}
      {open === 'accept' && <AcceptDialog dispute={dispute} onClose={close} />}
    </>
  );
}
