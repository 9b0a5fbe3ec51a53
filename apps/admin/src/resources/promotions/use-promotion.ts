import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useDataProvider } from 'react-admin';
import { type PromotionDetailView } from '@ur-desk/domain/promotions';
import { type DeskDataProvider } from '../../providers/dataProvider';

/** A promotion with its whole history. */
export function usePromotion(id: string): UseQueryResult<PromotionDetailView> {
  const dataProvider = useDataProvider<DeskDataProvider>();
  return useQuery({
    queryKey: ['promotions', 'detail', id],
    queryFn: ({ signal }) => dataProvider.read<PromotionDetailView>(`promotions/${id}`, { signal }),
    staleTime: 0,
  });
}
