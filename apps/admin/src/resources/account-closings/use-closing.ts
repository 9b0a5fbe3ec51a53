import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useDataProvider } from 'react-admin';
import { type ClosingStatusView } from '@ur-desk/domain/account-closings';
import { awaitsSource } from '@ur-desk/domain/refunds';
import { type DeskDataProvider } from '../../providers/dataProvider';

const ASK_AGAIN_MS = 2_000;

/** A provider is at work, or all is paid back and the account is about to be closed: the page looks again by itself. */
function movesByItself(status: ClosingStatusView | undefined): boolean {
  if (status?.closing?.state !== 'paying') return false;
  const { refunds, rest } = status.closing;
  const atProvider = refunds.some(({ state, byHand }) => awaitsSource(state) && !byHand);
  const isPaid = refunds.every(({ state, replaced }) => state === 'succeeded' || replaced);
  return atProvider || (isPaid && rest.owed.amount === 0);
}

/** How an account stands to being closed. Money is in it: always fresh. */
export function useClosing(customerId: string): UseQueryResult<ClosingStatusView> {
  const dataProvider = useDataProvider<DeskDataProvider>();
  return useQuery({
    queryKey: ['customers', 'closing', customerId],
    queryFn: ({ signal }) =>
      dataProvider.read<ClosingStatusView>(`customers/${customerId}/closing`, { signal }),
    staleTime: 0,
    refetchInterval: ({ state }) => (movesByItself(state.data) ? ASK_AGAIN_MS : false),
  });
}
