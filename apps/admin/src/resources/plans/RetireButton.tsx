import { type PlanDetailView, type PlanVersionView } from '@ur-desk/domain/plans';
import { useSay } from '../../shared/messages';
import { ReasonButton } from '../../shared/ReasonButton';
import { planMessages } from './plan.messages';
import { KeepsRunning, usePlanImpact } from './PlanImpact';
import { usePlanTexts } from './use-plan-texts';

/** Asked for only once the dialog is open. */
function WhatKeepsRunning({ versionId }: { versionId: string }) {
  return <KeepsRunning impact={usePlanImpact(versionId, true)} />;
}

/** Takes the version on sale off sale, with a reason. */
export function RetireButton({ plan, current }: { plan: PlanDetailView; current: PlanVersionView }) {
  const say = useSay(planMessages);
  const { nameOf } = usePlanTexts();
  const name = nameOf(plan);
  return (
    <ReasonButton
      command={`plan-versions/${current.id}/retire`}
      version={current.version}
      words={{
        button: say('retire'),
        title: say('retireTitle', { plan: name }),
        text: say('retireText'),
        reason: say('reason'),
        back: say('back'),
        confirm: say('retireNow'),
        done: say('retired', { plan: name }),
      }}
    >
      <WhatKeepsRunning versionId={current.id} />
    </ReasonButton>
  );
}
