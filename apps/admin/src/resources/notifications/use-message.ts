import { useQuery } from '@tanstack/react-query';
import { useDataProvider } from 'react-admin';
import { type NotificationDetailView } from '@ur-desk/domain/notifications';
import { type DeskDataProvider } from '../../providers/dataProvider';
import { isHeld } from './NotificationChips';

const POLL_MS = 2_000;

/** A message with its text, looked at again while it is on its way. */
export function useMessage(id: string) {
  const dataProvider = useDataProvider<DeskDataProvider>();
  return useQuery({
    queryKey: ['notifications', 'detail', id],
    queryFn: ({ signal }) => dataProvider.read<NotificationDetailView>(`notifications/${id}`, { signal }),
    staleTime: 0,
    refetchInterval: ({ state: { data } }) =>
      data && data.state === 'queued' && !isHeld(data) ? POLL_MS : false,
  });
}
