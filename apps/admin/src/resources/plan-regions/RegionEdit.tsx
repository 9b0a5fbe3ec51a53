import { Alert } from '@mui/material';
import { useGetOne, useLocaleState } from 'react-admin';
import { useParams } from 'react-router-dom';
import { type Locale } from '@ur-desk/domain/kernel';
import { type PlanRegionView, UpdatePlanRegionInput } from '@ur-desk/domain/plan-regions';
import { Loaded, PAGE_LINES } from '../../shared/Loaded';
import { useSay } from '../../shared/messages';
import { countryName } from '../customers/country-name';
import { EditGroup } from '../plan-families/GroupForm';
import { planGroupMessages } from '../plan-families/plan-group.messages';
import { CountriesInput } from './CountriesInput';

/** Which plans name the region, and what a change does to them. */
function Named({ region }: { region: PlanRegionView }) {
  const say = useSay(planGroupMessages);
  const counts = [
    ['onSaleSome', region.onSale],
    ['behindSome', region.behind],
    ['draftsSome', region.drafts],
  ] as const;
  return (
    <Alert severity="info" sx={{ mb: 2 }}>
      {say('regionEditIntro')}{' '}
      {counts
        .filter(([, count]) => count > 0)
        .map(([text, count]) => say(text, { smart_count: count }))
        .join(' ')}
    </Alert>
  );
}

/** Changes a region, or offers it no longer. */
export function RegionEdit() {
  const say = useSay(planGroupMessages);
  const [locale] = useLocaleState() as [Locale, unknown];
  const { id = '' } = useParams();
  return (
    <Loaded query={useGetOne<PlanRegionView>('plan-regions', { id })} lines={PAGE_LINES}>
      {(region) => (
        <EditGroup<UpdatePlanRegionInput, PlanRegionView>
          key={region.id}
          resource="plan-regions"
          inputs={UpdatePlanRegionInput}
          title={say('regionEditTitle', { name: region.name[locale] })}
          intro={region.code}
          group={region}
          valuesIn={({ name, countries, position, active }) => ({ name, countries, position, active })}
          show={(field, values) =>
            field === 'countries'
              ? (values['countries'] as string[]).map((code) => countryName(code, locale)).join(', ')
              : null
          }
          notice={<Named region={region} />}
        >
          <CountriesInput source="countries" label={say('fields.countries')} />
        </EditGroup>
      )}
    </Loaded>
  );
}
