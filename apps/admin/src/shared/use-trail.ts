import { useEffect } from 'react';
import { type RaRecord, useDataProvider, useListContext } from 'react-admin';
import { isEstimated } from './list-total';
import { usePathOf } from './row-path';
import { leaveTrail, pathnameOf, type Trail } from './trail';

interface Page {
  data: readonly RaRecord[];
  total?: number | undefined;
  hasNextPage?: boolean | undefined;
  estimated: boolean;
}

/** Remembers the list as it is shown now, for the way from one of its records to the next. */
export function useTrail(): void {
  const list = useListContext();
  const dataProvider = useDataProvider();
  const pathOf = usePathOf();
  const { data, page, perPage, sort, resource, total, hasNextPage } = list;
  const { filterValues, filter } = list as { filterValues: object; filter?: object };
  const estimated = isEstimated(list.meta);
  useEffect(() => {
    if (!data) return;
    const trailOf = (number: number, shown: Page): Trail => ({
      paths: shown.data.flatMap((record) => {
        const path = pathOf(record);
        return path ? [pathnameOf(path)] : [];
      }),
      page: number,
      perPage,
      total: shown.total ?? 0,
      estimated: shown.estimated,
      hasNextPage: shown.hasNextPage ?? false,
      read: async (wanted) => {
        const query = {
          pagination: { page: wanted, perPage },
          sort,
          filter: { ...filterValues, ...filter },
        };
        const answer = await dataProvider.getList(resource, query);
        const next = answer.pageInfo?.hasNextPage;
        return trailOf(wanted, { ...answer, hasNextPage: next, estimated: isEstimated(answer.meta) });
      },
    });
    leaveTrail(trailOf(page, { data, total, hasNextPage, estimated }));
  }, [
    data,
    page,
    perPage,
    sort,
    filterValues,
    filter,
    resource,
    total,
    hasNextPage,
    estimated,
    pathOf,
    dataProvider,
  ]);
}
