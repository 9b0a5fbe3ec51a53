import { Autocomplete, FormHelperText, TextField } from '@mui/material';
import { type ReactNode } from 'react';

interface ChipsProps {
  label: string;
  value: readonly string[];
  onChange: (value: string[]) => void;
  /** Left out: any text, confirmed with Enter. */
  options?: readonly { id: string; name: string }[];
  hint?: string;
  wrong?: string | null;
}

/** Several of a list, or several words. */
export function Chips({ label, value, onChange, options, hint, wrong }: ChipsProps) {
  const nameOf = (id: string) => options?.find((option) => option.id === id)?.name ?? id;
  return (
    <Autocomplete
      multiple
      freeSolo={!options}
      disableCloseOnSelect
      size="small"
      options={options?.map(({ id }) => id) ?? []}
      value={[...value]}
      onChange={(_event, next) => onChange(next)}
      getOptionLabel={nameOf}
      sx={{ flex: '1 1 260px' }}
      renderInput={(params) => (
        <TextField {...params} label={label} error={Boolean(wrong)} helperText={wrong ?? hint} />
      )}
    />
  );
}

interface CountProps {
  label: string;
  value: number | null | undefined;
  onChange: (value: number | null) => void;
  hint?: string;
  wrong?: string | null;
  /** How many of what is stored one of what is typed is. */
  unit?: number;
}

/** A whole number, or nothing; `unit` is what one of it is stored as. */
export function CountField({ label, value, onChange, hint, wrong, unit = 1 }: CountProps) {
  const shown = value === null || value === undefined || Number.isNaN(value) ? '' : value / unit;
  return (
    <TextField
      label={label}
      type="number"
      value={shown}
      onChange={(event) =>
        onChange(event.target.value === '' ? null : Math.round(Number(event.target.value) * unit))
      }
      error={Boolean(wrong)}
      helperText={wrong ?? hint}
      slotProps={{ htmlInput: { min: 0, step: unit === 1 ? 1 : 'any' } }}
      sx={{ width: 170 }}
    />
  );
}

/** What is wrong with a list as a whole. */
export const Wrong = ({ children }: { children: ReactNode }) =>
  children ? <FormHelperText error>{children}</FormHelperText> : null;

/** The value of a form's field as it is. */
export const asIs = { format: (value: unknown) => value, parse: (value: unknown) => value };
