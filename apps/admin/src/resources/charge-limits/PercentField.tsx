import { InputAdornment, TextField } from '@mui/material';
import { useInput } from 'react-admin';
import { parsePercent, percentText } from '@ur-desk/domain/tax-rates';

/** A field for a percentage; the value is in basis points, and what is no percentage gives one that no check lets pass. */
export function PercentField({ source, label }: { source: string; label: string }) {
  const { field, fieldState, id } = useInput({ source, format: (v: unknown) => v, parse: (v: unknown) => v });
  const value = field.value as number | null | undefined;
  const wrong = fieldState.error?.message;
  return (
    <TextField
      fullWidth
      id={id}
      label={label}
      defaultValue={typeof value === 'number' && !Number.isNaN(value) ? percentText(value) : ''}
      onChange={(event) => field.onChange(parsePercent(event.target.value) ?? Number.NaN)}
      onBlur={field.onBlur}
      error={wrong !== undefined}
      helperText={wrong}
      slotProps={{
        htmlInput: { inputMode: 'decimal', autoComplete: 'off', maxLength: 8 },
        input: { endAdornment: <InputAdornment position="end">%</InputAdornment> },
      }}
    />
  );
}
