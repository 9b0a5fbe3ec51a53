import { InputAdornment, TextField } from '@mui/material';
import { useState } from 'react';
import { useInput } from 'react-admin';

const HOUR = /^[-−－]?\d{1,4}$/;

/** What was typed as hours; what is none gives one that no check lets pass. */
export const hoursOf = (typed: string): number[] =>
  typed
    .normalize('NFKC')
    .split(/[\s,、;]+/)
    .filter((word) => word !== '')
    .map((word) => (HOUR.test(word) ? Number(word.replace(/^[−－]/, '-')) : Number.NaN));

interface HoursFieldProps {
  source: string;
  label: string;
  /** What the hours mean, under the field. */
  hint: (hours: readonly number[]) => string;
}

/** A field for several hours before (negative) and after something, typed beside each other. */
export function HoursField({ source, label, hint }: HoursFieldProps) {
  const { field, fieldState, id } = useInput({ source, format: (v: unknown) => v, parse: (v: unknown) => v });
  const [typed, setTyped] = useState<string | null>(null);
  const hours = field.value as number[];
  const wrong = fieldState.error?.message;
  return (
    <TextField
      fullWidth
      id={id}
      label={label}
      value={typed ?? hours.join(' ')}
      onChange={(event) => {
        setTyped(event.target.value);
        field.onChange(hoursOf(event.target.value));
      }}
      onBlur={field.onBlur}
      error={wrong !== undefined}
      helperText={wrong ?? hint(hours)}
      slotProps={{
        htmlInput: { inputMode: 'text', autoComplete: 'off', maxLength: 60 },
        input: { endAdornment: <InputAdornment position="end">h</InputAdornment> },
      }}
    />
  );
}
