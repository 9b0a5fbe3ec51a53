import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useDataProvider } from 'react-admin';
import { type AccountClosingView, type ClosingStatusView } from '@ur-desk/domain/account-closings';
import { awaitsSource } from '@ur-desk/domain/refunds';
import { type DeskDataProvider } from '../../providers/dataProvider';

const ASK_AGAIN_MS = 2_000;

/** A provider is at work, or all is paid back and the account is about to be closed: the page looks again by itself. */
function movesByItself(closing: AccountClosingView | null | undefined): boolean {
  if (closing?.state !== 'paying') return false;
  const { refunds, rest } = closing;
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
    refetchInterval: ({ state }) => (movesByItself(state.data?.closing) ? ASK_AGAIN_MS : false),
  });
}

/** One closing, also one that is over. Always fresh, too. */
export function useClosingRecord(id: string): UseQueryResult<AccountClosingView> {
  const dataProvider = useDataProvider<DeskDataProvider>();
  return useQuery({
    queryKey: ['account-closings', 'getOne', id],
    queryFn: ({ signal }) => dataProvider.read<AccountClosingView>(`account-closings/${id}`, { signal }),
    staleTime: 0,
    refetchInterval: ({ state }) => (movesByItself(state.data) ? ASK_AGAIN_MS : false),
  });
}
