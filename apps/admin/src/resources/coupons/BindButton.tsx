import { Button, Dialog, DialogActions, DialogContent, DialogTitle, Typography } from '@mui/material';
import { useId, useState } from 'react';
import { type BindCouponInput, type CouponCodeView } from '@ur-desk/domain/coupons';
import { announce } from '../../shared/announce';
import { useSay } from '../../shared/messages';
import { ProblemNotice } from '../../shared/ProblemNotice';
import { useAction } from '../../shared/use-action';
import { CustomerPicker } from '../customers/CustomerPicker';
import { couponMessages } from './coupon.messages';

function BindDialog({ code, onClose }: { code: CouponCodeView; onClose: () => void }) {
  const say = useSay(couponMessages);
  const heading = useId();
  const [customerId, setCustomerId] = useState(code.customerId);
  const { run, pending, problem } = useAction<BindCouponInput, CouponCodeView>(
    `coupon-codes/${code.id}/bind`,
    {
      onDone: () => {
        onClose();
        announce(say('bound'));
      },
    },
  );
  return (
    <Dialog open onClose={onClose} aria-labelledby={heading} fullWidth maxWidth="xs">
      <DialogTitle id={heading}>{say('bindTitle', { code: code.code })}</DialogTitle>
      <DialogContent>
        <Typography variant="body2" sx={{ mb: 2 }}>
          {say('bindText')}
        </Typography>
        <CustomerPicker label={say('customer')} value={customerId} onChange={setCustomerId} />
        <ProblemNotice problem={problem} />
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{say('back')}</Button>
        <Button variant="contained" disabled={pending} onClick={() => void run({ customerId })}>
          {say('bindNow')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

/** Keeps a code for one customer. */
export function BindButton({ code }: { code: CouponCodeView }) {
  const say = useSay(couponMessages);
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="outlined" onClick={() => setOpen(true)}>
        {say('bind')}
      </Button>
      {open && <BindDialog code={code} onClose={() => setOpen(false)} />}
    </>
  );
}
