import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useDataProvider } from 'react-admin';
import { type CurrencyCode } from '@ur-desk/domain/kernel';
import {
  LINK_VALID_FOR_MINUTES,
  type LinkOrderInput,
  type LinkProvidersView,
  type LinkProviderView,
} from '@ur-desk/domain/payment-links';
import { type DeskDataProvider } from '../../providers/dataProvider';

export interface LinkPayer {
  currency: CurrencyCode;
  /** Null: nothing can be sent by e-mail. */
  email: string | null;
}

export interface LinkOrderChoice {
  /** Those that are connected and take the customer's currency. */
  providers: readonly LinkProviderView[];
  /** Null: nobody takes payments by link. */
  order: LinkOrderInput | null;
  change: (change: Partial<LinkOrderInput>) => void;
}

const { choices } = LINK_VALID_FOR_MINUTES;

/** Of those that were chosen what this provider's page offers; another provider's page may offer none of them. */
function kindsFor(
  { methodKinds }: LinkProviderView,
  chosen: LinkOrderInput['methodKinds'] = methodKinds,
): LinkOrderInput['methodKinds'] {
  const offered = methodKinds.filter((kind) => chosen.includes(kind));
  return offered.length > 0 ? offered : methodKinds;
}

/** How a link is to be made, with what most would choose: every way to pay, some hours, by e-mail where there is an address. */
export function useLinkOrder({ currency, email }: LinkPayer, enabled: boolean): LinkOrderChoice {
  const dataProvider = useDataProvider<DeskDataProvider>();
  const { data } = useQuery({
    queryKey: ['payment-links', 'providers'],
    queryFn: ({ signal }) => dataProvider.read<LinkProvidersView>('payment-links/providers', { signal }),
    enabled,
  });
  const [chosen, setChosen] = useState<Partial<LinkOrderInput>>({});
  const providers = (data?.providers ?? []).filter((one) => one.on && one.currencies.includes(currency));
  const provider = providers.find(({ name }) => name === chosen.provider) ?? providers[0];
  const order = provider
    ? {
        validForMinutes: choices[1],
        saveMethod: false,
        sendByEmail: email !== null,
        ...chosen,
        provider: provider.name,
        methodKinds: kindsFor(provider, chosen.methodKinds),
      }
    : null;
  const change = (changes: Partial<LinkOrderInput>) => setChosen((before) => ({ ...before, ...changes }));
  return { providers, order, change };
}
