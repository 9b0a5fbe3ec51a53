import { Button, Dialog, DialogContent, DialogTitle, Typography } from '@mui/material';
import { useId, useState } from 'react';
import { SelectInput, TextInput, useInput } from 'react-admin';
import { CODE_CHARSETS, type CouponBatchView, CreateCouponBatchInput } from '@ur-desk/domain/coupons';
import { announce } from '../../shared/announce';
import { HouseForm } from '../../shared/HouseForm';
import { useSay } from '../../shared/messages';
import { useAction } from '../../shared/use-action';
import { firstMessage } from '../promotions/field-errors';
import { asIs, CountField } from '../promotions/inputs';
import { couponMessages } from './coupon.messages';

interface OrderProps {
  promotion: { id: string; name: string };
}

function CountInput() {
  const say = useSay(couponMessages);
  const { field, fieldState } = useInput({ source: 'count', ...asIs });
  return (
    <CountField
      label={say('fields.count')}
      value={field.value as number | undefined}
      hint={say('countHint')}
      wrong={firstMessage(fieldState.error)}
      onChange={(count) => field.onChange(count ?? Number.NaN)}
    />
  );
}

function OrderForm({ promotion, onClose }: OrderProps & { onClose: () => void }) {
  const say = useSay(couponMessages);
  const { submit } = useAction<CreateCouponBatchInput, CouponBatchView>('coupon-batches', {
    onDone: ({ name }) => {
      onClose();
      announce(say('ordered', { name }));
    },
  });
  const charsets = CODE_CHARSETS.map((id) => ({ id, name: say(`charsets.${id}`) }));
  return (
    <HouseForm
      inputs={CreateCouponBatchInput}
      defaultValues={{ promotionId: promotion.id, charset: 'alphanumeric' }}
      onSubmit={submit}
      submitLabel={say('orderNow')}
      onCancel={onClose}
    >
      <TextInput source="name" label={say('fields.name')} autoComplete="off" autoFocus fullWidth />
      <CountInput />
      <TextInput
        source="pattern"
        label={say('fields.pattern')}
        helperText={say('patternHint')}
        autoComplete="off"
        fullWidth
      />
      <SelectInput
        source="charset"
        label={say('fields.charset')}
        choices={charsets}
        translateChoice={false}
        fullWidth
      />
    </HouseForm>
  );
}

/** Orders codes of their own for a promotion. */
export function OrderCodes({ promotion }: OrderProps) {
  const say = useSay(couponMessages);
  const [open, setOpen] = useState(false);
  const heading = useId();
  const close = () => setOpen(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{say('order')}</Button>
      {open && (
        <Dialog open onClose={close} aria-labelledby={heading} fullWidth maxWidth="xs">
          <DialogTitle id={heading}>{say('orderTitle', { promotion: promotion.name })}</DialogTitle>
          <DialogContent>
            <Typography variant="body2" sx={{ mb: 1 }}>
              {say('orderText')}
            </Typography>
            <OrderForm promotion={promotion} onClose={close} />
          </DialogContent>
        </Dialog>
      )}
    </>
  );
}
