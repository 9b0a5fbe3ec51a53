import { useQuery } from '@tanstack/react-query';
import { useDataProvider } from 'react-admin';
import { type PlanRegionView } from '@ur-desk/domain/plan-regions';

const MOST = 100;
const FRESH_MS = 60_000;

/** All regions in the order in which forms offer them, those that are no longer offered included. */
export function usePlanRegions(): readonly PlanRegionView[] {
  const dataProvider = useDataProvider();
  const { data = [] } = useQuery({
    queryKey: ['plan-regions', 'all'],
    queryFn: async () => {
      const { data: regions } = await dataProvider.getList<PlanRegionView>('plan-regions', {
        filter: {},
        sort: { field: 'position', order: 'ASC' },
        pagination: { page: 1, perPage: MOST },
      });
      return regions;
    },
    staleTime: FRESH_MS,
  });
  return data;
}
