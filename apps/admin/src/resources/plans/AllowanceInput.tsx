import { Checkbox, FormControlLabel, Stack, TextField } from '@mui/material';
import { useState } from 'react';
import { useInput } from 'react-admin';
import { useSay } from '../../shared/messages';
import { planMessages } from './plan.messages';

interface AllowanceInputProps {
  source: string;
  label: string;
  /** How many of the kind's own unit are one of what is typed: 60 seconds a minute. */
  unit: number;
}

/** What is shown of 100 seconds in minutes: 1.6667. */
const DECIMALS = 4;

/** A quantity in the unit that people think in, or unlimited (null). */
export function AllowanceInput({ source, label, unit }: AllowanceInputProps) {
  const say = useSay(planMessages);
  const { field, fieldState } = useInput({ source, format: (v: unknown) => v, parse: (v: unknown) => v });
  const value = field.value as number | null;
  const [typed, setTyped] = useState<string | null>(null);
  const [lastCount, setLastCount] = useState(value ?? 0);
  const shown = value === null ? '' : (typed ?? String(Number((value / unit).toFixed(DECIMALS))));
  const change = (text: string) => {
    setTyped(text);
    const quantity = Number(text.replace(',', '.')) * unit;
    field.onChange(text.trim() === '' ? 0 : Number.isFinite(quantity) ? Math.round(quantity) : Number.NaN);
  };
  const setUnlimited = (on: boolean) => {
    if (value !== null) setLastCount(value);
    setTyped(null);
    field.onChange(on ? null : lastCount);
  };
  return (
    <Stack direction="row" sx={{ gap: 1.5, alignItems: 'center' }}>
      <TextField
        label={label}
        value={shown}
        disabled={value === null}
        onChange={(event) => change(event.target.value)}
        onBlur={() => {
          field.onBlur();
          // What is no number stays to be seen; what is one follows the form.
          if (Number.isSafeInteger(value)) setTyped(null);
        }}
        error={fieldState.invalid}
        helperText={fieldState.error?.message}
        slotProps={{ htmlInput: { inputMode: 'decimal', autoComplete: 'off', maxLength: 15 } }}
        sx={{ width: 180 }}
      />
      <FormControlLabel
        control={
          <Checkbox
            checked={value === null}
            onChange={(_event, on) => setUnlimited(on)}
            slotProps={{ input: { 'aria-label': `${label}: ${say('unlimitedBox')}` } }}
          />
        }
        label={say('unlimitedBox')}
      />
    </Stack>
  );
}
