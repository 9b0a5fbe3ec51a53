import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useDataProvider, useLocaleState } from 'react-admin';
import { type Locale } from '@ur-desk/domain/kernel';
import { type PlanFamilyView } from '@ur-desk/domain/plan-families';

const MOST = 100;
const FRESH_MS = 60_000;

/** All families in the order of the catalogue, those that are no longer offered included. */
export function usePlanFamilies(): readonly PlanFamilyView[] {
  const dataProvider = useDataProvider();
  const { data = [] } = useQuery({
    queryKey: ['plan-families', 'all'],
    queryFn: async () => {
      const { data: families } = await dataProvider.getList<PlanFamilyView>('plan-families', {
        filter: {},
        sort: { field: 'position', order: 'ASC' },
        pagination: { page: 1, perPage: MOST },
      });
      return families;
    },
    staleTime: FRESH_MS,
  });
  return data;
}

/** What a family is called, by its id. */
export function useFamilyText(): (id: string | null) => string {
  const families = usePlanFamilies();
  const [locale] = useLocaleState() as [Locale, unknown];
  return useCallback((id) => families.find((one) => one.id === id)?.name[locale] ?? '–', [families, locale]);
}
