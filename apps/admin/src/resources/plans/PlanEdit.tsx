import { Alert, Card, CardContent } from '@mui/material';
import { useNavigate, useParams } from 'react-router-dom';
import {
  PLAN_PARTS,
  type PlanContent,
  type PlanDetailView,
  type PlanPart,
  UpdatePlanInput,
} from '@ur-desk/domain/plans';
import { HouseForm } from '../../shared/HouseForm';
import { Loaded, PAGE_LINES } from '../../shared/Loaded';
import { useSay } from '../../shared/messages';
import { PageTitle } from '../../shared/PageTitle';
import { useAction } from '../../shared/use-action';
import { contentOf } from './plan-content';
import { planMessages } from './plan.messages';
import { PlanInputs } from './PlanForm';
import { usePlan } from './use-plan';
import { usePlanTexts } from './use-plan-texts';

const isPart = (field: string): field is PlanPart => (PLAN_PARTS as readonly string[]).includes(field);

function EditPlan({ plan }: { plan: PlanDetailView }) {
  const say = useSay(planMessages);
  const navigate = useNavigate();
  const { nameOf, part } = usePlanTexts();
  const base = plan.draft ?? plan.versions[0];
  const { submit } = useAction<UpdatePlanInput, PlanDetailView>(`plans/${plan.id}`, {
    method: 'PATCH',
    idempotent: false,
    onDone: () => void navigate(`/plans/${plan.id}/show`),
  });
  if (!base) return null;
  const notice = say(plan.draft ? 'editDraft' : 'editReleased', { version: base.versionNo });
  return (
    <>
      <PageTitle title={say('editTitle', { plan: nameOf(plan) })} subtitle={plan.code} />
      <Card sx={{ maxWidth: 820 }}>
        <CardContent>
          <Alert severity="info" sx={{ mb: 2 }}>
            {notice}
          </Alert>
          <HouseForm
            inputs={UpdatePlanInput}
            defaultValues={contentOf(plan) ?? {}}
            versioned={{
              version: plan.version,
              valuesIn: (one: PlanDetailView) => ({ ...contentOf(one) }),
              label: (field) => (isPart(field) ? say(`fields.${field}`) : field),
              show: (field, values) => isPart(field) && part(values as unknown as PlanContent, field),
            }}
            onSubmit={submit}
            submitLabel={say('saveDraft')}
            onCancel={() => void navigate(`/plans/${plan.id}/show`)}
          >
            <PlanInputs />
          </HouseForm>
        </CardContent>
      </Card>
    </>
  );
}

/** Changes the draft of a plan, or begins the next one. */
export function PlanEdit() {
  const { id = '' } = useParams();
  return (
    <Loaded query={usePlan(id)} lines={PAGE_LINES}>
      {(plan) => <EditPlan key={plan.id} plan={plan} />}
    </Loaded>
  );
}
