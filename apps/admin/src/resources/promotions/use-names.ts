import { useMemo } from 'react';
import { useGetList, useLocaleState } from 'react-admin';
import { type Locale } from '@ur-desk/domain/kernel';
import { type PlanView } from '@ur-desk/domain/plans';
import { type PromotionView } from '@ur-desk/domain/promotions';

export interface Named {
  id: string;
  code: string;
  name: string;
}

const MANY = { page: 1, perPage: 100 };

interface Versions {
  current: { name: Record<Locale, string> } | null;
  draft: { name: Record<Locale, string> } | null;
}

const named = (record: Versions & { id: string; code: string }, locale: Locale): Named => ({
  id: record.id,
  code: record.code,
  name: (record.current ?? record.draft)?.name[locale] ?? record.code,
});

/** Plans as they are chosen and named. */
export function usePlanNames(): readonly Named[] {
  const [locale] = useLocaleState() as [Locale, unknown];
  const { data } = useGetList<PlanView>('plans', { pagination: MANY, sort: { field: 'code', order: 'ASC' } });
  return useMemo(() => (data ?? []).map((plan) => named(plan, locale)), [data, locale]);
}

/** Promotions as they are chosen and named. */
export function usePromotionNames(): readonly Named[] {
  const [locale] = useLocaleState() as [Locale, unknown];
  const { data } = useGetList<PromotionView>('promotions', {
    pagination: MANY,
    sort: { field: 'code', order: 'ASC' },
  });
  return useMemo(() => (data ?? []).map((promotion) => named(promotion, locale)), [data, locale]);
}
