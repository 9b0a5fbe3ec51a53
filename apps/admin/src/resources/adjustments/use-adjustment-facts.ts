import { useQuery } from '@tanstack/react-query';
import { useDataProvider } from 'react-admin';
import { type AdjustmentFactsView } from '@ur-desk/domain/adjustments';
import { type DeskDataProvider } from '../../providers/dataProvider';

/** What an adjustment of this customer by whoever is signed in is decided upon, as the API sees it now. */
export function useAdjustmentFacts(customerId: string) {
  const dataProvider = useDataProvider<DeskDataProvider>();
  return useQuery({
    queryKey: ['customers', customerId, 'adjustment-facts'],
    queryFn: ({ signal }) =>
      dataProvider.read<AdjustmentFactsView>(`customers/${customerId}/adjustment-facts`, { signal }),
    staleTime: 0,
  });
}
