import { TextField } from '@mui/material';
import { useInput } from 'react-admin';

const WHOLE = /^\d{1,9}$/;

/** What was typed as a whole number; what is none gives one that no check lets pass. */
const wholeOf = (typed: string): number => {
  const plain = typed.normalize('NFKC').trim();
  return WHOLE.test(plain) ? Number(plain) : Number.NaN;
};

/** A field for a count: of tries, of days. */
export function NumberField({ source, label }: { source: string; label: string }) {
  const { field, fieldState, id } = useInput({ source, format: (v: unknown) => v, parse: (v: unknown) => v });
  const value = field.value as number;
  const wrong = fieldState.error?.message;
  return (
    <TextField
      fullWidth
      id={id}
      label={label}
      defaultValue={Number.isNaN(value) ? '' : String(value)}
      onChange={(event) => field.onChange(wholeOf(event.target.value))}
      onBlur={field.onBlur}
      error={wrong !== undefined}
      helperText={wrong}
      slotProps={{ htmlInput: { inputMode: 'numeric', autoComplete: 'off', maxLength: 9 } }}
    />
  );
}
