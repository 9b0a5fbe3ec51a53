import { Button } from '@mui/material';
import { useState } from 'react';
import { useListContext } from 'react-admin';
import {
  type ModerateReviewsInput,
  type ModerationView,
  type ReviewVerdict,
} from '@ur-desk/domain/plan-reviews';
import { announce } from '../../shared/announce';
import { useSay } from '../../shared/messages';
import { useAction } from '../../shared/use-action';
import { reviewMessages } from './review.messages';
import { VerdictDialog } from './VerdictDialog';

/** One verdict for the reviews that are ticked; says how many were left alone. */
export function BulkVerdict() {
  const say = useSay(reviewMessages);
  const { selectedIds = [], onUnselectItems } = useListContext();
  const [verdict, setVerdict] = useState<ReviewVerdict | null>(null);
  const { run, pending, problem, clearProblem } = useAction<ModerateReviewsInput, ModerationView>(
    'plan-reviews/moderate',
    {
      onDone: ({ done, reviews }) => {
        setVerdict(null);
        onUnselectItems();
        announce(say('decidedMany', { done, left: reviews.length - done }));
      },
    },
  );
  const ids = selectedIds.map(String);
  return (
    <>
      <Button onClick={() => setVerdict('publish')}>{say('publish')}</Button>
      <Button color="error" onClick={() => setVerdict('hide')}>
        {say('hide')}
      </Button>
      {verdict && (
        <VerdictDialog
          verdict={verdict}
          title={say(`${verdict}Many`, { smart_count: ids.length })}
          pending={pending}
          problem={problem}
          onConfirm={(reason) => void run({ ids, verdict, ...(reason ? { reason } : {}) })}
          onClose={() => {
            clearProblem();
            setVerdict(null);
          }}
        />
      )}
    </>
  );
}
