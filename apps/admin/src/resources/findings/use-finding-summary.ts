import { useQuery } from '@tanstack/react-query';
import { type FindingSummaryView } from '@ur-desk/domain/findings';
import { dataProvider } from '../../providers/dataProvider';

const EVERY_MS = 60_000;

/** How much there is to do, looked at again as often as the list itself is made. */
export const useFindingSummary = () =>
  useQuery({
    queryKey: ['findings', 'summary'],
    queryFn: ({ signal }) => dataProvider.read<FindingSummaryView>('findings/summary', { signal }),
    refetchInterval: EVERY_MS,
  });
