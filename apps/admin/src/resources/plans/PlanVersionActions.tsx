import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Typography } from '@mui/material';
import { useState } from 'react';
import { useDataProvider } from 'react-admin';
import {
  type PlanDetailView,
  type PlanImpactView,
  type PlanVersionView,
  releaseProblems,
  type ReleasePlanInput,
  type RetirePlanInput,
} from '@ur-desk/domain/plans';
import { type DeskDataProvider } from '../../providers/dataProvider';
import { announce } from '../../shared/announce';
import { useSay } from '../../shared/messages';
import { ReviewDialog } from '../../shared/ReviewDialog';
import { useAction } from '../../shared/use-action';
import { planMessages } from './plan.messages';
import { PlanChanges } from './PlanChanges';
import { usePlanTexts } from './use-plan-texts';

/** How many subscriptions keep what they have; only asked where something is on sale. */
function Impact({ version }: { version: PlanVersionView }) {
  const say = useSay(planMessages);
  const dataProvider = useDataProvider<DeskDataProvider>();
  const { data } = useQuery({
    queryKey: ['plans', 'impact', version.id],
    queryFn: ({ signal }) =>
      dataProvider.read<PlanImpactView>(`plan-versions/${version.id}/impact`, { signal }),
  });
  if (!data) return null;
  const count = data.activeSubscriptions + data.queuedSubscriptions;
  return (
    <Typography variant="body2" sx={{ mt: 1 }}>
      {say('keepsRunning', { smart_count: count })}
    </Typography>
  );
}

/** Puts the draft on sale, after showing what that changes and for whom. */
export function ReleaseButton({ plan, draft }: { plan: PlanDetailView; draft: PlanVersionView }) {
  const say = useSay(planMessages);
  const { nameOf } = usePlanTexts();
  const [open, setOpen] = useState(false);
  const { current } = plan;
  const { run, pending, problem, clearProblem } = useAction<ReleasePlanInput, PlanDetailView>(
    `plan-versions/${draft.id}/release`,
    {
      ifMatch: draft.version,
      onDone: () => {
        setOpen(false);
        announce(say('released', { version: draft.versionNo }));
      },
    },
  );
  const missing = releaseProblems(draft);
  const close = () => {
    clearProblem();
    setOpen(false);
  };
  return (
    <>
      <Button variant="contained" onClick={() => setOpen(true)}>
        {say('release')}
      </Button>
      {open && (
        <ReviewDialog
          title={say('releaseTitle', { version: draft.versionNo, plan: nameOf({ ...plan, current: draft }) })}
          reasonLabel={say('reason')}
          backLabel={say('back')}
          confirmLabel={say('releaseNow', { version: draft.versionNo })}
          disabled={missing.length > 0}
          pending={pending}
          problem={problem}
          onConfirm={(reason) => void run(reason ? { reason } : {})}
          onClose={close}
        >
          <Typography variant="body2">
            {current ? say('releaseNext', { version: current.versionNo }) : say('releaseFirst')}
          </Typography>
          {current && <PlanChanges before={current} after={draft} />}
          {current && <Impact version={draft} />}
          {missing.length > 0 && (
            <Alert severity="warning" sx={{ mt: 1 }}>
              {say('incomplete')} {missing.map(({ field }) => missingText(field, say)).join(', ')}
            </Alert>
          )}
        </ReviewDialog>
      )}
    </>
  );
}

function missingText(field: string, say: ReturnType<typeof useSay<typeof planMessages.texts>>): string {
  if (field === 'name.en') return say('fields.nameEn');
  if (field === 'name.zh') return say('fields.nameZh');
  if (field === 'prices') return say('fields.prices');
  return field === 'coverage' ? say('fields.coverage') : say('fields.allowances');
}

/** Takes the version on sale off sale, with a reason. */
export function RetireButton({ plan, current }: { plan: PlanDetailView; current: PlanVersionView }) {
  const say = useSay(planMessages);
  const { nameOf } = usePlanTexts();
  const [open, setOpen] = useState(false);
  const name = nameOf(plan);
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
          <Impact version={current} />
        </ReviewDialog>
      )}
    </>
  );
}
