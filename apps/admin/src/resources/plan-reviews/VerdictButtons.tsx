import { Button } from '@mui/material';
import { useState } from 'react';
import {
  type HideReviewInput,
  type PlanReviewView,
  type PublishReviewInput,
  type ReviewVerdict,
} from '@ur-desk/domain/plan-reviews';
import { announce } from '../../shared/announce';
import { useSay } from '../../shared/messages';
import { useAction } from '../../shared/use-action';
import { reviewMessages } from './review.messages';
import { VerdictDialog } from './VerdictDialog';

const OUTCOMES = { publish: 'published', hide: 'hidden' } as const;

interface VerdictProps {
  review: PlanReviewView;
  verdict: ReviewVerdict;
}

function Verdict({ review, verdict }: VerdictProps) {
  const say = useSay(reviewMessages);
  const [open, setOpen] = useState(false);
  const outcome = OUTCOMES[verdict];
  const { run, pending, problem, clearProblem } = useAction<
    PublishReviewInput | HideReviewInput,
    PlanReviewView
  >(`plan-reviews/${review.id}/${verdict}`, {
    idempotent: false,
    ifMatch: review.version,
    onDone: () => {
      setOpen(false);
      announce(say(outcome));
    },
  });
  if (review.state === outcome) return null;
  return (
    <>
      <Button
        variant={verdict === 'publish' ? 'contained' : 'outlined'}
        color={verdict === 'publish' ? 'primary' : 'error'}
        onClick={() => setOpen(true)}
      >
        {say(verdict)}
      </Button>
      {open && (
        <VerdictDialog
          verdict={verdict}
          title={say(`${verdict}Title`)}
          pending={pending}
          problem={problem}
          onConfirm={(reason) => void run(reason ? { reason } : {})}
          onClose={() => {
            clearProblem();
            setOpen(false);
          }}
        />
      )}
    </>
  );
}

/** Publish and hide: what is so already is not offered. */
export const VerdictButtons = ({ review }: { review: PlanReviewView }) => (
  <>
    <Verdict review={review} verdict="publish" />
    <Verdict review={review} verdict="hide" />
  </>
);
