import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useDataProvider } from 'react-admin';
import { type CustomerOverviewView } from '@ur-desk/domain/customers';
import { type DeskDataProvider } from '../../providers/dataProvider';

const SOON_MS = 4_000;

/** The network was told something and has not answered: that is looked at again by itself. */
const waitsForNetwork = (overview: CustomerOverviewView | undefined): boolean =>
  overview?.lines.some(({ line }) => line.order?.state === 'requested') ?? false;

/** The customer page above the fold, in one request. Money is in it: always fresh. */
export function useOverview(customerId: string): UseQueryResult<CustomerOverviewView> {
  const dataProvider = useDataProvider<DeskDataProvider>();
  return useQuery({
    queryKey: ['customers', 'overview', customerId],
    queryFn: ({ signal }) =>
      dataProvider.read<CustomerOverviewView>(`customers/${customerId}/overview`, { signal }),
    staleTime: 0,
    refetchInterval: ({ state }) => (waitsForNetwork(state.data) ? SOON_MS : false),
  });
}
