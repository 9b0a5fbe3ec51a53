import { useQuery } from '@tanstack/react-query';
import { useDataProvider } from 'react-admin';
import { type TopUpLimitView } from '@ur-desk/domain/charge-limits';
import { type CurrencyCode, type Money } from '@ur-desk/domain/kernel';
import { type WalletView } from '@ur-desk/domain/ledger';
import { type PaymentBlockView } from '@ur-desk/domain/payment-blocks';
import { type PaymentMethodView, type TopUpOfferView } from '@ur-desk/domain/payments';
import { type DeskDataProvider } from '../../providers/dataProvider';
import { useRelated } from '../../shared/use-related';

const MOST_METHODS = 25;

/** A customer's wallet as it is now. */
export function useWallet(customerId: string) {
  const dataProvider = useDataProvider<DeskDataProvider>();
  return useQuery({
    queryKey: ['wallets', customerId],
    queryFn: ({ signal }) => dataProvider.read<WalletView>(`wallets/${customerId}`, { signal }),
    staleTime: 0,
  });
}

/** What promotions would give with a top-up now; null while nothing is chosen. */
export function useTopUpOffer(customerId: string, amount: Money | null) {
  const dataProvider = useDataProvider<DeskDataProvider>();
  return useQuery({
    queryKey: ['top-ups/offer', customerId, amount?.amount, amount?.currency],
    queryFn: ({ signal }) =>
      dataProvider.action<TopUpOfferView>('top-ups/offer', { customerId, amount }, { signal }),
    enabled: amount !== null,
    staleTime: 0,
  });
}

/** What one top-up in a currency may be; waits until the currency is known. */
export function useTopUpLimits(currency: CurrencyCode | undefined) {
  const dataProvider = useDataProvider<DeskDataProvider>();
  return useQuery({
    queryKey: ['settings/top-up-limits', currency],
    queryFn: async ({ signal }) => {
      const { data } = await dataProvider.getList<TopUpLimitView>('settings/top-up-limits', {
        filter: { currency },
        sort: { field: 'id', order: 'ASC' },
        pagination: { page: 1, perPage: 1 },
        signal,
      });
      if (!data[0]) throw new Error(`no limits of top-ups in ${currency}`);
      return data[0];
    },
    enabled: currency !== undefined,
    staleTime: 0,
  });
}

/** What blocks and blocked a customer's payments and methods, the newest first. */
export function usePaymentBlocks(customerId: string) {
  return useRelated<PaymentBlockView>({
    resource: 'payment-blocks',
    filter: { customerId },
    sort: { field: 'createdAt', order: 'DESC' },
  });
}

/** What keeps a customer from being charged at all now, or null. */
export function useCustomerBlock(customerId: string): PaymentBlockView | null {
  const { data } = usePaymentBlocks(customerId);
  return data?.find(({ methodId, state }) => methodId === null && state === 'active') ?? null;
}

/** A customer's saved payment methods, the newest first. */
export function usePaymentMethods(customerId: string) {
  const dataProvider = useDataProvider<DeskDataProvider>();
  return useQuery({
    queryKey: ['payment-methods', customerId],
    queryFn: async () => {
      const { data } = await dataProvider.getList<PaymentMethodView>('payment-methods', {
        filter: { customerId, state: 'active' },
        sort: { field: 'id', order: 'DESC' },
        pagination: { page: 1, perPage: MOST_METHODS },
      });
      return data;
    },
    staleTime: 0,
  });
}
