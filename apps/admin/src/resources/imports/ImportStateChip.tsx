import { type ImportState } from '@ur-desk/domain/imports';
import { useSay } from '../../shared/messages';
import { StatusChip } from '../../shared/StatusChip';
import { type Tone } from '../../shared/tone';
import { importMessages } from './import.messages';

const TONES: Record<ImportState, Tone> = {
  uploaded: 'neutral',
  validating: 'info',
  validated: 'info',
  running: 'info',
  stopped: 'warning',
  finished: 'success',
  failed: 'error',
};

export function ImportStateChip({ state }: { state: ImportState }) {
  const say = useSay(importMessages);
  return <StatusChip status={state} tone={TONES[state]} label={say(`states.${state}`)} />;
}
