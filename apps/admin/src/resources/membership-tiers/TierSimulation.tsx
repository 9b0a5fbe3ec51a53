import { Alert, Box, Button, Link as MuiLink, Stack, Typography } from '@mui/material';
import { useState } from 'react';
import { useFormContext } from 'react-hook-form';
import { Link } from 'react-router-dom';
import { useLocaleState } from 'react-admin';
import { formatMoney, LOCALE_TAGS, type Locale, type Money } from '@ur-desk/domain/kernel';
import {
  type SimulatedMemberView,
  type SimulatedMoveView,
  type SimulateTierInput,
  type SimulationView,
} from '@ur-desk/domain/memberships';
import { CustomerLink } from '../../shared/CustomerLink';
import { HouseTable, type TableColumn } from '../../shared/HouseTable';
import { useSay } from '../../shared/messages';
import { MoneyText } from '../../shared/MoneyField';
import { ProblemNotice } from '../../shared/ProblemNotice';
import { useAction } from '../../shared/use-action';
import { useTierName } from '../memberships/use-tiers';
import { tierMessages } from './tier.messages';

/** What the tiers take off in a month, before and after. */
function Costs({ costs }: { costs: SimulationView['monthlyCosts'] }) {
  const say = useSay(tierMessages);
  const [locale] = useLocaleState() as [Locale, unknown];
  const text = (value: Money) => formatMoney(value, LOCALE_TAGS[locale]);
  return costs.map(({ before, after }) => (
    <Typography key={before.currency} variant="body2">
      {say('simulation.cost', { before: text(before), after: text(after) })}
    </Typography>
  ));
}

function Who({ who }: { who: readonly SimulatedMemberView[] }) {
  const say = useSay(tierMessages);
  const nameOf = useTierName();
  const columns: TableColumn<SimulatedMemberView>[] = [
    { label: say('simulation.customer'), render: ({ id }) => <CustomerLink customerId={id} /> },
    { label: say('simulation.from'), render: ({ from }) => nameOf(from) },
    { label: say('simulation.to'), render: ({ to }) => nameOf(to) },
    { label: say('simulation.spend'), align: 'right', render: ({ spend }) => <MoneyText value={spend} /> },
  ];
  return (
    <Box sx={{ maxHeight: 320, overflowY: 'auto' }}>
      <HouseTable label={say('simulation.who')} columns={columns} rows={who} />
    </Box>
  );
}

/** Plans whose floor stops the discount, with links to what meets. */
function Conflicts({ conflicts }: Pick<SimulationView, 'conflicts'>) {
  const say = useSay(tierMessages);
  const [locale] = useLocaleState() as [Locale, unknown];
  if (conflicts.length === 0) return null;
  return (
    <Box>
      <Typography variant="body2" sx={{ fontWeight: 600 }}>
        {say('simulation.conflicts')}
      </Typography>
      <Stack component="ul" sx={{ m: 0, pl: 2.5 }}>
        {conflicts.map(({ plan, promotion, cut }) => (
          <Typography
            key={`${plan.id} ${promotion?.id ?? ''} ${cut.currency}`}
            component="li"
            variant="body2"
          >
            <MuiLink component={Link} to={`/plans/${plan.id}/show`}>
              {plan.name[locale] || plan.code}
            </MuiLink>
            {promotion && ' + '}
            {promotion && (
              <MuiLink component={Link} to={`/promotions/${promotion.id}/show`}>
                {promotion.name[locale] || promotion.code}
              </MuiLink>
            )}{' '}
            {say('simulation.cut', { amount: formatMoney(cut, LOCALE_TAGS[locale]) })}
          </Typography>
        ))}
      </Stack>
    </Box>
  );
}

function Result({ result }: { result: SimulationView }) {
  const say = useSay(tierMessages);
  const nameOf = useTierName();
  const line = ({ from, to, isUp, customers }: SimulatedMoveView) =>
    say(isUp ? 'simulation.up' : 'simulation.down', {
      smart_count: customers,
      from: nameOf(from),
      to: nameOf(to),
    });
  const { moves, who, customers, monthlyCosts } = result;
  return (
    <Alert severity="info" icon={false} sx={{ '& .MuiAlert-message': { width: '100%' } }}>
      <Stack sx={{ gap: 0.5 }} role="status" aria-label={say('simulation.result')}>
        {moves.length === 0 && <Typography variant="body2">{say('simulation.nobody')}</Typography>}
        {moves.map((move) => (
          <Typography key={`${move.from} ${move.to}`} variant="body2" sx={{ fontWeight: 600 }}>
            {line(move)}
          </Typography>
        ))}
        <Costs costs={monthlyCosts} />
        <Conflicts conflicts={result.conflicts} />
        <Typography variant="caption" sx={{ color: 'text.secondary' }}>
          {say('simulation.basis', { smart_count: customers })}
        </Typography>
        {who.length > 0 && <Who who={who} />}
      </Stack>
    </Alert>
  );
}

/** Asks, before saving, who would move with what stands in the form, and what it would cost. */
export function TierSimulation({ tierId }: { tierId: string }) {
  const say = useSay(tierMessages);
  const { getValues } = useFormContext<Pick<SimulateTierInput, 'thresholds' | 'discountBps'>>();
  const [result, setResult] = useState<SimulationView | null>(null);
  const action = useAction<SimulateTierInput, SimulationView>('membership-tiers/simulate', {
    idempotent: false,
    onDone: setResult,
  });
  const ask = () => {
    setResult(null);
    const { thresholds = [], discountBps = 0 } = getValues();
    void action.run({ tierId, thresholds, discountBps });
  };
  return (
    <Stack sx={{ gap: 1, mt: 2, alignItems: 'flex-start' }}>
      <Button variant="outlined" onClick={ask} disabled={action.pending}>
        {say('simulation.ask')}
      </Button>
      <ProblemNotice problem={action.problem} />
      {result && (
        <Box sx={{ width: '100%' }}>
          <Result result={result} />
        </Box>
      )}
    </Stack>
  );
}
