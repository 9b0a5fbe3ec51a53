import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useDataProvider } from 'react-admin';
import { isLinkWaiting, type PaymentLinkView } from '@ur-desk/domain/payment-links';
import { type DeskDataProvider } from '../../providers/dataProvider';

const FOLLOW_MS = 2_000;

/** A payment's link as it stands now, looked at again and again until it has an end; then everything else is read anew. */
export function usePaymentLink(paymentId: string) {
  const dataProvider = useDataProvider<DeskDataProvider>();
  const queries = useQueryClient();
  const query = useQuery({
    queryKey: ['payment-links', 'one', paymentId],
    queryFn: ({ signal }) => dataProvider.read<PaymentLinkView>(`payment-links/${paymentId}`, { signal }),
    staleTime: 0,
    refetchInterval: ({ state }) => (!state.data || isLinkWaiting(state.data.state) ? FOLLOW_MS : false),
  });
  const ended = query.data !== undefined && !isLinkWaiting(query.data.state);
  useEffect(() => {
    if (ended)
      void queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'payment-links' });
  }, [ended, queries]);
  return query;
}
