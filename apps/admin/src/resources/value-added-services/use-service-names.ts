import { useGetList, useLocaleState } from 'react-admin';
import { type Locale } from '@ur-desk/domain/kernel';
import { type ValueAddedServiceView } from '@ur-desk/domain/value-added-services';

/* As many as a list of the API gives: a catalogue is shorter. */
const MOST = 100;

/** The services of the catalogue to choose from, in the console's language; retired ones, too. */
export function useServiceChoices(): { id: string; name: string }[] {
  const [locale] = useLocaleState() as [Locale, unknown];
  const { data = [] } = useGetList<ValueAddedServiceView>('value-added-services', {
    pagination: { page: 1, perPage: MOST },
    sort: { field: 'position', order: 'ASC' },
  });
  return data.map(({ code, name }) => ({ id: code, name: name[locale] }));
}
