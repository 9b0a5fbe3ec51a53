import { type SecondFactorState, type StaffState } from '@ur-desk/domain/staff';
import { useSay } from '../../shared/messages';
import { StatusChip } from '../../shared/StatusChip';
import { staffMessages } from './staff.messages';

export function StaffStateChip({ state }: { state: StaffState }) {
  const say = useSay(staffMessages);
  return (
    <StatusChip
      status={state}
      label={say(`states.${state}`)}
      {...(state === 'invited' ? { tone: 'info' } : {})}
    />
  );
}

const FACTOR_TONES = { notNeeded: 'neutral', missing: 'warning', active: 'success' } as const;

export function SecondFactorChip({ state }: { state: SecondFactorState }) {
  const say = useSay(staffMessages);
  return <StatusChip status={state} tone={FACTOR_TONES[state]} label={say(`secondFactors.${state}`)} />;
}
