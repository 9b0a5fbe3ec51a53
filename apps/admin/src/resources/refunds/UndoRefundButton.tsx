import { undoableUntil } from '@ur-desk/domain/ledger';
import { isFinalRefund, type RefundView } from '@ur-desk/domain/refunds';
import { currentMe } from '../../providers/session';
import { announce } from '../../shared/announce';
import { useSay } from '../../shared/messages';
import { UndoAction } from '../../shared/UndoAction';
import { useMay } from '../../shared/use-may';
import { refundMessages } from './refund.messages';

interface UndoRefundButtonProps {
  refund: RefundView;
  /** Shows the outcome; without it, it is said. */
  onDone?: (undone: RefundView) => void;
}

/** Takes one's own refund to the balance back, for 15 minutes; is not there for one that did more than that. */
export function UndoRefundButton({ refund, onDone }: UndoRefundButtonProps) {
  const say = useSay(refundMessages);
  const mayRefund = useMay('refunds:create');
  const { id, reference, state, approval, actor, createdAt } = refund;
  const isOwn = state === 'succeeded' && approval === null && actor.id === currentMe()?.id;
  if (!mayRefund || !isOwn || isFinalRefund(refund)) return null;
  return (
    <UndoAction<RefundView>
      path={`refunds/${id}/undo`}
      until={undoableUntil({ at: createdAt })}
      label={(minutes) => say('undo', { smart_count: minutes })}
      onDone={onDone ?? (() => announce(say('undone', { reference })))}
    />
  );
}
