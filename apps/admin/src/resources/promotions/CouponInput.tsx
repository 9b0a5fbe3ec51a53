import { MenuItem, Stack, TextField } from '@mui/material';
import { useInput } from 'react-admin';
import { COUPON_KINDS, type CouponKind, type PromotionCoupon } from '@ur-desk/domain/promotions';
import { useSay } from '../../shared/messages';
import { firstMessage } from './field-errors';
import { asIs } from './inputs';
import { promotionMessages } from './promotion.messages';

const NONE = 'none';

/** Whether it applies by itself, for one code that everybody may use, or for codes from batches. */
export function CouponInput() {
  const say = useSay(promotionMessages);
  const { field, fieldState } = useInput({ source: 'coupon', ...asIs });
  const value = field.value as PromotionCoupon | null | undefined;
  const kind = value?.kind ?? NONE;
  const choose = (chosen: CouponKind | typeof NONE) =>
    field.onChange(chosen === NONE ? null : { kind: chosen, code: null });
  return (
    <Stack direction="row" sx={{ gap: 1, flexWrap: 'wrap' }}>
      <TextField
        select
        label={say('fields.coupon')}
        value={kind}
        onChange={(event) => choose(event.target.value as CouponKind | typeof NONE)}
        helperText={say(`couponHints.${kind}`)}
        sx={{ width: 300 }}
      >
        {([NONE, ...COUPON_KINDS] as const).map((one) => (
          <MenuItem key={one} value={one}>
            {say(`couponKinds.${one}`)}
          </MenuItem>
        ))}
      </TextField>
      {value?.kind === 'shared' && (
        <TextField
          label={say('couponCode')}
          value={value.code ?? ''}
          onChange={(event) => field.onChange({ kind: 'shared', code: event.target.value || null })}
          error={fieldState.invalid}
          helperText={firstMessage(fieldState.error) ?? say('couponCodeHint')}
          slotProps={{ htmlInput: { maxLength: 60, autoComplete: 'off', spellCheck: false } }}
          sx={{ width: 300 }}
        />
      )}
    </Stack>
  );
}
