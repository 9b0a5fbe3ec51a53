import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useDataProvider, useLocaleState } from 'react-admin';
import { type Locale } from '@ur-desk/domain/kernel';
import { type ReasonCodeView, type ReasonUse } from '@ur-desk/domain/reason-codes';

const MOST = 100;
const FRESH_MS = 5 * 60_000;

/** The whole catalogue, retired reasons included: it is small, and every list of records names some of it. */
export function useReasonCodes() {
  const dataProvider = useDataProvider();
  return useQuery({
    queryKey: ['reason-codes', 'all'],
    queryFn: async () => {
      const { data } = await dataProvider.getList<ReasonCodeView>('reason-codes', {
        filter: {},
        sort: { field: 'position', order: 'ASC' },
        pagination: { page: 1, perPage: MOST },
      });
      return data;
    },
    staleTime: FRESH_MS,
  });
}

/** What a reason is called, by its code; what is no code of the catalogue is shown as it is. */
export function useReasonText(): (code: string | null) => string {
  const { data } = useReasonCodes();
  const [locale] = useLocaleState() as [Locale, unknown];
  return useCallback(
    (code) => data?.find((reason) => reason.code === code)?.text[locale] ?? code ?? '–',
    [data, locale],
  );
}

/** For the filter of a list: every reason that something could have been done with. */
export function useReasonChoices(...uses: ReasonUse[]): { id: string; name: string }[] {
  const { data = [] } = useReasonCodes();
  const [locale] = useLocaleState() as [Locale, unknown];
  return data
    .filter((reason) => uses.some((use) => reason.uses.includes(use)))
    .map(({ code, text }) => ({ id: code, name: text[locale] }));
}
