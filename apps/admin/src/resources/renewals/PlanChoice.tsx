import { Box, Button, Chip, Stack, Typography } from '@mui/material';
import { useId, useState } from 'react';
import { useLocaleState } from 'react-admin';
import { type CurrencyCode, type Locale } from '@ur-desk/domain/kernel';
import { type PlanKind, type PlanVersionView, type PlanView, priceIn } from '@ur-desk/domain/plans';
import { EmptyState } from '../../shared/EmptyState';
import { useSay } from '../../shared/messages';
import { MoneyText } from '../../shared/MoneyField';
import { ProblemNotice } from '../../shared/ProblemNotice';
import { Skeleton } from '../../shared/Section';
import { usePlanTexts } from '../plans/use-plan-texts';
import { OptionCard } from './OptionCard';
import { renewalMessages } from './renewal.messages';

const SHOWN = 6;

interface PlanChoiceProps {
  kind: PlanKind;
  plans: readonly PlanView[];
  pending: boolean;
  /** Why the plans could not be read; null: they were. */
  notRead: { problem: unknown; retry: () => void } | null;
  currency: CurrencyCode;
  runningPlanId: string | null;
  chosenId: string | null;
  onChoose: (planId: string) => void;
}

/** The plans or packs that this customer can buy, each with price, validity and allowances. */
export function PlanChoice(props: PlanChoiceProps) {
  const { kind, plans, pending, notRead, currency, runningPlanId, chosenId, onChoose } = props;
  const say = useSay(renewalMessages);
  const [locale] = useLocaleState() as [Locale, unknown];
  const { validity, allowances } = usePlanTexts();
  const [all, showAll] = useState(false);
  const heading = useId();
  if (pending) return <Skeleton lines={5} />;
  if (notRead) return <ProblemNotice problem={notRead.problem} onRetry={notRead.retry} />;
  if (plans.length === 0)
    return <EmptyState title={say(kind === 'addOn' ? 'noPacks' : 'noPlans', { currency })} />;
  const shown = all ? plans : plans.slice(0, SHOWN);
  return (
    <Box role="radiogroup" aria-labelledby={heading}>
      <Typography variant="h2" component="h3" id={heading} sx={{ mb: 1 }}>
        {say(kind === 'addOn' ? 'pack' : 'plan')}
      </Typography>
      <Box
        sx={{
          display: 'grid',
          gap: 1,
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', sm: 'repeat(2, minmax(0, 1fr))' },
        }}
      >
        {shown.map(
          ({ id, current }) =>
            current && (
              <OptionCard
                key={id}
                name="plan"
                value={id}
                checked={id === chosenId}
                onChoose={() => onChoose(id)}
              >
                <Stack
                  direction="row"
                  sx={{ justifyContent: 'space-between', gap: 1, alignItems: 'baseline' }}
                >
                  <Typography variant="body1" sx={{ fontWeight: 600 }}>
                    {current.name[locale]}
                  </Typography>
                  <Typography variant="body1" component="span">
                    <MoneyText value={amountIn(current, currency)} strong />
                  </Typography>
                </Stack>
                <Typography variant="body2" sx={{ color: 'text.secondary' }}>
                  {validity(current)} · {allowances(current)}
                </Typography>
                {id === runningPlanId && (
                  <Chip
                    size="small"
                    color="primary"
                    variant="outlined"
                    label={say('runsNow')}
                    sx={{ mt: 0.5 }}
                  />
                )}
              </OptionCard>
            ),
        )}
      </Box>
      {plans.length > shown.length && (
        <Button onClick={() => showAll(true)} sx={{ mt: 0.5 }}>
          {say('morePlans', { count: plans.length })}
        </Button>
      )}
    </Box>
  );
}

const amountIn = (version: PlanVersionView, currency: CurrencyCode) => {
  const price = priceIn(version, currency);
  return price && { amount: price.amount, currency };
};
