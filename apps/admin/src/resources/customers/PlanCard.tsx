import AddIcon from '@mui/icons-material/Add';
import RenewIcon from '@mui/icons-material/AutorenewOutlined';
import { Box, Button, Stack, ToggleButton, ToggleButtonGroup, Typography } from '@mui/material';
import { useState } from 'react';
import { useLocaleState } from 'react-admin';
import {
  type CustomerOverviewView,
  type OverviewAllowance,
  type OverviewLine,
} from '@ur-desk/domain/customers';
import { type CurrencyCode, type Instant, type Locale } from '@ur-desk/domain/kernel';
import { isInService } from '@ur-desk/domain/lines';
import { AllowanceBar } from '../../shared/AllowanceBar';
import { EmptyState } from '../../shared/EmptyState';
import { formatInstant, InstantText } from '../../shared/InstantField';
import { operatorZone } from '../../shared/zones';
import { useSay } from '../../shared/messages';
import { Section } from '../../shared/Section';
import { StatusChip } from '../../shared/StatusChip';
import { AutoRenewChip } from '../auto-renewals/AutoRenewChip';
import { lineMessages } from '../lines/line.messages';
import { allowanceText } from './allowance-text';
import { useCustomerActions } from './customer-actions';
import { ServiceButton } from '../lines/ServiceButton';
import { customerMessages } from './customer.messages';
import { usePhoneText } from './phone-text';
import { timeLeft } from './time-left';

const SOON_DAYS = 7;

function Allowance({ allowance }: { allowance: OverviewAllowance }) {
  const say = useSay(customerMessages);
  const [locale] = useLocaleState() as [Locale, unknown];
  const { kind, granted, remaining } = allowance;
  const text =
    granted === null || remaining === null
      ? say('unlimited')
      : say('ofTotal', {
          remaining: allowanceText(kind, remaining, locale),
          granted: allowanceText(kind, granted, locale),
        });
  return <AllowanceBar label={say(`kinds.${kind}`)} granted={granted} remaining={remaining} text={text} />;
}

function TimeLeft({ now, end }: { now: Instant; end: Instant }) {
  const say = useSay(customerMessages);
  const { unit, count } = timeLeft(now, end);
  const soon = unit !== 'days' || count < SOON_DAYS;
  return (
    <Typography
      component="span"
      sx={{ fontWeight: 650, fontSize: '1.0625rem', color: soon ? 'warning.main' : 'text.primary' }}
    >
      {say(`left.${unit}`, { smart_count: count })}
    </Typography>
  );
}

function RunningPlan({ entry, now, zone }: { entry: OverviewLine; now: Instant; zone: string }) {
  const say = useSay(customerMessages);
  const [locale] = useLocaleState() as [Locale, unknown];
  const { active, allowances, lastEndedAt } = entry;
  if (!active) {
    const ended = lastEndedAt && say('endedAt', { at: formatInstant(lastEndedAt, operatorZone(), locale) });
    return (
      <Box sx={{ py: 1.5 }}>
        <Typography variant="h3" component="p" sx={{ color: 'error.main' }}>
          {say('noPlan')}
        </Typography>
        {ended && (
          <Typography variant="body2" sx={{ color: 'text.secondary' }}>
            {ended}
          </Typography>
        )}
      </Box>
    );
  }
  return (
    <>
      <Stack
        direction="row"
        sx={{ justifyContent: 'space-between', alignItems: 'baseline', gap: 2, flexWrap: 'wrap' }}
      >
        <Typography variant="h3">{active.planName[locale]}</Typography>
        <TimeLeft now={now} end={active.endsAt} />
      </Stack>
      <Typography variant="body2" sx={{ color: 'text.secondary', mb: 1.5 }}>
        {say('endsAt')} <InstantText value={active.endsAt} customerZone={zone} />
      </Typography>
      <Stack sx={{ gap: 1.25 }}>
        {allowances.map((allowance) => (
          <Allowance key={allowance.kind} allowance={allowance} />
        ))}
      </Stack>
    </>
  );
}

function WhatFollows({ entry, currency }: { entry: OverviewLine; currency: CurrencyCode }) {
  const say = useSay(customerMessages);
  const [locale] = useLocaleState() as [Locale, unknown];
  const { addOn } = useCustomerActions();
  const { active, queued, line } = entry;
  return (
    <Stack direction="row" sx={{ mt: 1.5, gap: 1, flexWrap: 'wrap', alignItems: 'center' }}>
      <AutoRenewChip line={line} currency={currency} />
      {addOn && active && isInService(line.state) && (
        <Button size="small" startIcon={<AddIcon />} onClick={() => addOn(line.id)}>
          {say('addOn')}
        </Button>
      )}
      <ServiceButton line={line} />
      {queued.map((next) => (
        <Typography key={next.id} variant="body2" sx={{ color: 'text.secondary' }}>
          {say('queuedPlan', {
            plan: next.planName[locale],
            at: formatInstant(next.startsAt, operatorZone(), locale),
          })}
        </Typography>
      ))}
    </Stack>
  );
}

/** A retired line has no plan to speak of: it stands with the other lines below. */
const livingLines = ({ lines }: CustomerOverviewView) => lines.filter(({ line }) => line.state !== 'retired');

/** Which of the customer's lines is looked at; the one that has a problem opens first. */
function useChosenLine(overview: CustomerOverviewView) {
  const { findings } = overview;
  const lines = livingLines(overview);
  const [chosen, choose] = useState<string | null>(null);
  const troubled = findings.find((f) => f.subject.kind === 'line' && f.severity === 'error')?.subject.id;
  const entry =
    lines.find(({ line }) => line.id === chosen) ??
    lines.find(({ line }) => line.id === troubled) ??
    lines[0];
  return { entry, choose };
}

function LineChoice({
  overview,
  chosen,
  choose,
}: {
  overview: CustomerOverviewView;
  chosen: string;
  choose: (id: string) => void;
}) {
  const say = useSay(customerMessages);
  const phoneText = usePhoneText();
  const lines = livingLines(overview);
  if (lines.length < 2) return null;
  return (
    <ToggleButtonGroup
      exclusive
      size="small"
      value={chosen}
      onChange={(_event, id: string | null) => id && choose(id)}
      aria-label={say('tabs.lines')}
      sx={{ mb: 1.25, flexWrap: 'wrap', '& .MuiToggleButton-root': { py: '3px', textTransform: 'none' } }}
    >
      {lines.map(({ line }) => (
        <ToggleButton key={line.id} value={line.id}>
          {line.label ?? phoneText(line.msisdn)}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}

/** The plan that runs, what is left of it and until when: what most calls are about (task T2). */
export function PlanCard({ overview }: { overview: CustomerOverviewView }) {
  const say = useSay(customerMessages);
  const sayOfLine = useSay(lineMessages);
  const phoneText = usePhoneText();
  const { renew, addLine } = useCustomerActions();
  const { entry, choose } = useChosenLine(overview);
  const { customer, asOf } = overview;
  if (!entry) {
    return (
      <Section title={say('plan')}>
        <EmptyState
          title={say('noLines')}
          text={say('noLinesText')}
          action={
            addLine && (
              <Button variant="outlined" onClick={addLine}>
                {sayOfLine('add')}
              </Button>
            )
          }
        />
      </Section>
    );
  }
  const { line } = entry;
  const renewButton = renew && isInService(line.state) && (
    <Button startIcon={<RenewIcon />} onClick={() => renew(line.id)}>
      {say('renew')}
    </Button>
  );
  return (
    <Section title={say('plan')} actions={renewButton}>
      <LineChoice overview={overview} chosen={line.id} choose={choose} />
      <Stack direction="row" sx={{ gap: 1, alignItems: 'center', mb: 1, flexWrap: 'wrap' }}>
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          {phoneText(line.msisdn)}
          {line.label && ` · ${line.label}`}
        </Typography>
        {line.state !== 'active' && (
          <StatusChip status={line.state} label={sayOfLine(`states.${line.state}`)} />
        )}
      </Stack>
      <RunningPlan entry={entry} now={asOf} zone={customer.zone} />
      <WhatFollows entry={entry} currency={customer.walletCurrency} />
    </Section>
  );
}
