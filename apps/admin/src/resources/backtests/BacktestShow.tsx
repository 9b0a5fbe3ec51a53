import { useQuery } from '@tanstack/react-query';
import { Alert, Box, Button, LinearProgress, Link as MuiLink, Typography } from '@mui/material';
import { useDataProvider, useLocaleState } from 'react-admin';
import { Link, useParams } from 'react-router-dom';
import { type BacktestDetailView, type BacktestSumView } from '@ur-desk/domain/backtests';
import { LOCALE_TAGS, type Locale, money } from '@ur-desk/domain/kernel';
import { type DeskDataProvider } from '../../providers/dataProvider';
import { announce } from '../../shared/announce';
import { EmptyState } from '../../shared/EmptyState';
import { HouseTable, type TableColumn } from '../../shared/HouseTable';
import { InstantText } from '../../shared/InstantField';
import { Loaded, PAGE_LINES } from '../../shared/Loaded';
import { useSay } from '../../shared/messages';
import { MoneyText } from '../../shared/MoneyField';
import { ProblemNotice } from '../../shared/ProblemNotice';
import { RecordPage } from '../../shared/RecordPage';
import { Fact, Facts, Section } from '../../shared/Section';
import { StatusChip } from '../../shared/StatusChip';
import { useAction } from '../../shared/use-action';
import { useMay } from '../../shared/use-may';
import { DayFigures } from '../promotions/DayFigures';
import { backtestMessages } from './backtest.messages';

const LOOK_AGAIN_MS = 1_000;
const WHOLE = 100;

/** A backtest, looked at again and again while it runs. */
function useBacktest(id: string) {
  const dataProvider = useDataProvider<DeskDataProvider>();
  return useQuery({
    queryKey: ['backtests', 'live', id],
    queryFn: ({ signal }) => dataProvider.read<BacktestDetailView>(`backtests/${id}`, { signal }),
    staleTime: 0,
    refetchInterval: ({ state: { data } }) => (data?.state === 'running' ? LOOK_AGAIN_MS : false),
  });
}

function Progress({ backtest: { state, done, total } }: { backtest: BacktestDetailView }) {
  const say = useSay(backtestMessages);
  const [locale] = useLocaleState() as [Locale, unknown];
  const number = (value: number) => value.toLocaleString(LOCALE_TAGS[locale]);
  const text = say('progress', { done: number(done), total: number(total) });
  return (
    <Box role="status" sx={{ mb: 1.5 }}>
      <Typography variant="body2">{text}</Typography>
      {state === 'running' && (
        <LinearProgress
          variant="determinate"
          aria-label={text}
          value={total === 0 ? 0 : (WHOLE * done) / total}
          sx={{ mt: 0.5 }}
        />
      )}
    </Box>
  );
}

function BacktestFacts({ backtest }: { backtest: BacktestDetailView }) {
  const say = useSay(backtestMessages);
  const { promotionId, promotionCode, from, until, createdBy, createdAt, finishedAt } = backtest;
  return (
    <Facts>
      <Fact label={say('fields.promotion')}>
        <MuiLink component={Link} to={`/promotions/${promotionId}/show`}>
          {promotionCode}
        </MuiLink>
      </Fact>
      <Fact label={say('fields.period')}>
        <InstantText value={from} /> – <InstantText value={until} />
      </Fact>
      <Fact label={say('fields.createdBy')}>{createdBy}</Fact>
      <Fact label={say('fields.createdAt')}>
        <InstantText value={createdAt} />
      </Fact>
      {finishedAt && (
        <Fact label={say('fields.finishedAt')}>
          <InstantText value={finishedAt} />
        </Fact>
      )}
    </Facts>
  );
}

/** What has to be known before the figures are believed. */
function Trust({ backtest: { sums, state, withCode } }: { backtest: BacktestDetailView }) {
  const say = useSay(backtestMessages);
  const differing = sums.reduce((sum, one) => sum + one.differing, 0);
  return (
    <>
      {differing > 0 && <Alert severity="error">{say('differing', { smart_count: differing })}</Alert>}
      {withCode && <Alert severity="info">{say('withCode')}</Alert>}
      {state === 'cancelled' && sums.length > 0 && <Alert severity="warning">{say('partial')}</Alert>}
    </>
  );
}

function Result({ backtest }: { backtest: BacktestDetailView }) {
  const say = useSay(backtestMessages);
  const [locale] = useLocaleState() as [Locale, unknown];
  const { sums, state } = backtest;
  const count = (value: number) => value.toLocaleString(LOCALE_TAGS[locale]);
  const amount = (label: string, of: (sum: BacktestSumView) => number): TableColumn<BacktestSumView> => ({
    label,
    align: 'right',
    render: (sum) => <MoneyText value={money(of(sum), sum.currency)} />,
  });
  const columns: TableColumn<BacktestSumView>[] = [
    { label: say('currency'), render: ({ currency }) => currency },
    { label: say('renewals'), align: 'right', render: ({ renewals }) => count(renewals) },
    { label: say('uses'), align: 'right', render: ({ uses }) => count(uses) },
    amount(say('discount'), ({ discountMinor }) => discountMinor),
    amount(say('revenue'), ({ revenueMinor }) => revenueMinor),
    amount(say('booked'), ({ bookedMinor }) => bookedMinor),
  ];
  if (sums.length === 0) return state === 'done' ? <EmptyState title={say('noRenewals')} /> : null;
  return (
    <>
      <HouseTable label={say('result')} columns={columns} rows={sums} rowKey={({ currency }) => currency} />
      {sums.every(({ differing }) => differing === 0) && (
        <Typography variant="caption" component="p" sx={{ color: 'text.secondary', mt: 1 }}>
          {say('trusted')}
        </Typography>
      )}
    </>
  );
}

function StopButton({ id }: { id: string }) {
  const say = useSay(backtestMessages);
  const { run, pending, problem } = useAction<object, BacktestDetailView>(`backtests/${id}/cancel`, {
    onDone: () => announce(say('stopped')),
  });
  return (
    <>
      <ProblemNotice problem={problem} />
      <Button variant="outlined" disabled={pending} onClick={() => void run({})}>
        {say('stop')}
      </Button>
    </>
  );
}

function BacktestPage({ backtest }: { backtest: BacktestDetailView }) {
  const say = useSay(backtestMessages);
  const mayStop = useMay('promotions:update');
  const { id, state, promotionCode, versionNo, days, mode, byDay, from, until } = backtest;
  return (
    <RecordPage
      title={say('title', { promotion: promotionCode })}
      beside={<StatusChip status={state} label={say(`states.${state}`)} />}
      subtitle={say('subtitle', { version: versionNo, days, mode: say(`modes.${mode}`) })}
      actions={state === 'running' && mayStop && <StopButton id={id} />}
      notices={<Trust backtest={backtest} />}
      columns="wideFirst"
      facts={
        <Section title={say('result')}>
          <Progress backtest={backtest} />
          <Result backtest={backtest} />
        </Section>
      }
      below={
        byDay.length > 0 && (
          <Section title={say('byDay')}>
            <DayFigures
              from={from}
              until={until}
              byDay={byDay}
              revenue={say('revenue')}
              more={(amount) => [
                { label: say('booked'), align: 'right', render: ({ bookedMinor }) => amount(bookedMinor) },
              ]}
            />
          </Section>
        )
      }
    >
      <Section title={say('facts')}>
        <BacktestFacts backtest={backtest} />
      </Section>
    </RecordPage>
  );
}

/** What renewals of the past would have cost with a promotion. */
export function BacktestShow() {
  const { id = '' } = useParams();
  return (
    <Loaded query={useBacktest(id)} lines={PAGE_LINES}>
      {(backtest) => <BacktestPage backtest={backtest} />}
    </Loaded>
  );
}
