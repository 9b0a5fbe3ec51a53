import { CreatePlanFamilyInput } from '@ur-desk/domain/plan-families';
import { useSay } from '../../shared/messages';
import { CreateGroup } from './GroupForm';
import { planGroupMessages } from './plan-group.messages';

/** A new family of plans. */
export function FamilyCreate() {
  const say = useSay(planGroupMessages);
  return (
    <CreateGroup
      resource="plan-families"
      inputs={CreatePlanFamilyInput}
      title={say('addFamily')}
      intro={say('familyIntro')}
    />
  );
}
