import { InputAdornment, TextField } from '@mui/material';
import { useState } from 'react';
import { useInput } from 'react-admin';
import { type CurrencyCode, minorToDecimal, parseMajor } from '@ur-desk/domain/kernel';

/** What was typed as amounts of the currency, minor units; what is no amount gives one that no check lets pass. */
export const amountsOf = (typed: string, currency: CurrencyCode): number[] =>
  typed
    .normalize('NFKC')
    .split(/[\s、;]+/)
    .filter((word) => word !== '')
    .map((word) => parseMajor(word, currency) ?? Number.NaN);

const shown = (amounts: readonly number[], currency: CurrencyCode): string =>
  amounts.map((amount) => minorToDecimal({ amount, currency })).join(' ');

interface AmountsFieldProps {
  source: string;
  label: string;
  hint: string;
  currency: CurrencyCode;
}

/** A field for several amounts of one currency, typed in major units beside each other. */
export function AmountsField({ source, label, hint, currency }: AmountsFieldProps) {
  const { field, fieldState, id } = useInput({ source, format: (v: unknown) => v, parse: (v: unknown) => v });
  const [typed, setTyped] = useState<string | null>(null);
  const amounts = field.value as number[];
  const wrong = fieldState.error?.message;
  return (
    <TextField
      fullWidth
      id={id}
      label={label}
      value={typed ?? shown(amounts, currency)}
      onChange={(event) => {
        setTyped(event.target.value);
        field.onChange(amountsOf(event.target.value, currency));
      }}
      onBlur={field.onBlur}
      error={wrong !== undefined}
      helperText={wrong ?? hint}
      slotProps={{
        htmlInput: { inputMode: 'text', autoComplete: 'off', maxLength: 120 },
        input: { endAdornment: <InputAdornment position="end">{currency}</InputAdornment> },
      }}
    />
  );
}
