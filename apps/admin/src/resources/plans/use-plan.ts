import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useDataProvider } from 'react-admin';
import { type PlanDetailView } from '@ur-desk/domain/plans';
import { type DeskDataProvider } from '../../providers/dataProvider';

/** A plan with its whole history. */
export function usePlan(id: string): UseQueryResult<PlanDetailView> {
  const dataProvider = useDataProvider<DeskDataProvider>();
  return useQuery({
    queryKey: ['plans', 'detail', id],
    queryFn: ({ signal }) => dataProvider.read<PlanDetailView>(`plans/${id}`, { signal }),
    staleTime: 0,
  });
}
