import { Alert, Button, Stack } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useDataProvider, useLocaleState } from 'react-admin';
import { Link } from 'react-router-dom';
import { type Locale } from '@ur-desk/domain/kernel';
import { METHOD_KIND_NAMES, type PaymentMethodKind, PROVIDER_NAMES } from '@ur-desk/domain/payments';
import { type PaymentProvidersView, type PaymentProviderView } from '@ur-desk/domain/provider-events';
import { type DeskDataProvider } from '../../providers/dataProvider';
import { InstantText } from '../../shared/InstantField';
import { Loaded, PAGE_LINES } from '../../shared/Loaded';
import { useSay } from '../../shared/messages';
import { PageTitle } from '../../shared/PageTitle';
import { ReferenceText } from '../../shared/ReferenceText';
import { Fact, Facts, Section } from '../../shared/Section';
import { StatusChip } from '../../shared/StatusChip';
import { useMay } from '../../shared/use-may';
import { providerEventMessages } from './provider-event.messages';

interface OfProps {
  provider: PaymentProviderView;
}

function useProviders() {
  const dataProvider = useDataProvider<DeskDataProvider>();
  return useQuery({
    queryKey: ['payment-providers'],
    queryFn: ({ signal }) => dataProvider.read<PaymentProvidersView>('payment-providers', { signal }),
    staleTime: 0,
  });
}

/** What it can do, when it is on. */
function Abilities({ provider }: OfProps) {
  const say = useSay(providerEventMessages);
  const [locale] = useLocaleState() as [Locale, unknown];
  const kinds = (of: readonly PaymentMethodKind[]): string =>
    of.map((kind) => METHOD_KIND_NAMES[kind][locale]).join(' · ') || say('provider.none');
  return (
    <>
      <Fact label={say('provider.savedMethods')}>{kinds(provider.savedMethodKinds)}</Fact>
      <Fact label={say('provider.links')}>{kinds(provider.linkMethodKinds)}</Fact>
      <Fact label={say('provider.refunds')}>{say(`refundWays.${provider.refunds}`)}</Fact>
      <Fact label={say('provider.currencies')}>
        {say('provider.currencyCount', { smart_count: provider.currencies.length })}
      </Fact>
    </>
  );
}

function EventFacts({ provider }: OfProps) {
  const say = useSay(providerEventMessages);
  const { refusedLastDay, lastRefusal, lastEventAt } = provider;
  return (
    <>
      <Fact label={say('provider.eventsUrl')}>
        <ReferenceText value={provider.eventsUrl} />
      </Fact>
      <Fact label={say('provider.lastEventAt')}>
        {lastEventAt ? <InstantText value={lastEventAt} /> : say('provider.never')}
      </Fact>
      <Fact label={say('provider.eventsLastDay')}>{provider.eventsLastDay}</Fact>
      <Fact label={say('provider.refusedLastDay')}>
        {refusedLastDay}
        {refusedLastDay > 0 && lastRefusal && ` (${say(`refusals.${lastRefusal}`)})`}
      </Fact>
    </>
  );
}

function Provider({ provider }: OfProps) {
  const say = useSay(providerEventMessages);
  const { id, on, missing, clockSuspect } = provider;
  const chip = <StatusChip status={on ? 'active' : 'off'} label={say(on ? 'provider.on' : 'provider.off')} />;
  return (
    <Section title={PROVIDER_NAMES[id]} actions={chip}>
      {clockSuspect && (
        <Alert severity="error" sx={{ mb: 1.5 }}>
          {say('provider.clockSuspect')}
        </Alert>
      )}
      <Facts>
        {missing.length > 0 && (
          <Fact label={say('provider.missing')}>
            <code>{missing.join(' · ')}</code>
          </Fact>
        )}
        {on && <Abilities provider={provider} />}
        <EventFacts provider={provider} />
      </Facts>
    </Section>
  );
}

/** Every payment provider: on or off and what it still needs, what it can do, and whether its events come. */
export function ProvidersPage() {
  const say = useSay(providerEventMessages);
  const mayReadEvents = useMay('providerEvents:read');
  return (
    <>
      <PageTitle
        title={say('providers')}
        subtitle={say('providersIntro')}
        actions={
          mayReadEvents && (
            <Button component={Link} to="/provider-events" variant="outlined">
              {say('allEvents')}
            </Button>
          )
        }
      />
      <Loaded query={useProviders()} lines={PAGE_LINES}>
        {({ providers }) => (
          <Stack sx={{ gap: 2 }}>
            {providers.map((provider) => (
              <Provider key={provider.id} provider={provider} />
            ))}
          </Stack>
        )}
      </Loaded>
    </>
  );
}
