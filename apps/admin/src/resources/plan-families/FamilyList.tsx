import { type RaRecord } from 'react-admin';
import { type PlanFamilyView } from '@ur-desk/domain/plan-families';
import { NumberColumn } from '../../shared/Column';
import { useSay } from '../../shared/messages';
import { GroupList } from './GroupList';
import { planGroupMessages } from './plan-group.messages';

const familyOf = (record: RaRecord) => record as unknown as PlanFamilyView;

/** What the catalogue is grouped by, in its order. */
export function FamilyList() {
  const say = useSay(planGroupMessages);
  return (
    <GroupList resource="plan-families" title={say('families')} add={say('addFamily')}>
      <NumberColumn
        source="plans"
        label={say('fields.plans')}
        disableSort
        render={(record) => familyOf(record).plans}
      />
    </GroupList>
  );
}
