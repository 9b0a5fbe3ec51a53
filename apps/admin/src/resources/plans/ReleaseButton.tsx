import { Alert, Button, TextField, Typography } from '@mui/material';
import { useState } from 'react';
import { useSearchParams } from 'react-router-dom';
import { instantOfLocalTime, type Instant } from '@ur-desk/domain/kernel';
import {
  type PlanDetailView,
  type PlanVersionView,
  releaseProblems,
  type ReleasePlanInput,
  type RunningRenewals,
} from '@ur-desk/domain/plans';
import { announce } from '../../shared/announce';
import { useSay } from '../../shared/messages';
import { ReviewDialog } from '../../shared/ReviewDialog';
import { useAction } from '../../shared/use-action';
import { operatorZone } from '../../shared/zones';
import { planMessages } from './plan.messages';
import { PlanChanges } from './PlanChanges';
import { KeepsRunning, RunningRenewalsInput, usePlanImpact } from './PlanImpact';
import { usePlanTexts } from './use-plan-texts';

/** In the address, it opens the dialog: the form of a clone leads here. */
export const RELEASE_PARAM = 'release';

interface OfDraft {
  plan: PlanDetailView;
  draft: PlanVersionView;
}

const instantTyped = (localTime: string): Instant | null =>
  localTime === '' ? null : (instantOfLocalTime(localTime, operatorZone()) ?? null);

/** When, on the operator's clock; empty: at once. */
function ReleaseTime({ value, onChange }: { value: string; onChange: (localTime: string) => void }) {
  const say = useSay(planMessages);
  const at = instantTyped(value);
  return (
    <TextField
      type="datetime-local"
      label={say('releaseAt', { zone: operatorZone() })}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      helperText={at ? say('releaseAtUtc', { at: at.slice(0, 16).replace('T', ' ') }) : say('releaseAtHint')}
      slotProps={{ inputLabel: { shrink: true } }}
      sx={{ mt: 2, width: 280 }}
    />
  );
}

/** What is missing before it can be released, in words. */
function Missing({ draft }: Pick<OfDraft, 'draft'>) {
  const say = useSay(planMessages);
  const missing = releaseProblems(draft);
  if (missing.length === 0) return null;
  const textOf = (field: string): string => {
    if (field === 'name.en') return say('fields.nameEn');
    if (field === 'name.zh') return say('fields.nameZh');
    if (field === 'prices') return say('fields.prices');
    return field === 'coverage' ? say('fields.coverage') : say('fields.allowances');
  };
  return (
    <Alert severity="warning" sx={{ mt: 1 }}>
      {say('incomplete')} {missing.map(({ field }) => textOf(field)).join(', ')}
    </Alert>
  );
}

function useRelease({ draft }: OfDraft, onDone: () => void) {
  const say = useSay(planMessages);
  return useAction<ReleasePlanInput, PlanDetailView>(`plan-versions/${draft.id}/release`, {
    ifMatch: draft.version,
    onDone: ({ current, draft: waiting }) => {
      onDone();
      const version = draft.versionNo;
      if (current?.id === draft.id) announce(say('released', { version }));
      else announce(say(waiting?.releaseAt ? 'releasePlanned' : 'releaseAsked', { version }));
    },
  });
}

function ReleaseDialog({ plan, draft, onClose }: OfDraft & { onClose: () => void }) {
  const say = useSay(planMessages);
  const { nameOf } = usePlanTexts();
  const { current } = plan;
  const [localTime, setLocalTime] = useState('');
  const [runningRenewals, setRunningRenewals] = useState<RunningRenewals>('move');
  const impact = usePlanImpact(draft.id, current !== null);
  const { run, pending, problem } = useRelease({ plan, draft }, onClose);
  const at = instantTyped(localTime);
  const version = draft.versionNo;
  const asks = current !== null && runningRenewals === 'move' && (impact?.why.length ?? 0) > 0;
  const confirm = asks ? 'askRelease' : at ? 'planRelease' : 'releaseNow';
  return (
    <ReviewDialog
      title={say('releaseTitle', { version, plan: nameOf({ ...plan, current: draft }) })}
      reasonLabel={say('reason')}
      backLabel={say('back')}
      confirmLabel={say(confirm, { version })}
      disabled={releaseProblems(draft).length > 0 || (localTime !== '' && at === null)}
      pending={pending}
      problem={problem}
      onConfirm={(reason) =>
        void run({ at, ...(current ? { runningRenewals } : {}), ...(reason ? { reason } : {}) })
      }
      onClose={onClose}
    >
      <Typography variant="body2">
        {current ? say('releaseNext', { version: current.versionNo }) : say('releaseFirst')}
      </Typography>
      {current && <PlanChanges before={current} after={draft} />}
      <ReleaseTime value={localTime} onChange={setLocalTime} />
      {current && (
        <>
          <RunningRenewalsInput impact={impact} value={runningRenewals} onChange={setRunningRenewals} />
          <KeepsRunning impact={impact} />
        </>
      )}
      <Missing draft={draft} />
    </ReviewDialog>
  );
}

/** Puts the draft on sale, now or later, after showing what that changes and for whom. */
export function ReleaseButton({ plan, draft }: OfDraft) {
  const say = useSay(planMessages);
  const [search, setSearch] = useSearchParams();
  const [open, setOpen] = useState(search.has(RELEASE_PARAM));
  const close = () => {
    setOpen(false);
    if (search.has(RELEASE_PARAM)) setSearch({}, { replace: true });
  };
  return (
    <>
      <Button variant="contained" onClick={() => setOpen(true)}>
        {say('release')}
      </Button>
      {open && <ReleaseDialog plan={plan} draft={draft} onClose={close} />}
    </>
  );
}
