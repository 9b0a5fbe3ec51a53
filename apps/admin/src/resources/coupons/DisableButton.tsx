import { Button, Typography } from '@mui/material';
import { useState } from 'react';
import { type DisableCouponInput } from '@ur-desk/domain/coupons';
import { announce } from '../../shared/announce';
import { useSay } from '../../shared/messages';
import { ReviewDialog } from '../../shared/ReviewDialog';
import { useAction } from '../../shared/use-action';
import { couponMessages } from './coupon.messages';

interface DisableProps {
  /** `coupon-batches/<id>` or `coupon-codes/<id>`. */
  of: string;
  /** Of a batch. */
  version?: number;
  words: { title: string; text: string; confirm: string; done: string };
}

/** Makes a batch or a code useless, with a reason. */
export function DisableButton({ of, version, words }: DisableProps) {
  const say = useSay(couponMessages);
  const [open, setOpen] = useState(false);
  const { run, pending, problem, clearProblem } = useAction<DisableCouponInput, object>(`${of}/disable`, {
    ...(version === undefined ? {} : { ifMatch: version }),
    onDone: () => {
      setOpen(false);
      announce(words.done);
    },
  });
  const close = () => {
    clearProblem();
    setOpen(false);
  };
  return (
    <>
      <Button color="error" onClick={() => setOpen(true)}>
        {say('disable')}
      </Button>
      {open && (
        <ReviewDialog
          title={words.title}
          confirmLabel={words.confirm}
          reasonLabel={say('reason')}
          backLabel={say('back')}
          colour="error"
          reasonRequired
          pending={pending}
          problem={problem}
          onConfirm={(reason) => void run({ reason })}
          onClose={close}
        >
          <Typography variant="body2">{words.text}</Typography>
        </ReviewDialog>
      )}
    </>
  );
}
