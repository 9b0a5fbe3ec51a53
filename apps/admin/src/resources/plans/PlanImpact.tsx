import { useQuery } from '@tanstack/react-query';
import {
  Alert,
  Box,
  FormControl,
  FormControlLabel,
  FormLabel,
  Link as MuiLink,
  Radio,
  RadioGroup,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableRow,
  Typography,
} from '@mui/material';
import { useDataProvider, useLocaleState } from 'react-admin';
import { Link } from 'react-router-dom';
import { type Locale } from '@ur-desk/domain/kernel';
import { type PlanImpactView, RUNNING_RENEWALS, type RunningRenewals } from '@ur-desk/domain/plans';
import { type DeskDataProvider } from '../../providers/dataProvider';
import { useSay } from '../../shared/messages';
import { MoneyText } from '../../shared/MoneyField';
import { WhyList } from '../approvals/WhyList';
import { planMessages } from './plan.messages';

/** What a release of this version would touch; undefined: not counted yet, or not asked. */
export function usePlanImpact(versionId: string, enabled: boolean): PlanImpactView | undefined {
  const dataProvider = useDataProvider<DeskDataProvider>();
  const { data } = useQuery({
    queryKey: ['plans', 'impact', versionId],
    queryFn: ({ signal }) =>
      dataProvider.read<PlanImpactView>(`plan-versions/${versionId}/impact`, { signal }),
    enabled,
  });
  return data;
}

/** How many subscriptions keep what they have, to their end. */
export function KeepsRunning({ impact }: { impact: PlanImpactView | undefined }) {
  const say = useSay(planMessages);
  if (!impact) return null;
  const count = impact.activeSubscriptions + impact.queuedSubscriptions;
  return (
    <Typography variant="body2" sx={{ mt: 1 }}>
      {say('keepsRunning', { smart_count: count })}
    </Typography>
  );
}

/** A month of automatic renewals, as it is and as it would be. */
function RevenueTable({ revenue }: Pick<PlanImpactView, 'revenue'>) {
  const say = useSay(planMessages);
  return (
    <Table size="small" aria-label={say('revenue')}>
      <TableHead>
        <TableRow>
          <TableCell align="right">{say('renewingLines')}</TableCell>
          <TableCell align="right">{say('monthNow')}</TableCell>
          <TableCell align="right">{say('monthMoved')}</TableCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {revenue.map(({ currency, lines, before, after, isSold }) => (
          <TableRow key={currency}>
            <TableCell align="right">{lines}</TableCell>
            <TableCell align="right">
              <MoneyText value={before} />
            </TableCell>
            <TableCell align="right">
              {isSold ? <MoneyText value={after} /> : say('notSoldIn', { currency })}
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

function Promotions({ promotions }: Pick<PlanImpactView, 'promotions'>) {
  const say = useSay(planMessages);
  const [locale] = useLocaleState() as [Locale, unknown];
  if (promotions.length === 0) return null;
  return (
    <Typography variant="body2" sx={{ mt: 1 }}>
      {say('promotionsApply')}{' '}
      {promotions.map(({ id, code, name }, index) => (
        <span key={id}>
          {index > 0 && ' · '}
          <MuiLink component={Link} to={`/promotions/${id}/show`}>
            {name[locale] || code}
          </MuiLink>
        </span>
      ))}
    </Typography>
  );
}

interface RunningRenewalsInputProps {
  impact: PlanImpactView | undefined;
  value: RunningRenewals;
  onChange: (value: RunningRenewals) => void;
}

/** What lines do that renew the plan by themselves, with what that changes counted before it is chosen. */
export function RunningRenewalsInput({ impact, value, onChange }: RunningRenewalsInputProps) {
  const say = useSay(planMessages);
  if (!impact) return null;
  const asks = value === 'move' && impact.why.length > 0;
  return (
    <Box sx={{ mt: 2 }}>
      <FormControl>
        <FormLabel id="running-renewals">{say('runningRenewals')}</FormLabel>
        <RadioGroup
          aria-labelledby="running-renewals"
          value={value}
          onChange={(_event, choice) => onChange(choice as RunningRenewals)}
        >
          {RUNNING_RENEWALS.map((choice) => (
            <FormControlLabel
              key={choice}
              value={choice}
              control={<Radio size="small" />}
              label={say(`runningRenewalsChoices.${choice}`)}
            />
          ))}
        </RadioGroup>
      </FormControl>
      {impact.revenue.length > 0 ? (
        <RevenueTable revenue={impact.revenue} />
      ) : (
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          {say('noRenewingLines')}
        </Typography>
      )}
      <Promotions promotions={impact.promotions} />
      {asks && (
        <Alert severity="warning" sx={{ mt: 1 }}>
          {say('needsSecondPerson')}
          <WhyList why={impact.why} />
        </Alert>
      )}
    </Box>
  );
}
