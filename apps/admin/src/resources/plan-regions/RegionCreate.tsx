import { CreatePlanRegionInput } from '@ur-desk/domain/plan-regions';
import { useSay } from '../../shared/messages';
import { CreateGroup } from '../plan-families/GroupForm';
import { planGroupMessages } from '../plan-families/plan-group.messages';
import { CountriesInput } from './CountriesInput';

/** A new region. */
export function RegionCreate() {
  const say = useSay(planGroupMessages);
  return (
    <CreateGroup
      resource="plan-regions"
      inputs={CreatePlanRegionInput}
      title={say('addRegion')}
      intro={say('regionIntro')}
    >
      <CountriesInput source="countries" label={say('fields.countries')} />
    </CreateGroup>
  );
}
