import { useQuery } from '@tanstack/react-query';
import { Alert, Box, Button, LinearProgress, Stack, Typography } from '@mui/material';
import { useState } from 'react';
import { useDataProvider, useLocaleState } from 'react-admin';
import { formatMoney, LOCALE_TAGS, type Locale } from '@ur-desk/domain/kernel';
import { type MembershipView, type TierChangeView } from '@ur-desk/domain/memberships';
import { type DeskDataProvider } from '../../providers/dataProvider';
import { HouseTable, type TableColumn } from '../../shared/HouseTable';
import { InstantText } from '../../shared/InstantField';
import { Loaded } from '../../shared/Loaded';
import { useSay } from '../../shared/messages';
import { MoneyText } from '../../shared/MoneyField';
import { Fact, Facts } from '../../shared/Section';
import { useMay } from '../../shared/use-may';
import { membershipMessages } from './membership.messages';
import { useTierTexts } from '../membership-tiers/use-tier-texts';
import { EndOverrideButton } from './EndOverrideButton';
import { OverrideDialog } from './OverrideDialog';
import { useTierName, useTiers } from './use-tiers';

interface Props {
  customerId: string;
  customerZone: string;
}

const PERCENT = 100;

/** How far it is to the next tier: in words, and as a bar. */
function Progress({ membership }: { membership: MembershipView }) {
  const say = useSay(membershipMessages);
  const [locale] = useLocaleState() as [Locale, unknown];
  const nameOf = useTierName();
  const { next, spend } = membership;
  if (!next) return <Typography variant="body2">{say('best')}</Typography>;
  const tier = nameOf(next.tier);
  const share = Math.max(0, Math.min(1, spend.amount / next.threshold.amount));
  return (
    <Box sx={{ maxWidth: 420 }}>
      <LinearProgress
        variant="determinate"
        value={share * PERCENT}
        aria-label={say('progress', { tier })}
        sx={{ height: 8, borderRadius: 4, mb: 0.5 }}
      />
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        {say('next', { tier, missing: formatMoney(next.missing, LOCALE_TAGS[locale]) })}
      </Typography>
    </Box>
  );
}

function MembershipFacts({ membership, customerZone }: { membership: MembershipView; customerZone: string }) {
  const say = useSay(membershipMessages);
  const nameOf = useTierName();
  const { tier, earnedTier, spend, windowDays, periodEndsAt, losesAt, overrideUntil } = membership;
  const { sla, bonuses } = useTierTexts();
  const benefits = useTiers().find(({ code }) => code === tier);
  const at = (value: string) => <InstantText value={value} customerZone={customerZone} />;
  return (
    <Facts>
      <Fact label={say('tier')}>
        <strong>{nameOf(tier)}</strong>
      </Fact>
      {overrideUntil && (
        <>
          <Fact label={say('overridden')}>{at(overrideUntil)}</Fact>
          <Fact label={say('earned')}>{nameOf(earnedTier)}</Fact>
        </>
      )}
      {benefits && (
        <>
          <Fact label={say('support')}>{sla(benefits)}</Fact>
          {benefits.monthlyBonuses.length > 0 && (
            <Fact label={say('monthlyBonuses')}>{bonuses(benefits)}</Fact>
          )}
        </>
      )}
      <Fact label={say('spend', { days: windowDays })}>
        <MoneyText value={spend} />
      </Fact>
      {periodEndsAt && <Fact label={say('keptUntil')}>{at(periodEndsAt)}</Fact>}
      {losesAt && <Fact label={say('losesAt')}>{at(losesAt)}</Fact>}
    </Facts>
  );
}

function History({ membership, customerZone }: { membership: MembershipView; customerZone: string }) {
  const say = useSay(membershipMessages);
  const nameOf = useTierName();
  if (membership.history.length === 0) return <Typography variant="body2">{say('noHistory')}</Typography>;
  const columns: TableColumn<TierChangeView>[] = [
    { label: say('fields.at'), render: ({ at }) => <InstantText value={at} customerZone={customerZone} /> },
    { label: say('fields.from'), render: ({ from }) => nameOf(from) },
    { label: say('fields.to'), render: ({ to }) => nameOf(to) },
    {
      label: say('fields.cause'),
      render: ({ cause, reason }) =>
        reason ? `${say(`causes.${cause}`)} · ${reason}` : say(`causes.${cause}`),
    },
    { label: say('fields.spend'), align: 'right', render: ({ spend }) => <MoneyText value={spend} /> },
    { label: say('fields.by'), render: ({ by }) => by.name },
  ];
  return <HouseTable label={say('history')} columns={columns} rows={membership.history} />;
}

function Membership({ membership, customerZone }: { membership: MembershipView; customerZone: string }) {
  const say = useSay(membershipMessages);
  const mayOverride = useMay('memberships:override');
  const [setting, setSetting] = useState(false);
  const { request } = membership;
  return (
    <Stack sx={{ gap: 2, alignItems: 'flex-start' }}>
      {request && <Alert severity="info">{say('waiting', { reference: request.reference })}</Alert>}
      <MembershipFacts membership={membership} customerZone={customerZone} />
      <Box sx={{ width: '100%' }}>
        <Progress membership={membership} />
      </Box>
      {mayOverride && (
        <Stack direction="row" sx={{ gap: 1 }}>
          <Button variant="outlined" onClick={() => setSetting(true)}>
            {say('set')}
          </Button>
          {membership.overrideUntil && <EndOverrideButton membership={membership} />}
        </Stack>
      )}
      <Box sx={{ width: '100%' }}>
        <Typography variant="h3" sx={{ mb: 1 }}>
          {say('history')}
        </Typography>
        <History membership={membership} customerZone={customerZone} />
      </Box>
      {setting && <OverrideDialog membership={membership} onClose={() => setSetting(false)} />}
    </Stack>
  );
}

/** A customer's tier, what leads to the next one, and every change of it. */
export function MembershipTab({ customerId, customerZone }: Props) {
  const dataProvider = useDataProvider<DeskDataProvider>();
  const query = useQuery({
    queryKey: ['memberships', customerId],
    queryFn: ({ signal }) => dataProvider.read<MembershipView>(`memberships/${customerId}`, { signal }),
    staleTime: 0,
  });
  return (
    <Loaded query={query}>
      {(membership) => <Membership membership={membership} customerZone={customerZone} />}
    </Loaded>
  );
}
