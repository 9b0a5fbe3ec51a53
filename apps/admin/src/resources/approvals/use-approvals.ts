import { useQuery } from '@tanstack/react-query';
import { useDataProvider } from 'react-admin';
import { type ApprovalView } from '@ur-desk/domain/approvals';

const MOST = 50;
const LOOK_AGAIN_MS = 15_000;

export interface ApprovalsPage {
  rows: ApprovalView[];
  total: number;
}

/** Requests, looked at again and again: a colleague may decide one, and another may ask. */
export function useApprovals(filter: Record<string, unknown>, order: 'ASC' | 'DESC') {
  const dataProvider = useDataProvider();
  return useQuery({
    queryKey: ['approvals', 'inbox', filter, order],
    queryFn: async ({ signal }): Promise<ApprovalsPage> => {
      const { data, total = 0 } = await dataProvider.getList<ApprovalView>('approvals', {
        filter,
        sort: { field: 'createdAt', order },
        pagination: { page: 1, perPage: MOST },
        signal,
      });
      return { rows: data, total };
    },
    staleTime: 0,
    refetchInterval: LOOK_AGAIN_MS,
  });
}
