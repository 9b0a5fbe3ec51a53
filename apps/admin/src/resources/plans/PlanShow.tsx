import EditIcon from '@mui/icons-material/EditOutlined';
import { Box, Button, Stack } from '@mui/material';
import { Link, useParams } from 'react-router-dom';
import { PLAN_PARTS, type PlanDetailView, type PlanVersionView } from '@ur-desk/domain/plans';
import { EmptyState } from '../../shared/EmptyState';
import { useSay } from '../../shared/messages';
import { PageTitle } from '../../shared/PageTitle';
import { ProblemNotice } from '../../shared/ProblemNotice';
import { Fact, Facts, Section, Skeleton } from '../../shared/Section';
import { StatusChip } from '../../shared/StatusChip';
import { Timeline, type TimelineEntry } from '../../shared/Timeline';
import { toneOf } from '../../shared/tone';
import { useMay } from '../../shared/use-may';
import { planMessages } from './plan.messages';
import { ReleaseButton, RetireButton } from './PlanVersionActions';
import { usePlan } from './use-plan';
import { usePlanTexts } from './use-plan-texts';

function VersionFacts({ version }: { version: PlanVersionView }) {
  const say = useSay(planMessages);
  const { part } = usePlanTexts();
  return (
    <Facts>
      {PLAN_PARTS.map((name) => (
        <Fact key={name} label={say(`fields.${name}`)}>
          {part(version, name)}
        </Fact>
      ))}
    </Facts>
  );
}

/** What a version's line in the history says happened to it, and when. */
function useHistory(versions: readonly PlanVersionView[]): TimelineEntry[] {
  const say = useSay(planMessages);
  const { prices, validity, allowances } = usePlanTexts();
  return versions.map((version) => {
    const { id, versionNo, state, createdAt, releasedAt, retiredAt } = version;
    const verb = retiredAt ? say('retiredAt') : releasedAt ? say('releasedAt') : say('draftBegun');
    return {
      id,
      at: retiredAt ?? releasedAt ?? createdAt,
      title: (
        <Stack direction="row" sx={{ gap: 1, alignItems: 'center' }}>
          {say('version', { version: versionNo })}{' '}
          <StatusChip status={state} label={say(`states.${state}`)} />
        </Stack>
      ),
      detail: `${prices(version)} · ${validity(version)} · ${allowances(version)}`,
      actor: verb,
      tone: toneOf(state),
    };
  });
}

function PlanPage({ plan }: { plan: PlanDetailView }) {
  const say = useSay(planMessages);
  const { nameOf } = usePlanTexts();
  const history = useHistory(plan.versions);
  const mayEdit = useMay('plans:update');
  const mayRelease = useMay('plans:release');
  const { current, draft } = plan;
  const actions = mayEdit && (
    <Button component={Link} to={`/plans/${plan.id}`} variant="outlined" startIcon={<EditIcon />}>
      {say('edit')}
    </Button>
  );
  return (
    <>
      <PageTitle
        title={nameOf(plan)}
        beside={<StatusChip status={plan.state} label={say(`states.${plan.state}`)} />}
        subtitle={plan.code}
        actions={actions}
      />
      <Box
        sx={{
          display: 'grid',
          gap: 2,
          alignItems: 'start',
          gridTemplateColumns: { md: 'minmax(0, 1.4fr) minmax(0, 1fr)' },
        }}
      >
        <Stack sx={{ gap: 2 }}>
          {draft && (
            <Section
              title={`${say('states.draft')} · ${say('version', { version: draft.versionNo })}`}
              actions={mayRelease && <ReleaseButton plan={plan} draft={draft} />}
            >
              <VersionFacts version={draft} />
            </Section>
          )}
          <Section
            title={
              current ? `${say('onSale')} · ${say('version', { version: current.versionNo })}` : say('onSale')
            }
            actions={current && mayRelease && <RetireButton plan={plan} current={current} />}
          >
            {current ? <VersionFacts version={current} /> : <EmptyState title={say('notOnSale')} />}
          </Section>
        </Stack>
        <Section title={say('history')}>
          <Timeline entries={history} />
        </Section>
      </Box>
    </>
  );
}

/** A plan: what is sold, what is in preparation, what was sold before. */
export function PlanShow() {
  const { id = '' } = useParams();
  const { data, error, refetch } = usePlan(id);
  if (data) return <PlanPage plan={data} />;
  return error ? <ProblemNotice problem={error} onRetry={() => void refetch()} /> : <Skeleton lines={10} />;
}
