import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { type RaRecord, useDataProvider } from 'react-admin';

const MOST = 100;

/** All rows of one kind of setting (`top-up-limits`), in the order in which staff think of them: they are few. */
export function useSettings<T extends RaRecord>(kind: string): UseQueryResult<T[]> {
  const dataProvider = useDataProvider();
  const resource = `settings/${kind}`;
  return useQuery({
    queryKey: [resource],
    queryFn: async ({ signal }) => {
      const { data } = await dataProvider.getList<T>(resource, {
        filter: {},
        sort: { field: 'id', order: 'ASC' },
        pagination: { page: 1, perPage: MOST },
        signal,
      });
      return data;
    },
    staleTime: 0,
  });
}
