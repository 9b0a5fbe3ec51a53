import { useQuery } from '@tanstack/react-query';
import { useDataProvider } from 'react-admin';
import { type PaymentView } from '@ur-desk/domain/payments';
import { type RefundFactsView } from '@ur-desk/domain/refunds';
import { type DeskDataProvider } from '../../providers/dataProvider';

const MOST_PAYMENTS = 25;

/** What a refund of a payment is decided upon, as the API sees it now. */
export function useRefundFacts(paymentId: string) {
  const dataProvider = useDataProvider<DeskDataProvider>();
  return useQuery({
    queryKey: ['payments', paymentId, 'refund-facts'],
    queryFn: ({ signal }) =>
      dataProvider.read<RefundFactsView>(`payments/${paymentId}/refund-facts`, { signal }),
    staleTime: 0,
  });
}

const isPurchase = ({ purpose }: PaymentView): number => (purpose === 'renewal' ? 1 : 0);

/** A customer's payments of which something can still be given back: for purchases first, then top-ups, each the newest first. */
export function useRefundablePayments(customerId: string) {
  const dataProvider = useDataProvider<DeskDataProvider>();
  return useQuery({
    queryKey: ['payments', 'refundable', customerId],
    queryFn: async () => {
      const { data } = await dataProvider.getList<PaymentView>('payments', {
        filter: { customerId, state: 'captured' },
        sort: { field: 'createdAt', order: 'DESC' },
        pagination: { page: 1, perPage: MOST_PAYMENTS },
      });
      return data
        .filter(({ captured, refunded }) => refunded.amount < captured.amount)
        .sort((a, b) => isPurchase(b) - isPurchase(a));
    },
    staleTime: 0,
  });
}
