import { Alert, Card, CardContent } from '@mui/material';
import { useNavigate, useParams } from 'react-router-dom';
import { PLAN_PARTS, type PlanDetailView, type PlanPart, UpdatePlanInput } from '@ur-desk/domain/plans';
import { HouseForm } from '../../shared/HouseForm';
import { Loaded, PAGE_LINES } from '../../shared/Loaded';
import { useSay } from '../../shared/messages';
import { PageTitle } from '../../shared/PageTitle';
import { useAction } from '../../shared/use-action';
import { useFamilyText } from '../plan-families/use-plan-families';
import { usePlanRegions } from '../plan-regions/use-plan-regions';
import { formOf, typedContent } from './plan-content';
import { planMessages } from './plan.messages';
import { PlanInputs } from './PlanForm';
import { usePlan } from './use-plan';
import { usePlanTexts } from './use-plan-texts';

const isPart = (field: string): field is PlanPart => (PLAN_PARTS as readonly string[]).includes(field);

function EditPlan({ plan }: { plan: PlanDetailView }) {
  const say = useSay(planMessages);
  const navigate = useNavigate();
  const { nameOf, part } = usePlanTexts();
  const known = usePlanRegions();
  const familyText = useFamilyText();
  const base = plan.draft ?? plan.versions[0];
  const { submit } = useAction<UpdatePlanInput, PlanDetailView>(`plans/${plan.id}`, {
    method: 'PATCH',
    idempotent: false,
    onDone: () => void navigate(`/plans/${plan.id}/show`),
  });
  if (!base) return null;
  const show = (field: string, values: Record<string, unknown>) => {
    if (field === 'familyId') return familyText((values['familyId'] ?? null) as string | null);
    return isPart(field) && part(typedContent(values, { base, known }), field);
  };
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
            defaultValues={formOf(plan)}
            versioned={{
              version: plan.version,
              valuesIn: formOf,
              label: (field) =>
                field === 'familyId' ? say('fields.family') : isPart(field) ? say(`fields.${field}`) : field,
              show,
            }}
            onSubmit={submit}
            submitLabel={say('saveDraft')}
            onCancel={() => void navigate(`/plans/${plan.id}/show`)}
          >
            <PlanInputs family={plan.family} />
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
