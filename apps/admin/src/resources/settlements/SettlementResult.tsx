import { Alert, Stack, Tab, Tabs, Typography } from '@mui/material';
import { Fragment } from 'react';
import { useSearchParams } from 'react-router-dom';
import {
  SETTLEMENT_CLASSES,
  type SettlementClass,
  type SettlementDetailView,
  type SettlementTallyView,
} from '@ur-desk/domain/settlements';
import { HouseTable, type TableColumn } from '../../shared/HouseTable';
import { useSay } from '../../shared/messages';
import { MoneyText } from '../../shared/MoneyField';
import { Section } from '../../shared/Section';
import { LineTable } from './LineTable';
import { settlementMessages } from './settlement.messages';

interface Of {
  settlement: SettlementDetailView;
}

/** Both sides of every class, added up. */
function Tallies({ settlement: { tallies, fees } }: Of) {
  const say = useSay(settlementMessages);
  const columns: TableColumn<SettlementTallyView>[] = [
    { label: say('fields.class'), render: ({ class: of }) => say(`classes.${of}`) },
    { label: say('fields.currency'), render: ({ currency }) => currency },
    { label: say('fields.count'), align: 'right', render: ({ count }) => count },
    { label: say('fields.theirs'), align: 'right', render: ({ theirs }) => <MoneyText value={theirs} /> },
    { label: say('fields.ours'), align: 'right', render: ({ ours }) => <MoneyText value={ours} /> },
  ];
  return (
    <Section title={say('result')}>
      <HouseTable
        label={say('result')}
        columns={columns}
        rows={tallies}
        rowKey={({ class: of, currency }) => `${of} ${currency}`}
      />
      {fees.length > 0 && (
        <Typography variant="body2" sx={{ mt: 1.5, color: 'text.secondary' }}>
          {say('fees')}:{' '}
          {fees.map(({ fee }, index) => (
            <Fragment key={fee.currency}>
              {index > 0 && ' · '}
              <MoneyText value={fee} />
            </Fragment>
          ))}
        </Typography>
      )}
    </Section>
  );
}

type Shown = 'open' | 'all' | SettlementClass;

const filterOf = (shown: Shown): Record<string, unknown> => {
  if (shown === 'all') return {};
  return shown === 'open' ? { open: true } : { class: shown };
};

/** Which lines are shown stands in the address; first those that somebody has to resolve. */
function useShown({ openDifferences }: SettlementDetailView) {
  const [search, setSearch] = useSearchParams();
  const asked = search.get('show');
  const known = asked === 'all' || asked === 'open' || SETTLEMENT_CLASSES.some((of) => of === asked);
  const shown = (known ? asked : openDifferences > 0 ? 'open' : 'all') as Shown;
  return { shown, show: (next: Shown) => setSearch({ show: next }, { replace: true }) };
}

function Lines({ settlement }: Of) {
  const say = useSay(settlementMessages);
  const { shown, show } = useShown(settlement);
  const countOf = (of: SettlementClass): number =>
    settlement.tallies.reduce((sum, tally) => (tally.class === of ? sum + tally.count : sum), 0);
  const present = SETTLEMENT_CLASSES.filter((of) => countOf(of) > 0 || of === shown);
  const total = settlement.tallies.reduce((sum, { count }) => sum + count, 0);
  return (
    <Section title={say('fields.lines')}>
      <Tabs
        value={shown}
        onChange={(_event, next: Shown) => show(next)}
        variant="scrollable"
        aria-label={say('tabs')}
        sx={{ mb: 1 }}
      >
        <Tab value="open" label={`${say('differencesTab')} (${settlement.openDifferences})`} />
        {present.map((of) => (
          <Tab key={of} value={of} label={`${say(`classes.${of}`)} (${countOf(of)})`} />
        ))}
        <Tab value="all" label={`${say('allTab')} (${total})`} />
      </Tabs>
      {shown !== 'open' && shown !== 'all' && (
        <Typography variant="body2" sx={{ color: 'text.secondary', mb: 1 }}>
          {say(`hints.${shown}`)}
        </Typography>
      )}
      <LineTable key={shown} filter={{ settlementId: settlement.id, ...filterOf(shown) }} />
    </Section>
  );
}

/** What the comparison came to: whether somebody has to act, the sums of both sides, and the lines. */
export function SettlementResult({ settlement }: Of) {
  const say = useSay(settlementMessages);
  const { openDifferences, state, tallies } = settlement;
  return (
    <Stack sx={{ gap: 2 }}>
      {state === 'finished' && (
        <Alert severity={openDifferences === 0 ? 'success' : 'warning'}>
          {openDifferences === 0 ? say('sound') : say('unsound', { smart_count: openDifferences })}
        </Alert>
      )}
      {tallies.length > 0 && <Tallies settlement={settlement} />}
      {tallies.length > 0 && <Lines settlement={settlement} />}
    </Stack>
  );
}
