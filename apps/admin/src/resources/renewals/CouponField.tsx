import { Button, Stack, TextField } from '@mui/material';
import { useState } from 'react';
import { type PriceView } from '@ur-desk/domain/renewals';
import { useSay } from '../../shared/messages';
import { renewalMessages } from './renewal.messages';

interface CouponFieldProps {
  applied: string;
  /** What was quoted with the code that is applied; it says why the code changes nothing. */
  price: PriceView | undefined;
  onApply: (code: string) => void;
}

/** A code is judged when it is applied, not with every key. */
export function CouponField({ applied, price, onApply }: CouponFieldProps) {
  const say = useSay(renewalMessages);
  const [typed, setTyped] = useState(applied);
  const apply = () => onApply(typed.trim());
  const refused = applied && price?.notApplied.find(({ rule, code }) => rule === 'coupon' && code !== null);
  return (
    <Stack direction="row" sx={{ gap: 1, alignItems: 'flex-start', maxWidth: 400 }}>
      <TextField
        label={say('coupon')}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={(event) => event.key === 'Enter' && apply()}
        error={Boolean(refused)}
        helperText={refused && say(`notApplied.${refused.reason}`, { code: refused.code ?? '' })}
        slotProps={{
          htmlInput: { maxLength: 40, autoComplete: 'off', spellCheck: false },
          formHelperText: { role: 'alert', sx: { '&::first-letter': { textTransform: 'uppercase' } } },
        }}
        fullWidth
      />
      <Button onClick={apply} disabled={typed.trim() === applied} sx={{ mt: '3px' }}>
        {say('applyCoupon')}
      </Button>
    </Stack>
  );
}
