import { useQueryClient } from '@tanstack/react-query';
import { Button, Dialog, DialogActions, DialogContent, DialogTitle, Stack, TextField } from '@mui/material';
import { useEffect, useId, useState } from 'react';
import { useTranslate } from 'react-admin';
import { type ApprovalView, type DecideApprovalInput } from '@ur-desk/domain/approvals';
import { ProblemError } from '../../providers/problem-error';
import { announce } from '../../shared/announce';
import { useSay } from '../../shared/messages';
import { ProblemNotice } from '../../shared/ProblemNotice';
import { useAction } from '../../shared/use-action';
import { approvalMessages } from './approval.messages';
import { ChangeList } from './ChangeList';
import { WhyList } from './WhyList';

export type Verdict = 'approve' | 'reject';

interface DecideDialogProps {
  request: ApprovalView;
  verdict: Verdict;
  onDone: () => void;
  onClose: () => void;
}

const MOST_CHARACTERS = 500;
const DONE = { approve: 'approved', reject: 'rejected' } as const;

/** Reads the request anew when the server says that it is another one by now. */
function useFreshRequest(problem: unknown): void {
  const queries = useQueryClient();
  useEffect(() => {
    if (problem instanceof ProblemError && [409, 412].includes(problem.status))
      void queries.invalidateQueries({ queryKey: ['approvals'] });
  }, [problem, queries]);
}

/** The second of the two steps: what it does, once more, and the button that says so; Enter presses it. */
export function DecideDialog({ request, verdict, onDone, onClose }: DecideDialogProps) {
  const say = useSay(approvalMessages);
  const translate = useTranslate();
  const heading = useId();
  const [comment, setComment] = useState('');
  const { id, version, reference, requestedBy } = request;
  const decision = useAction<DecideApprovalInput, ApprovalView>(`approvals/${id}/${verdict}`, {
    ifMatch: version,
    onDone: () => {
      announce(say(DONE[verdict], { reference }));
      onDone();
    },
  });
  useFreshRequest(decision.problem);
  const decide = () => void decision.run(comment.trim() ? { comment: comment.trim() } : {});
  return (
    <Dialog
      open
      onClose={() => !decision.pending && onClose()}
      aria-labelledby={heading}
      fullWidth
      maxWidth="sm"
    >
      <DialogTitle id={heading}>{say(`${verdict}Title`, { reference })}</DialogTitle>
      <DialogContent>
        <Stack sx={{ gap: 2 }}>
          <ChangeList changes={request.changes} />
          <WhyList why={request.why} />
          <TextField
            fullWidth
            multiline
            label={say('comment', { name: requestedBy.name })}
            value={comment}
            onChange={(event) => setComment(event.target.value)}
            slotProps={{ htmlInput: { maxLength: MOST_CHARACTERS } }}
          />
        </Stack>
        <ProblemNotice problem={decision.problem} />
      </DialogContent>
      <DialogActions>
        <Button color="inherit" onClick={onClose} disabled={decision.pending}>
          {translate('desk.actions.back')}
        </Button>
        <Button
          autoFocus
          variant="contained"
          color={verdict === 'approve' ? 'primary' : 'error'}
          disabled={decision.pending || !decision.ready}
          onClick={decide}
        >
          {decision.pending ? say('deciding') : say(verdict)}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
