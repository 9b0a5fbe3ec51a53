import { useQuery } from '@tanstack/react-query';
import { Alert, Box, Divider, Link as MuiLink, Stack, Typography } from '@mui/material';
import { useDataProvider, useLocaleState } from 'react-admin';
import { Link } from 'react-router-dom';
import { type Locale, type Money } from '@ur-desk/domain/kernel';
import { type NotificationEvent, type NotificationView } from '@ur-desk/domain/notifications';
import { type RenewalDetailView, renewalFailureText } from '@ur-desk/domain/renewals';
import { type DeskDataProvider } from '../../providers/dataProvider';
import { InstantText } from '../../shared/InstantField';
import { useSay } from '../../shared/messages';
import { MoneyText } from '../../shared/MoneyField';
import { Fact, Facts } from '../../shared/Section';
import { StatusChip } from '../../shared/StatusChip';
import { useMay } from '../../shared/use-may';
import { PaymentLinkPanel } from '../payment-links/PaymentLinkPanel';
import { UnknownPayment } from '../payments/UnknownPayment';
import { useLotsText } from './QuotePanel';
import { MoneyNote } from './MoneyNote';
import { RenewalSteps } from './RenewalSteps';
import { renewalMessages } from './renewal.messages';
import { RetryStep } from './RetryStep';
import { useHeadline } from './use-headline';

const FOLLOW_MS = 2_000;
const MAX_LOOKS = 20;

/** The renewal as it is now: one that has no end yet is looked at again and again. */
export function useRenewal(id: string, initial?: RenewalDetailView) {
  const dataProvider = useDataProvider<DeskDataProvider>();
  return useQuery({
    queryKey: ['renewals', 'detail', id],
    queryFn: ({ signal }) => dataProvider.read<RenewalDetailView>(`renewals/${id}`, { signal }),
    staleTime: 0,
    ...(initial ? { initialData: initial } : {}),
    refetchInterval: ({ state }) =>
      state.data?.state === 'running' || state.data?.state === 'waiting' ? FOLLOW_MS : false,
  });
}

/** What the customer is told of how it ended, as soon as it is there; one tried again may have told of a failure before. */
function MessageState({ renewalId, event }: { renewalId: string; event: NotificationEvent }) {
  const say = useSay(renewalMessages);
  const dataProvider = useDataProvider<DeskDataProvider>();
  const { data } = useQuery({
    queryKey: ['notifications', 'of', renewalId, event],
    queryFn: async ({ signal }) => {
      const filter = encodeURIComponent(JSON.stringify({ causeId: renewalId, event }));
      const path = `notifications?filter=${filter}&sort=${encodeURIComponent('["createdAt","DESC"]')}`;
      return (await dataProvider.read<NotificationView[]>(path, { signal }))[0] ?? null;
    },
    staleTime: 0,
    refetchInterval: ({ state }) => {
      const settled = state.data && state.data.state !== 'queued';
      return settled || state.dataUpdateCount > MAX_LOOKS ? false : FOLLOW_MS;
    },
  });
  const state = !data ? 'none' : data.state === 'sent' && data.provider === 'folder' ? 'folder' : data.state;
  return <span role="status">{say(`messages.${state}`, { recipient: data?.recipient ?? '' })}</span>;
}

const SEVERITY = { succeeded: 'success', failed: 'error', waiting: 'warning', running: 'info' } as const;

function Outcome({ renewal }: { renewal: RenewalDetailView }) {
  const say = useSay(renewalMessages);
  const headline = useHeadline();
  const [locale] = useLocaleState() as [Locale, unknown];
  const { state, error, steps, payments } = renewal;
  const spent =
    error === 'balance_too_low' && steps.some(({ step, state: of }) => step === 'posted' && of === 'failed');
  const unknown = payments.find((payment) => payment.state === 'unknown');
  if (state === 'waiting' && unknown) return <UnknownPayment payment={unknown} />;
  const byCustomer = payments.find((payment) => payment.state === 'requiresAction');
  if (state === 'waiting' && byCustomer) return <PaymentLinkPanel paymentId={byCustomer.id} />;
  const reason = spent ? say('spentText') : error && renewalFailureText(error, locale);
  return (
    <Alert severity={SEVERITY[state]} role="status">
      <Typography variant="h3" component="p">
        {headline(renewal, locale)}
      </Typography>
      {reason}
      <MoneyNote renewal={renewal} />
    </Alert>
  );
}

function NewPlan({
  renewal,
  customerZone,
}: {
  renewal: RenewalDetailView;
  customerZone?: string | undefined;
}) {
  const say = useSay(renewalMessages);
  const [locale] = useLocaleState() as [Locale, unknown];
  const lotsText = useLotsText();
  const seesMessages = useMay('notifications:read');
  const { subscription, lots, balance, id, state, credit, policy } = renewal;
  return (
    <Facts>
      {subscription && (
        <Fact label={say(policy === 'addOn' ? 'addedTo' : 'newPlan')}>
          {subscription.planName[locale]}{' '}
          <StatusChip status={subscription.state} label={say(`subscriptionStates.${subscription.state}`)} />
          <br />
          <InstantText value={subscription.startsAt} customerZone={customerZone} /> –{' '}
          <InstantText value={subscription.endsAt} customerZone={customerZone} />
        </Fact>
      )}
      {lots.length > 0 && <Fact label={say('grants')}>{lotsText(lots)}</Fact>}
      {credit && state === 'succeeded' && (
        <Fact label={say('creditTitleAfter')}>
          <MoneyText value={credit.amount} /> ({credit.planName[locale]})
        </Fact>
      )}
      <Fact label={say('newBalance')}>
        <MoneyText value={balance} strong />
      </Fact>
      {seesMessages && (state === 'succeeded' || state === 'failed') && (
        <Fact label={say(`messageNames.${state}`)}>
          <MessageState renewalId={id} event={`renewal.${state}`} />
        </Fact>
      )}
    </Facts>
  );
}

interface RenewalResultProps {
  renewal: RenewalDetailView;
  available: Money | null;
  customerZone?: string | undefined;
  /** On the renewal's own page there is no link to it. */
  linked?: boolean;
}

/** What a renewal did, step by step, and what can be done when one failed. */
export function RenewalResult({
  renewal: initial,
  available,
  customerZone,
  linked = true,
}: RenewalResultProps) {
  const say = useSay(renewalMessages);
  const mayRetry = useMay('renewals:retry');
  const { data: renewal = initial } = useRenewal(initial.id, initial);
  const retryable = mayRetry && renewal.steps.find(({ canRetry }) => canRetry);
  return (
    <Stack sx={{ gap: 2 }}>
      <Outcome renewal={renewal} />
      {retryable && <RetryStep renewal={renewal} step={retryable} available={available} />}
      <Box>
        <RenewalSteps steps={renewal.steps} />
      </Box>
      <Divider />
      <NewPlan renewal={renewal} customerZone={customerZone} />
      {linked && (
        <MuiLink component={Link} to={`/renewals/${renewal.id}/show`} variant="body2">
          {say('openRenewal')} {renewal.reference}
        </MuiLink>
      )}
    </Stack>
  );
}
