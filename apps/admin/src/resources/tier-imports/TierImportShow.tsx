import { useQuery } from '@tanstack/react-query';
import { Alert, Box, LinearProgress, Link as MuiLink, Stack, Typography } from '@mui/material';
import { DateInput, SelectInput, TextInput, useDataProvider } from 'react-admin';
import { Link, useParams, useSearchParams } from 'react-router-dom';
import { NO_TIER, RunTierImportInput, type TierImportDetailView } from '@ur-desk/domain/memberships';
import { type DeskDataProvider } from '../../providers/dataProvider';
import { HouseForm } from '../../shared/HouseForm';
import { InstantText } from '../../shared/InstantField';
import { Loaded, PAGE_LINES } from '../../shared/Loaded';
import { useSay } from '../../shared/messages';
import { RecordPage } from '../../shared/RecordPage';
import { Fact, Facts, Section } from '../../shared/Section';
import { StatusChip } from '../../shared/StatusChip';
import { useAction } from '../../shared/use-action';
import { useMay } from '../../shared/use-may';
import { useTierName, useTiers } from '../memberships/use-tiers';
import { tierImportMessages } from './tier-import.messages';
import { TierImportErrors } from './TierImportErrors';

const POLL_MS = 1_000;
const PERCENT = 100;

interface OfJob {
  job: TierImportDetailView;
}

/** Asked for again and again while customers are moved, or wait to be. */
function useTierImport(id: string) {
  const dataProvider = useDataProvider<DeskDataProvider>();
  return useQuery({
    queryKey: ['tier-imports', 'live', id],
    queryFn: ({ signal }) => dataProvider.read<TierImportDetailView>(`tier-imports/${id}`, { signal }),
    staleTime: 0,
    refetchInterval: ({ state: { data } }) => (data?.state === 'running' ? POLL_MS : false),
  });
}

/** Where to, until when, why; the button says how many. */
function MoveForm({ job }: OfJob) {
  const say = useSay(tierImportMessages);
  const nameOf = useTierName();
  const tiers = useTiers();
  const codes = [...tiers.map(({ code }) => code), NO_TIER];
  const [search] = useSearchParams();
  const tier = search.get('tier');
  const { submit } = useAction<RunTierImportInput, TierImportDetailView>(`tier-imports/${job.id}/run`);
  if (tiers.length === 0) return null;
  return (
    <HouseForm
      inputs={RunTierImportInput}
      defaultValues={tier ? { tier } : {}}
      onSubmit={(body) => submit(body)}
      submitLabel={say('move', { smart_count: job.accepted })}
    >
      <Stack sx={{ gap: 1, maxWidth: 420 }}>
        <SelectInput
          source="tier"
          label={say('fields.tier')}
          choices={codes.map((id) => ({ id, name: nameOf(id) }))}
          translateChoice={false}
          fullWidth
        />
        <DateInput source="until" label={say('fields.until')} helperText={say('untilHint')} />
        <TextInput source="reason" label={say('fields.reason')} multiline fullWidth autoComplete="off" />
      </Stack>
    </HouseForm>
  );
}

function Progress({ job: { accepted, moved, skipped } }: OfJob) {
  const say = useSay(tierImportMessages);
  return (
    <Box role="status">
      <Typography variant="body2" sx={{ mb: 0.75 }}>
        {say('progress', { done: moved, total: accepted })}
      </Typography>
      <LinearProgress
        variant="determinate"
        value={((moved + skipped) / accepted) * PERCENT}
        aria-label={say('running')}
        sx={{ height: 8, borderRadius: 4 }}
      />
    </Box>
  );
}

/** What can be done with it now, or what is going on. */
function NextStep({ job }: OfJob) {
  const say = useSay(tierImportMessages);
  const mayMove = useMay('memberships:override');
  if (job.state === 'running') return <Progress job={job} />;
  if (job.state === 'finished')
    return (
      <Alert severity="success">
        {say('finished')}. {say('progress', { done: job.moved, total: job.accepted })}
      </Alert>
    );
  if (job.state === 'awaitingApproval')
    return (
      <Alert severity="info">
        {say('waits')}{' '}
        {job.request && (
          <MuiLink component={Link} to={`/approvals/${job.request.id}/show`}>
            {job.request.reference}
          </MuiLink>
        )}
      </Alert>
    );
  if (job.accepted === 0) return <Alert severity="warning">{say('nobody')}</Alert>;
  return mayMove ? <MoveForm job={job} /> : null;
}

function TierImportPage({ job }: OfJob) {
  const say = useSay(tierImportMessages);
  const nameOf = useTierName();
  return (
    <RecordPage
      title={job.fileName}
      beside={<StatusChip status={job.state} label={say(`states.${job.state}`)} />}
      subtitle={job.reference}
      columns="wideFirst"
      facts={
        <>
          <Section title={say('moveTitle')}>
            <NextStep job={job} />
          </Section>
          <TierImportErrors job={job} />
        </>
      }
    >
      <Section title={say('facts')}>
        <Facts>
          {(['rowsTotal', 'accepted', 'rejected', 'moved', 'skipped'] as const).map((name) => (
            <Fact key={name} label={say(`fields.${name}`)}>
              {job[name]}
            </Fact>
          ))}
          {job.tier && <Fact label={say('fields.tier')}>{nameOf(job.tier)}</Fact>}
          {job.until && (
            <Fact label={say('fields.until')}>
              <InstantText value={job.until} />
            </Fact>
          )}
          {job.reason && <Fact label={say('fields.reason')}>{job.reason}</Fact>}
          <Fact label={say('fields.createdBy')}>{job.createdBy}</Fact>
          <Fact label={say('fields.createdAt')}>
            <InstantText value={job.createdAt} />
          </Fact>
        </Facts>
      </Section>
    </RecordPage>
  );
}

/** A file of customers: what is wrong in it, moving them, and how far that is. */
export function TierImportShow() {
  const { id = '' } = useParams();
  return (
    <Loaded query={useTierImport(id)} lines={PAGE_LINES}>
      {(job) => <TierImportPage job={job} />}
    </Loaded>
  );
}
