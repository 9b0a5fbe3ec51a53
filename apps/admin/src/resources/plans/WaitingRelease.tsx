import { Alert, Button, Link as MuiLink, Typography } from '@mui/material';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import { type CancelReleaseInput, type PlanDetailView, type PlanVersionView } from '@ur-desk/domain/plans';
import { announce } from '../../shared/announce';
import { InstantText } from '../../shared/InstantField';
import { useSay } from '../../shared/messages';
import { ReviewDialog } from '../../shared/ReviewDialog';
import { useAction } from '../../shared/use-action';
import { useMay } from '../../shared/use-may';
import { planMessages } from './plan.messages';

/** Calls a planned release off, so that the draft can be edited again. */
function CancelReleaseButton({ draft }: { draft: PlanVersionView }) {
  const say = useSay(planMessages);
  const [open, setOpen] = useState(false);
  const version = draft.versionNo;
  const { run, pending, problem, clearProblem } = useAction<CancelReleaseInput, PlanDetailView>(
    `plan-versions/${draft.id}/cancel-release`,
    {
      ifMatch: draft.version,
      onDone: () => {
        setOpen(false);
        announce(say('releaseCalledOff', { version }));
      },
    },
  );
  const close = () => {
    clearProblem();
    setOpen(false);
  };
  return (
    <>
      <Button color="inherit" size="small" onClick={() => setOpen(true)}>
        {say('callOff')}
      </Button>
      {open && (
        <ReviewDialog
          title={say('callOffTitle', { version })}
          reasonLabel={say('reason')}
          backLabel={say('back')}
          confirmLabel={say('callOffNow')}
          pending={pending}
          problem={problem}
          onConfirm={(reason) => void run(reason ? { reason } : {})}
          onClose={close}
        >
          <Typography variant="body2">{say('callOffText')}</Typography>
        </ReviewDialog>
      )}
    </>
  );
}

/** That the draft waits for its time, or for somebody's decision, and what lines will do. */
export function WaitingRelease({ draft }: { draft: PlanVersionView }) {
  const say = useSay(planMessages);
  const mayRelease = useMay('plans:release');
  const { releaseAt, request, runningRenewals } = draft;
  if (releaseAt)
    return (
      <Alert
        severity="info"
        sx={{ mb: 1.5 }}
        action={mayRelease ? <CancelReleaseButton draft={draft} /> : undefined}
      >
        {say('onSaleFrom')} <InstantText value={releaseAt} />. {say(`runningRenewalsWill.${runningRenewals}`)}
      </Alert>
    );
  if (request?.state !== 'open') return null;
  return (
    <Alert severity="info" sx={{ mb: 1.5 }}>
      {say('waitsForDecision')}{' '}
      <MuiLink component={Link} to={`/approvals/${request.id}/show`}>
        {request.reference}
      </MuiLink>
    </Alert>
  );
}

/** Whether nothing in the draft can change now. */
export const isWaiting = ({ releaseAt, request }: PlanVersionView): boolean =>
  releaseAt !== null || request?.state === 'open';
