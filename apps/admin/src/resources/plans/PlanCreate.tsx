import { Card, CardContent } from '@mui/material';
import { TextInput, useDataProvider } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import { CreatePlanInput, EMPTY_PLAN_CONTENT, type PlanDetailView } from '@ur-desk/domain/plans';
import { type DeskDataProvider } from '../../providers/dataProvider';
import { HouseForm } from '../../shared/HouseForm';
import { useSay } from '../../shared/messages';
import { PageTitle } from '../../shared/PageTitle';
import { planMessages } from './plan.messages';
import { PlanInputs } from './PlanForm';

/** A new plan, as a draft. */
export function PlanCreate() {
  const say = useSay(planMessages);
  const navigate = useNavigate();
  const dataProvider = useDataProvider<DeskDataProvider>();
  const submit = async (body: CreatePlanInput) => {
    const plan = await dataProvider.action<PlanDetailView>('plans', body);
    void navigate(`/plans/${plan.id}/show`);
  };
  return (
    <>
      <PageTitle title={say('create')} subtitle={say('createIntro')} />
      <Card sx={{ maxWidth: 820 }}>
        <CardContent>
          <HouseForm
            inputs={CreatePlanInput}
            defaultValues={EMPTY_PLAN_CONTENT}
            onSubmit={submit}
            submitLabel={say('saveDraft')}
            onCancel={() => void navigate('/plans')}
          >
            <PlanInputs>
              <TextInput
                source="code"
                label={say('fields.code')}
                helperText={say('codeHint')}
                autoComplete="off"
                autoFocus
              />
            </PlanInputs>
          </HouseForm>
        </CardContent>
      </Card>
    </>
  );
}
