import { Alert, Card, CardContent, Stack } from '@mui/material';
import { SelectInput, TextInput, useDataProvider } from 'react-admin';
import { useWatch } from 'react-hook-form';
import { useNavigate, useSearchParams } from 'react-router-dom';
import {
  CreatePlanInput,
  EMPTY_PLAN_CONTENT,
  PLAN_KINDS,
  type PlanContent,
  type PlanDetailView,
} from '@ur-desk/domain/plans';
import { type DeskDataProvider } from '../../providers/dataProvider';
import { HouseForm } from '../../shared/HouseForm';
import { Loaded, PAGE_LINES } from '../../shared/Loaded';
import { useSay } from '../../shared/messages';
import { PageTitle } from '../../shared/PageTitle';
import { useMay } from '../../shared/use-may';
import { usePlanRegions } from '../plan-regions/use-plan-regions';
import { contentOf, formOf, typedContent } from './plan-content';
import { planMessages } from './plan.messages';
import { PlanChanges } from './PlanChanges';
import { PlanInputs } from './PlanForm';
import { RELEASE_PARAM } from './ReleaseButton';
import { usePlan } from './use-plan';
import { usePlanTexts } from './use-plan-texts';

/** What is another than in the plan that it was cloned from, as it is typed. */
function ClonedChanges({ from }: { from: PlanContent }) {
  const say = useSay(planMessages);
  const typed = useWatch() as Partial<CreatePlanInput>;
  const known = usePlanRegions();
  return (
    <Alert severity="info" icon={false} sx={{ mt: 1 }}>
      <PlanChanges
        before={from}
        after={typedContent(typed, { base: from, known })}
        none={say('noChangesYet')}
      />
    </Alert>
  );
}

const EMPTY_FORM = { ...EMPTY_PLAN_CONTENT, regions: [], familyId: null };

function NewPlan({ from }: { from: PlanDetailView | null }) {
  const say = useSay(planMessages);
  const navigate = useNavigate();
  const { nameOf } = usePlanTexts();
  const dataProvider = useDataProvider<DeskDataProvider>();
  const cloned = from && contentOf(from);
  const mayRelease = useMay('plans:release');
  const create = async (body: CreatePlanInput, search = '') => {
    const plan = await dataProvider.action<PlanDetailView>('plans', body);
    void navigate(`/plans/${plan.id}/show${search}`);
  };
  return (
    <>
      <PageTitle
        title={from ? say('cloneTitle', { plan: nameOf(from) }) : say('create')}
        subtitle={say('createIntro')}
      />
      <Card sx={{ maxWidth: 820 }}>
        <CardContent>
          <HouseForm
            inputs={CreatePlanInput}
            defaultValues={{
              ...(from ? formOf(from) : EMPTY_FORM),
              kind: from?.kind ?? 'plan',
              ...(from ? { code: `${from.code}-2` } : {}),
            }}
            onSubmit={(body) => create(body)}
            submitLabel={say('saveDraft')}
            others={
              mayRelease
                ? [{ label: say('saveAndRelease'), onSubmit: (body) => create(body, `?${RELEASE_PARAM}`) }]
                : []
            }
            onCancel={() => void navigate(from ? `/plans/${from.id}/show` : '/plans')}
          >
            <PlanInputs family={from?.family ?? null}>
              <Stack direction="row" sx={{ gap: 1.5, flexWrap: 'wrap' }}>
                <TextInput
                  source="code"
                  label={say('fields.code')}
                  helperText={say('codeHint')}
                  autoComplete="off"
                  autoFocus
                />
                <SelectInput
                  source="kind"
                  label={say('fields.kind')}
                  helperText={say('kindHint')}
                  choices={PLAN_KINDS.map((id) => ({ id, name: say(`planKinds.${id}`) }))}
                />
              </Stack>
            </PlanInputs>
            {cloned && <ClonedChanges from={cloned} />}
          </HouseForm>
        </CardContent>
      </Card>
    </>
  );
}

function ClonedPlan({ id }: { id: string }) {
  return (
    <Loaded query={usePlan(id)} lines={PAGE_LINES}>
      {(plan) => <NewPlan key={plan.id} from={plan} />}
    </Loaded>
  );
}

/** A new plan, as a draft; `?from=` names the plan that it begins as a copy of. */
export function PlanCreate() {
  const [search] = useSearchParams();
  const from = search.get('from');
  return from ? <ClonedPlan id={from} /> : <NewPlan from={null} />;
}
