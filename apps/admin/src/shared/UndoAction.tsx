import UndoIcon from '@mui/icons-material/UndoOutlined';
import { Button } from '@mui/material';
import { useEffect, useState } from 'react';
import { ProblemNotice } from './ProblemNotice';
import { useAction } from './use-action';

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

interface UndoActionProps<Undone> {
  /** What is called, below the API's base: `refunds/…/undo`. */
  path: string;
  /** Until when it can be taken back. */
  until: string;
  label: (minutes: number) => string;
  onDone: (undone: Undone) => void;
}

/** Takes one's own last movement of money back while that is possible; the server knows what came after and what is left. */
export function UndoAction<Undone>({ path, until, label, onDone }: UndoActionProps<Undone>) {
  const minutes = useMinutesUntil(until);
  const undo = useAction<object, Undone>(path, { onDone });
  if (minutes === 0) return null;
  return (
    <>
      <Button
        variant="outlined"
        startIcon={<UndoIcon />}
        disabled={undo.pending || !undo.ready}
        onClick={() => void undo.run({})}
      >
        {label(minutes)}
      </Button>
      <ProblemNotice problem={undo.problem} />
    </>
  );
}
