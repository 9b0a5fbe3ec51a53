import CopyIcon from '@mui/icons-material/ContentCopyOutlined';
import EditIcon from '@mui/icons-material/EditOutlined';
import { Button, Stack, Typography } from '@mui/material';
import { useLocaleState } from 'react-admin';
import { Link, useParams } from 'react-router-dom';
import { type Locale } from '@ur-desk/domain/kernel';
import { PLAN_PARTS, type PlanDetailView, type PlanPart, type PlanVersionView } from '@ur-desk/domain/plans';
import { EmptyState } from '../../shared/EmptyState';
import { useSay } from '../../shared/messages';
import { Loaded, PAGE_LINES } from '../../shared/Loaded';
import { RecordPage } from '../../shared/RecordPage';
import { Fact, Facts, Section } from '../../shared/Section';
import { StatusChip } from '../../shared/StatusChip';
import { Timeline, type TimelineEntry } from '../../shared/Timeline';
import { toneOf } from '../../shared/tone';
import { useMay } from '../../shared/use-may';
import { PlanRating } from '../plan-reviews/PlanRating';
import { CoverageChips } from '../plan-regions/CoverageChips';
import { planMessages } from './plan.messages';
import { PlanPreview } from './PlanPreview';
import { ReleaseButton } from './ReleaseButton';
import { RetireButton } from './RetireButton';
import { usePlan } from './use-plan';
import { usePlanTexts } from './use-plan-texts';
import { isWaiting, WaitingRelease } from './WaitingRelease';

/** Regions say which countries they stood for; each place leads to all plans that can be used there. */
function Part({ version, name }: { version: PlanVersionView; name: PlanPart }) {
  const { part } = usePlanTexts();
  const { coverage, regions } = version;
  if (name === 'coverage' && coverage.length > 0)
    return <CoverageChips content={{ coverage, regions: [] }} linked />;
  if (name === 'regions' && regions.length > 0)
    return (
      <>
        <CoverageChips content={{ coverage: [], regions }} linked />
        <Typography variant="caption" component="p" sx={{ mt: 0.5, color: 'text.secondary' }}>
          {part(version, name)}
        </Typography>
      </>
    );
  return part(version, name);
}

function VersionFacts({ version }: { version: PlanVersionView }) {
  const say = useSay(planMessages);
  return (
    <Facts>
      {PLAN_PARTS.map((name) => (
        <Fact key={name} label={say(`fields.${name}`)}>
          <Part version={version} name={name} />
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
  const mayCreate = useMay('plans:create');
  const mayEdit = useMay('plans:update');
  const mayRelease = useMay('plans:release');
  const mayPreview = useMay('quotes:create');
  const [locale] = useLocaleState() as [Locale, unknown];
  const { current, draft } = plan;
  return (
    <RecordPage
      title={nameOf(plan)}
      beside={<StatusChip status={plan.state} label={say(`states.${plan.state}`)} />}
      subtitle={plan.family ? `${plan.code} · ${plan.family.name[locale]}` : plan.code}
      actions={
        <>
          {mayCreate && (
            <Button component={Link} to={`/plans/create?from=${plan.id}`} startIcon={<CopyIcon />}>
              {say('clone')}
            </Button>
          )}
          {mayEdit && !(draft && isWaiting(draft)) && (
            <Button component={Link} to={`/plans/${plan.id}`} variant="outlined" startIcon={<EditIcon />}>
              {say('edit')}
            </Button>
          )}
        </>
      }
      columns="wideFirst"
      facts={
        <>
          {draft && (
            <Section
              title={`${say('states.draft')} · ${say('version', { version: draft.versionNo })}`}
              actions={mayRelease && !isWaiting(draft) && <ReleaseButton plan={plan} draft={draft} />}
            >
              <WaitingRelease draft={draft} />
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
          {current && mayPreview && <PlanPreview plan={plan} version={current} />}
        </>
      }
    >
      <PlanRating planId={plan.id} rating={plan.rating} />
      <Section title={say('history')}>
        <Timeline entries={history} />
      </Section>
    </RecordPage>
  );
}

/** A plan: what is sold, what is in preparation, what was sold before. */
export function PlanShow() {
  const { id = '' } = useParams();
  return (
    <Loaded query={usePlan(id)} lines={PAGE_LINES}>
      {(plan) => <PlanPage plan={plan} />}
    </Loaded>
  );
}
