import { useQuery } from '@tanstack/react-query';
import { useDataProvider } from 'react-admin';
import {
  isSettlementAtWork,
  type SettlementDetailView,
  type SettlementLineView,
} from '@ur-desk/domain/settlements';
import { type DeskDataProvider } from '../../providers/dataProvider';

const LOOK_AGAIN_MS = 1_000;
export const LINES_PER_PAGE = 25;

/** A report, looked at again and again while its comparison is under way. */
export function useSettlement(id: string) {
  const dataProvider = useDataProvider<DeskDataProvider>();
  return useQuery({
    queryKey: ['settlements', 'live', id],
    queryFn: ({ signal }) => dataProvider.read<SettlementDetailView>(`settlements/${id}`, { signal }),
    staleTime: 0,
    refetchInterval: ({ state: { data } }) =>
      data && isSettlementAtWork(data.state) ? LOOK_AGAIN_MS : false,
  });
}

/** One page of the lines of a report; never from the cache, as they show money. */
export function useLines(filter: Record<string, unknown>, page: number) {
  const dataProvider = useDataProvider();
  return useQuery({
    queryKey: ['settlement-lines', filter, page],
    queryFn: async ({ signal }) => {
      const { data, total = 0 } = await dataProvider.getList<SettlementLineView>('settlement-lines', {
        filter,
        sort: { field: 'occurredAt', order: 'DESC' },
        pagination: { page, perPage: LINES_PER_PAGE },
        signal,
      });
      return { lines: data, total };
    },
    staleTime: 0,
  });
}

/** One line with both sides. */
export function useLine(id: string) {
  const dataProvider = useDataProvider<DeskDataProvider>();
  return useQuery({
    queryKey: ['settlement-lines', 'one', id],
    queryFn: ({ signal }) => dataProvider.read<SettlementLineView>(`settlement-lines/${id}`, { signal }),
    staleTime: 0,
  });
}
