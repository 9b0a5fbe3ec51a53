import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { type RaRecord, type SortPayload, useDataProvider } from 'react-admin';

export interface RelatedQuery<T> {
  resource: string;
  /** What they belong to: `{ customerId }`, `{ paymentId }`. */
  filter: Record<string, string | boolean>;
  /** Default: the newest first. */
  sort?: SortPayload;
  /** While this is true of one of them, they are looked at again and again; `always` where others add some by themselves. */
  isChanging?: ((record: T) => boolean) | 'always';
}

const NEWEST_FIRST: SortPayload = { field: 'createdAt', order: 'DESC' };
const SHOWN = 50;
const LOOK_AGAIN_MS = 3_000;

/** The first records of a noun that belong to another record; never from the cache, as they show money. */
export function useRelated<T extends RaRecord>(query: RelatedQuery<T>): UseQueryResult<T[]> {
  const { resource, filter, sort = NEWEST_FIRST, isChanging } = query;
  const dataProvider = useDataProvider();
  return useQuery({
    queryKey: [resource, 'related', filter, sort],
    queryFn: async ({ signal }) => {
      const pagination = { page: 1, perPage: SHOWN };
      const { data } = await dataProvider.getList<T>(resource, { filter, sort, pagination, signal });
      return data;
    },
    staleTime: 0,
    refetchInterval: ({ state: { data } }) => {
      if (isChanging === 'always') return LOOK_AGAIN_MS;
      return isChanging && data?.some((record) => isChanging(record)) ? LOOK_AGAIN_MS : false;
    },
  });
}
