import { FormControlLabel, Switch } from '@mui/material';
import { useInput } from 'react-admin';

/** A yes or no in a form; react-admin's own hands MUI attributes that it no longer takes. */
export function SwitchInput({ source, label }: { source: string; label: string }) {
  const { field } = useInput({ source, format: (v: unknown) => v, parse: (v: unknown) => v });
  return (
    <FormControlLabel
      label={label}
      control={
        <Switch
          checked={field.value === true}
          onChange={(_event, on) => field.onChange(on)}
          onBlur={field.onBlur}
          name={field.name}
          slotProps={{ input: { ref: field.ref, role: 'switch' } }}
        />
      }
    />
  );
}
