import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useDataProvider, useLocaleState } from 'react-admin';
import { type Locale } from '@ur-desk/domain/kernel';
import { type MembershipTierView, NO_TIER } from '@ur-desk/domain/memberships';
import { useSay } from '../../shared/messages';
import { membershipMessages } from './membership.messages';

const MOST = 100;
const FRESH_MS = 5 * 60_000;

/** All tiers, worst first: they are few. */
export function useTiers(): readonly MembershipTierView[] {
  const dataProvider = useDataProvider();
  const { data } = useQuery({
    queryKey: ['membership-tiers', 'all'],
    queryFn: async () => {
      const found = await dataProvider.getList<MembershipTierView>('membership-tiers', {
        filter: {},
        sort: { field: 'rank', order: 'ASC' },
        pagination: { page: 1, perPage: MOST },
      });
      return found.data;
    },
    staleTime: FRESH_MS,
  });
  return data ?? [];
}

/** What a tier is called, by its code. */
export function useTierName(): (code: string) => string {
  const say = useSay(membershipMessages);
  const [locale] = useLocaleState() as [Locale, unknown];
  const tiers = useTiers();
  return useCallback(
    (code) =>
      code === NO_TIER ? say('none') : (tiers.find((tier) => tier.code === code)?.name[locale] ?? code),
    [say, locale, tiers],
  );
}
