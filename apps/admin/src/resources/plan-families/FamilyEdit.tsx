import { useGetOne, useLocaleState } from 'react-admin';
import { useParams } from 'react-router-dom';
import { type Locale } from '@ur-desk/domain/kernel';
import { type PlanFamilyView, UpdatePlanFamilyInput } from '@ur-desk/domain/plan-families';
import { Loaded, PAGE_LINES } from '../../shared/Loaded';
import { useSay } from '../../shared/messages';
import { EditGroup } from './GroupForm';
import { planGroupMessages } from './plan-group.messages';

/** Changes a family of plans, or offers it no longer. */
export function FamilyEdit() {
  const say = useSay(planGroupMessages);
  const [locale] = useLocaleState() as [Locale, unknown];
  const { id = '' } = useParams();
  return (
    <Loaded query={useGetOne<PlanFamilyView>('plan-families', { id })} lines={PAGE_LINES}>
      {(family) => (
        <EditGroup<UpdatePlanFamilyInput, PlanFamilyView>
          key={family.id}
          resource="plan-families"
          inputs={UpdatePlanFamilyInput}
          title={say('familyEditTitle', { name: family.name[locale] })}
          intro={say('familyEditIntro')}
          group={family}
          valuesIn={({ name, position, active }) => ({ name, position, active })}
        />
      )}
    </Loaded>
  );
}
