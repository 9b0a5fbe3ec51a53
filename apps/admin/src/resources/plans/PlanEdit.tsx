import { useQueryClient } from '@tanstack/react-query';
import { Alert, Card, CardContent } from '@mui/material';
import { useDataProvider } from 'react-admin';
import { useNavigate, useParams } from 'react-router-dom';
import { PLAN_PARTS, type PlanDetailView, UpdatePlanInput } from '@ur-desk/domain/plans';
import { type DeskDataProvider } from '../../providers/dataProvider';
import { HouseForm } from '../../shared/HouseForm';
import { useSay } from '../../shared/messages';
import { PageTitle } from '../../shared/PageTitle';
import { ProblemNotice } from '../../shared/ProblemNotice';
import { Skeleton } from '../../shared/Section';
import { planMessages } from './plan.messages';
import { PlanInputs } from './PlanForm';
import { usePlan } from './use-plan';
import { usePlanTexts } from './use-plan-texts';

function EditPlan({ plan }: { plan: PlanDetailView }) {
  const say = useSay(planMessages);
  const navigate = useNavigate();
  const queries = useQueryClient();
  const dataProvider = useDataProvider<DeskDataProvider>();
  const { nameOf } = usePlanTexts();
  const base = plan.draft ?? plan.versions[0];
  const submit = async (body: UpdatePlanInput) => {
    const method = 'PATCH' as const;
    await dataProvider.action<PlanDetailView>(`plans/${plan.id}`, body, { method, ifMatch: plan.version });
    await queries.invalidateQueries();
    void navigate(`/plans/${plan.id}/show`);
  };
  if (!base) return null;
  const content = Object.fromEntries(
    PLAN_PARTS.map((part) => [part, base[part]]),
  ) as Partial<UpdatePlanInput>;
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
            defaultValues={content}
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
  const { data, error, refetch } = usePlan(id);
  if (data) return <EditPlan plan={data} />;
  return error ? <ProblemNotice problem={error} onRetry={() => void refetch()} /> : <Skeleton lines={10} />;
}
