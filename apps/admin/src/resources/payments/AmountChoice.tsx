import { Box, ToggleButton, ToggleButtonGroup, Typography } from '@mui/material';
import { useId } from 'react';
import { type TopUpLimits, topUpPresets } from '@ur-desk/domain/charge-limits';
import { type Money } from '@ur-desk/domain/kernel';
import { useSay } from '../../shared/messages';
import { MoneyTextField } from '../../shared/MoneyInput';
import { paymentMessages } from './payment.messages';
import { useMoneyText } from './use-money-text';

interface AmountChoiceProps {
  limits: TopUpLimits;
  value: Money | null;
  onChange: (amount: Money | null) => void;
  /** What is wrong with it, in words. */
  wrong: string | null;
}

/** One of the usual amounts with one click, or any other. */
export function AmountChoice({ limits, value, onChange, wrong }: AmountChoiceProps) {
  const say = useSay(paymentMessages);
  const moneyText = useMoneyText();
  const label = useId();
  const { currency } = limits;
  const presets = topUpPresets(limits);
  const chosen = presets.find((preset) => preset.amount === value?.amount);
  return (
    <Box>
      <Typography id={label} variant="subtitle2" component="p" sx={{ mb: 1 }}>
        {say('topUp.amount')}
      </Typography>
      <ToggleButtonGroup
        exclusive
        fullWidth
        size="small"
        color="primary"
        aria-labelledby={label}
        value={chosen?.amount ?? null}
        onChange={(_event, amount: number | null) => amount !== null && onChange({ amount, currency })}
        sx={{
          mb: 1.5,
          '& .MuiToggleButton-root': { textTransform: 'none', fontVariantNumeric: 'tabular-nums' },
        }}
      >
        {presets.map((preset) => (
          <ToggleButton key={preset.amount} value={preset.amount}>
            {moneyText(preset)}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      <MoneyTextField
        fullWidth
        label={say('topUp.other')}
        currency={currency}
        value={chosen ? null : value}
        onChange={onChange}
        error={wrong !== null}
        helperText={wrong}
      />
    </Box>
  );
}
