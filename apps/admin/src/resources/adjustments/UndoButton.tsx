import UndoIcon from '@mui/icons-material/UndoOutlined';
import { Button } from '@mui/material';
import { useEffect, useState } from 'react';
import { type AdjustmentView } from '@ur-desk/domain/adjustments';
import { undoableUntil } from '@ur-desk/domain/ledger';
import { currentMe } from '../../providers/session';
import { announce } from '../../shared/announce';
import { useSay } from '../../shared/messages';
import { ProblemNotice } from '../../shared/ProblemNotice';
import { useAction } from '../../shared/use-action';
import { useMay } from '../../shared/use-may';
import { adjustmentMessages } from './adjustment.messages';

const MINUTE_MS = 60_000;
const LOOK_AGAIN_MS = 10_000;

/** Whole minutes until then, begun ones included; 0: it is over. Counts down by itself. */
function useMinutesUntil(instant: string): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), LOOK_AGAIN_MS);
    return () => clearInterval(timer);
  }, []);
  return Math.max(0, Math.ceil((Date.parse(instant) - now) / MINUTE_MS));
}

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
  const minutes = useMinutesUntil(undoableUntil({ at: doneAt ?? createdAt }));
  const undo = useAction<object, AdjustmentView>(`adjustments/${id}/undo`, {
    onDone: onDone ?? (() => announce(say('undone', { reference }))),
  });
  if (!mayAdjust || minutes === 0 || !isOwnMoney(adjustment)) return null;
  return (
    <>
      <Button
        variant="outlined"
        startIcon={<UndoIcon />}
        disabled={undo.pending || !undo.ready}
        onClick={() => void undo.run({})}
      >
        {say('undo', { smart_count: minutes })}
      </Button>
      <ProblemNotice problem={undo.problem} />
    </>
  );
}
