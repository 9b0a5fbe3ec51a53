import { useQuery } from '@tanstack/react-query';
import { useDataProvider } from 'react-admin';
import { type WalletView } from '@ur-desk/domain/ledger';
import { type PaymentMethodView } from '@ur-desk/domain/payments';
import { type DeskDataProvider } from '../../providers/dataProvider';

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
