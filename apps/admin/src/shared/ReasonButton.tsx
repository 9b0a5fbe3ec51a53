import { Button, Typography } from '@mui/material';
import { type ReactNode, useState } from 'react';
import { announce } from './announce';
import { ReviewDialog } from './ReviewDialog';
import { useAction } from './use-action';

interface ReasonButtonProps {
  /** The command that takes `{ reason }`: `coupon-codes/<id>/disable`. */
  command: string;
  /** What else the command takes. */
  body?: object;
  /** What is not taken out of use is not red. */
  colour?: 'error' | 'primary';
  onDone?: () => void;
  /** Of what is changed, where it has one. */
  version?: number | undefined;
  words: {
    button: string;
    title: string;
    text: string;
    reason: string;
    back: string;
    confirm: string;
    done: string;
  };
  /** What else is to be known before it is done. */
  children?: ReactNode;
}

/** Takes something out of use that stays on record: a button, and a dialog that asks for the reason. */
export function ReasonButton(props: ReasonButtonProps) {
  const { command, body, colour = 'error', version, words, onDone, children } = props;
  const [open, setOpen] = useState(false);
  const { run, pending, problem, clearProblem } = useAction<{ reason: string }, object>(command, {
    ...(version === undefined ? {} : { ifMatch: version }),
    onDone: () => {
      setOpen(false);
      announce(words.done);
      onDone?.();
    },
  });
  const close = () => {
    clearProblem();
    setOpen(false);
  };
  return (
    <>
      <Button color={colour} onClick={() => setOpen(true)}>
        {words.button}
      </Button>
      {open && (
        <ReviewDialog
          title={words.title}
          reasonLabel={words.reason}
          backLabel={words.back}
          confirmLabel={words.confirm}
          colour={colour}
          reasonRequired
          pending={pending}
          problem={problem}
          onConfirm={(reason) => void run({ ...body, reason })}
          onClose={close}
        >
          <Typography variant="body2">{words.text}</Typography>
          {children}
        </ReviewDialog>
      )}
    </>
  );
}
