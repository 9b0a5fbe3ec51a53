import { useQuery } from '@tanstack/react-query';
import { Alert, AlertTitle, Box, Button, LinearProgress, Stack } from '@mui/material';
import { useDataProvider } from 'react-admin';
import { useParams, useSearchParams } from 'react-router-dom';
import { type LedgerVerificationRunView, type LedgerVerificationView } from '@ur-desk/domain/ledger';
import { type DeskDataProvider } from '../../providers/dataProvider';
import { HouseTable, type TableColumn } from '../../shared/HouseTable';
import { InstantText } from '../../shared/InstantField';
import { Loaded, PAGE_LINES } from '../../shared/Loaded';
import { useSay } from '../../shared/messages';
import { MoneyText } from '../../shared/MoneyField';
import { PageTitle } from '../../shared/PageTitle';
import { Section } from '../../shared/Section';
import { StatusChip } from '../../shared/StatusChip';
import { DifferenceTrace } from './DifferenceTrace';
import { verificationMessages } from './verification.messages';
import { VerifyButton } from './VerifyButton';

const LOOK_AGAIN_MS = 1_000;

const isOpen = (run: LedgerVerificationRunView | undefined): boolean =>
  run?.state === 'waiting' || run?.state === 'running';

/** A run, looked at again and again until it is done. */
function useRun(id: string) {
  const dataProvider = useDataProvider<DeskDataProvider>();
  return useQuery({
    queryKey: ['ledger-verifications', id],
    queryFn: ({ signal }) =>
      dataProvider.read<LedgerVerificationRunView>(`ledger-verifications/${id}`, { signal }),
    staleTime: 0,
    refetchInterval: ({ state: { data } }) => (isOpen(data) ? LOOK_AGAIN_MS : false),
  });
}

type Difference = LedgerVerificationView['differences'][number];
type Total = LedgerVerificationView['totals'][number];

/** Which difference is traced stands in the address. */
function useTrace(differences: readonly Difference[]) {
  const [search, setSearch] = useSearchParams();
  const index = Number(search.get('trace') ?? NaN);
  return {
    traced: differences[index],
    trace: (difference: Difference) => setSearch({ trace: String(differences.indexOf(difference)) }),
    close: () => setSearch({}),
  };
}

function Differences({ result }: { result: LedgerVerificationView }) {
  const say = useSay(verificationMessages);
  const { traced, trace, close } = useTrace(result.differences);
  const columns: TableColumn<Difference>[] = [
    { label: say('check'), render: ({ check }) => say(`checks.${check}`) },
    { label: say('subject'), render: ({ subject }) => subject },
    { label: say('expected'), render: ({ expected }) => expected },
    { label: say('found'), render: ({ found }) => found },
    {
      label: '',
      key: 'trace',
      render: (difference) => (
        <Button
          size="small"
          aria-label={`${say('trace')}: ${say(`checks.${difference.check}`)} ${difference.subject}`}
          onClick={() => trace(difference)}
        >
          {say('trace')}
        </Button>
      ),
    },
  ];
  return (
    <>
      {traced && <DifferenceTrace difference={traced} onClose={close} />}
      <Section title={say('differences')}>
        <HouseTable
          label={say('differences')}
          columns={columns}
          rows={result.differences}
          rowKey={({ check, customerId, subject }) => `${check} ${customerId} ${subject}`}
        />
      </Section>
    </>
  );
}

function Totals({ totals }: { totals: readonly Total[] }) {
  const say = useSay(verificationMessages);
  const columns: TableColumn<Total>[] = [
    { label: say('currency'), render: ({ currency }) => currency },
    { label: say('debits'), align: 'right', render: ({ debits }) => <MoneyText value={debits} /> },
    { label: say('credits'), align: 'right', render: ({ credits }) => <MoneyText value={credits} /> },
  ];
  return (
    <Section title={say('totals')}>
      <HouseTable label={say('totals')} columns={columns} rows={totals} rowKey={({ currency }) => currency} />
    </Section>
  );
}

function Result({ result }: { result: LedgerVerificationView }) {
  const say = useSay(verificationMessages);
  const { sound, differences, differenceCount, transfers } = result;
  return (
    <>
      <Alert severity={sound ? 'success' : 'error'}>
        <AlertTitle>{sound ? say('sound') : say('unsound', { smart_count: differenceCount })}</AlertTitle>
        {sound ? say('soundText', { transfers }) : say('unsoundText')}
        {differences.length < differenceCount && ` ${say('listedOnly', { shown: differences.length })}`}
      </Alert>
      {!sound && <Differences result={result} />}
      <Totals totals={result.totals} />
    </>
  );
}

function Progress({ run: { checksDone, checksTotal } }: { run: LedgerVerificationRunView }) {
  const say = useSay(verificationMessages);
  const text = say('progress', { done: checksDone, total: checksTotal });
  return (
    <Box role="status">
      {text}
      <LinearProgress
        variant="determinate"
        aria-label={text}
        value={(100 * checksDone) / checksTotal}
        sx={{ mt: 1 }}
      />
    </Box>
  );
}

function RunPage({ run }: { run: LedgerVerificationRunView }) {
  const say = useSay(verificationMessages);
  return (
    <>
      <PageTitle
        title={say('title')}
        beside={<StatusChip status={run.state} label={say(`states.${run.state}`)} />}
        subtitle={
          <>
            <InstantText value={run.createdAt} /> · {run.requestedBy}
          </>
        }
        actions={!isOpen(run) && <VerifyButton />}
      />
      <Stack sx={{ gap: 2 }}>
        {isOpen(run) && <Progress run={run} />}
        {run.state === 'failed' && (
          <Alert severity="warning">
            <AlertTitle>{say('states.failed')}</AlertTitle>
            {say('failedText')}
          </Alert>
        )}
        {run.result && <Result result={run.result} />}
      </Stack>
    </>
  );
}

/** A run of the verifier: how far it is, what it found, and the way from each difference to where it comes from. */
export function VerificationShow() {
  const { id = '' } = useParams();
  return (
    <Loaded query={useRun(id)} lines={PAGE_LINES}>
      {(run) => <RunPage run={run} />}
    </Loaded>
  );
}
