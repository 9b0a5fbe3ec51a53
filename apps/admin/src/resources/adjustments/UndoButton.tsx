import { type AdjustmentView } from '@ur-desk/domain/adjustments';
import { undoableUntil } from '@ur-desk/domain/ledger';
import { currentMe } from '../../providers/session';
import { announce } from '../../shared/announce';
import { useSay } from '../../shared/messages';
import { UndoAction } from '../../shared/UndoAction';
import { useMay } from '../../shared/use-may';
import { adjustmentMessages } from './adjustment.messages';

interface UndoButtonProps {
  adjustment: AdjustmentView;
  /** Shows the outcome; without it, it is said. */
  onDone?: (undone: AdjustmentView) => void;
}

/** Whether the button makes sense at all; the server knows the rest (what came after, what is left). */
const isOwnMoney = ({ amount, approval, state, actor }: AdjustmentView): boolean =>
  amount !== null && approval === null && state === 'done' && actor.id === currentMe()?.id;

/** Takes one's own credit or debit back, for 15 minutes; is not there for anything else. */
export function UndoButton({ adjustment, onDone }: UndoButtonProps) {
  const say = useSay(adjustmentMessages);
  const mayAdjust = useMay('adjustments:create');
  const { id, reference, doneAt, createdAt } = adjustment;
  if (!mayAdjust || !isOwnMoney(adjustment)) return null;
  return (
    <UndoAction<AdjustmentView>
      path={`adjustments/${id}/undo`}
      until={undoableUntil({ at: doneAt ?? createdAt })}
      label={(minutes) => say('undo', { smart_count: minutes })}
      onDone={onDone ?? (() => announce(say('undone', { reference })))}
    />
  );
}
