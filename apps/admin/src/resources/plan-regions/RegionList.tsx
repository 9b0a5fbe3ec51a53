import { type RaRecord, useLocaleState } from 'react-admin';
import { type Locale } from '@ur-desk/domain/kernel';
import { type PlanRegionView } from '@ur-desk/domain/plan-regions';
import { Column, NumberColumn } from '../../shared/Column';
import { useSay } from '../../shared/messages';
import { countryName } from '../customers/country-name';
import { GroupList } from '../plan-families/GroupList';
import { planGroupMessages } from '../plan-families/plan-group.messages';

const regionOf = (record: RaRecord) => record as unknown as PlanRegionView;

/** The named sets of countries, in the order in which forms offer them. */
export function RegionList() {
  const say = useSay(planGroupMessages);
  const [locale] = useLocaleState() as [Locale, unknown];
  return (
    <GroupList resource="plan-regions" title={say('regions')} add={say('addRegion')}>
      <Column
        source="countries"
        label={say('fields.countries')}
        disableSort
        render={(record) =>
          regionOf(record)
            .countries.map((code) => countryName(code, locale))
            .join(', ')
        }
      />
      {(['onSale', 'behind', 'drafts'] as const).map((count) => (
        <NumberColumn
          key={count}
          source={count}
          label={say(`fields.${count}`)}
          disableSort
          render={(record) => regionOf(record)[count]}
        />
      ))}
    </GroupList>
  );
}
