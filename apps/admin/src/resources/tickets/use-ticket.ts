import { useQuery } from '@tanstack/react-query';
import { useDataProvider } from 'react-admin';
import { type TicketDetailView } from '@ur-desk/domain/tickets';
import { type DeskDataProvider } from '../../providers/dataProvider';

const POLL_MS = 2_000;
const AT_MOST_MS = 60_000;

/** An answer that has not left yet; one that waits longer stands in the log of messages. */
const isOnItsWay = ({ entries }: TicketDetailView): boolean =>
  entries.some(
    ({ kind, delivery, createdAt }) =>
      kind === 'reply' &&
      (delivery === null || delivery === 'queued') &&
      Date.now() - Date.parse(createdAt) < AT_MOST_MS,
  );

/** A ticket with what was said, looked at again while an answer is on its way. */
export function useTicket(id: string) {
  const dataProvider = useDataProvider<DeskDataProvider>();
  return useQuery({
    queryKey: ['tickets', 'detail', id],
    queryFn: ({ signal }) => dataProvider.read<TicketDetailView>(`tickets/${id}`, { signal }),
    staleTime: 0,
    refetchInterval: ({ state: { data } }) => (data && isOnItsWay(data) ? POLL_MS : false),
  });
}
