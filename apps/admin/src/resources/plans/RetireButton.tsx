import { Button, Typography } from '@mui/material';
import { useState } from 'react';
import { type PlanDetailView, type PlanVersionView, type RetirePlanInput } from '@ur-desk/domain/plans';
import { announce } from '../../shared/announce';
import { useSay } from '../../shared/messages';
import { ReviewDialog } from '../../shared/ReviewDialog';
import { useAction } from '../../shared/use-action';
import { planMessages } from './plan.messages';
import { KeepsRunning, usePlanImpact } from './PlanImpact';
import { usePlanTexts } from './use-plan-texts';

/** Takes the version on sale off sale, with a reason. */
export function RetireButton({ plan, current }: { plan: PlanDetailView; current: PlanVersionView }) {
  const say = useSay(planMessages);
  const { nameOf } = usePlanTexts();
  const [open, setOpen] = useState(false);
  const name = nameOf(plan);
  const impact = usePlanImpact(current.id, open);
  const { run, pending, problem, clearProblem } = useAction<RetirePlanInput, PlanDetailView>(
    `plan-versions/${current.id}/retire`,
    {
      ifMatch: current.version,
      onDone: () => {
        setOpen(false);
        announce(say('retired', { plan: name }));
      },
    },
  );
  const close = () => {
    clearProblem();
    setOpen(false);
  };
  return (
    <>
      <Button color="error" onClick={() => setOpen(true)}>
        {say('retire')}
      </Button>
      {open && (
        <ReviewDialog
          title={say('retireTitle', { plan: name })}
          reasonLabel={say('reason')}
          backLabel={say('back')}
          confirmLabel={say('retireNow')}
          colour="error"
          reasonRequired
          pending={pending}
          problem={problem}
          onConfirm={(reason) => void run({ reason })}
          onClose={close}
        >
          <Typography variant="body2">{say('retireText')}</Typography>
          <KeepsRunning impact={impact} />
        </ReviewDialog>
      )}
    </>
  );
}
