import { Alert, Box, Button, LinearProgress, Stack, Typography } from '@mui/material';
import { useLocaleState } from 'react-admin';
import { useParams, useSearchParams } from 'react-router-dom';
import { isProblemCode, type Locale, problemText } from '@ur-desk/domain/kernel';
import {
  canRunSettlement,
  isSettlementAtWork,
  type MovementSumView,
  type RunSettlementInput,
  type SettlementDetailView,
} from '@ur-desk/domain/settlements';
import { HouseTable, type TableColumn } from '../../shared/HouseTable';
import { operatorZone } from '../../shared/zones';
import { Loaded, PAGE_LINES } from '../../shared/Loaded';
import { useSay } from '../../shared/messages';
import { MoneyText } from '../../shared/MoneyField';
import { PageTitle } from '../../shared/PageTitle';
import { ProblemNotice } from '../../shared/ProblemNotice';
import { Section } from '../../shared/Section';
import { StatusChip } from '../../shared/StatusChip';
import { useAction } from '../../shared/use-action';
import { useMay } from '../../shared/use-may';
import { LineDialog } from './LineDialog';
import { PeriodInput, usePeriodDraft } from './PeriodInput';
import { PeriodText } from './PeriodText';
import { settlementMessages } from './settlement.messages';
import { SettlementResult } from './SettlementResult';
import { useProviderText } from './use-provider-text';
import { useSettlement } from './use-settlement';

interface Of {
  settlement: SettlementDetailView;
}

const useRun = ({ id }: SettlementDetailView) =>
  useAction<RunSettlementInput, SettlementDetailView>(`settlements/${id}/run`, { idempotent: false });

function Movements({ settlement: { movements } }: Of) {
  const say = useSay(settlementMessages);
  const columns: TableColumn<MovementSumView>[] = [
    { label: say('fields.kind'), render: ({ kind }) => say(`kinds.${kind}`) },
    { label: say('fields.count'), align: 'right', render: ({ count }) => count },
    { label: say('fields.amount'), align: 'right', render: ({ amount }) => <MoneyText value={amount} /> },
  ];
  return (
    <HouseTable
      label={say('preview')}
      columns={columns}
      rows={movements}
      rowKey={({ kind, amount }) => `${kind} ${amount.currency}`}
    />
  );
}

/** Before the comparison: what the report holds, the period that it covers, and the button that starts it. */
function Preview({ settlement }: Of) {
  const say = useSay(settlementMessages);
  const mayRun = useMay('settlements:create');
  const draft = usePeriodDraft({ from: settlement.from, to: settlement.to });
  const run = useRun(settlement);
  return (
    <Section title={say('preview')}>
      <Stack sx={{ gap: 2 }}>
        <Movements settlement={settlement} />
        <Typography variant="body2">{say('periodHint', { zone: operatorZone() })}</Typography>
        <PeriodInput draft={draft} />
        <ProblemNotice problem={run.problem} />
        {mayRun && (
          <Box>
            <Button
              variant="contained"
              size="large"
              disabled={run.pending || !draft.period}
              onClick={() => draft.period && void run.run(draft.period)}
            >
              {say('compare')}
            </Button>
          </Box>
        )}
      </Stack>
    </Section>
  );
}

function Progress({ settlement: { state, linesDone, linesTotal } }: Of) {
  const say = useSay(settlementMessages);
  const text = say('progress', { done: linesDone, total: linesTotal });
  return (
    <Box role="status">
      {say(`states.${state}`)} · {text}
      <LinearProgress
        variant="determinate"
        aria-label={text}
        value={linesTotal === 0 ? 0 : Math.min(100, (100 * linesDone) / linesTotal)}
        sx={{ mt: 1 }}
      />
    </Box>
  );
}

function Failed({ settlement: { problemCode, reference } }: Of) {
  const say = useSay(settlementMessages);
  const [locale] = useLocaleState() as [Locale, unknown];
  const why =
    problemCode && isProblemCode(problemCode)
      ? problemText(problemCode, { requestId: reference }, locale)
      : '';
  return (
    <Alert severity="error">
      {say('failedText')} {why}
    </Alert>
  );
}

function RunAgain({ settlement }: Of) {
  const say = useSay(settlementMessages);
  const run = useRun(settlement);
  return (
    <>
      <Button variant="outlined" disabled={run.pending} onClick={() => void run.run({})}>
        {say('compareAgain')}
      </Button>
      <ProblemNotice problem={run.problem} />
    </>
  );
}

function SettlementPage({ settlement }: Of) {
  const say = useSay(settlementMessages);
  const providerText = useProviderText();
  const mayRun = useMay('settlements:create');
  const { state, reference, provider, from, to, fileName, format } = settlement;
  return (
    <>
      <PageTitle
        title={`${providerText(provider)} · ${reference}`}
        beside={<StatusChip status={state} label={say(`states.${state}`)} />}
        subtitle={
          <>
            <PeriodText from={from} to={to} /> · {say(`formats.${format}`)} · {fileName}
          </>
        }
        actions={
          mayRun && state !== 'uploaded' && canRunSettlement(state) && <RunAgain settlement={settlement} />
        }
      />
      <Stack sx={{ gap: 2 }}>
        {state === 'failed' && <Failed settlement={settlement} />}
        {isSettlementAtWork(state) && <Progress settlement={settlement} />}
        {state === 'uploaded' ? (
          <Preview settlement={settlement} />
        ) : (
          <SettlementResult settlement={settlement} />
        )}
      </Stack>
    </>
  );
}

/** A report from its preview to its differences; the line that is looked at stands in the address. */
export function SettlementShow() {
  const { id = '' } = useParams();
  const [search, setSearch] = useSearchParams();
  const lineId = search.get('line');
  const close = () =>
    setSearch((before) => {
      const next = new URLSearchParams(before);
      next.delete('line');
      return next;
    });
  return (
    <>
      <Loaded query={useSettlement(id)} lines={PAGE_LINES}>
        {(settlement) => <SettlementPage settlement={settlement} />}
      </Loaded>
      {lineId && <LineDialog lineId={lineId} onClose={close} />}
    </>
  );
}
