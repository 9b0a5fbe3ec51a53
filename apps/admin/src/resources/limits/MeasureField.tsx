import { InputAdornment, TextField } from '@mui/material';
import { useState } from 'react';
import { isMoneyMeasure, type Measure, type QuantityMeasure } from '@ur-desk/domain/limits';
import { useSay } from '../../shared/messages';
import { MoneyTextField } from '../../shared/MoneyInput';
import { limitMessages } from './limit.messages';
import { TYPED_UNITS } from './measure-units';

interface MeasureFieldProps {
  label: string;
  /** In the measure's own unit; null: nothing typed; NaN: what was typed is no quantity. */
  value: number | null;
  onChange: (value: number | null) => void;
  /** What is wrong with it, in words. */
  wrong: string | null;
  hint?: string;
  required?: boolean;
}

const DECIMALS = 4;
const NUMBER = /^\d+(\.\d+)?$/;

/** What was typed as a quantity of the unit: `1.5` GB; never `1e3`, a sign or letters. */
function quantityOf(typed: string, size: number): number | null {
  const plain = typed.normalize('NFKC').trim();
  if (plain === '') return null;
  return NUMBER.test(plain) ? Math.round(Number(plain) * size) : Number.NaN;
}

function QuantityField({
  measure,
  value,
  onChange,
  ...look
}: MeasureFieldProps & { measure: QuantityMeasure }) {
  const say = useSay(limitMessages);
  const [typed, setTyped] = useState<string | null>(null);
  const { size, name } = TYPED_UNITS[measure];
  const shown = value === null || Number.isNaN(value) ? '' : String(Number((value / size).toFixed(DECIMALS)));
  return (
    <TextField
      fullWidth
      label={look.label}
      required={look.required ?? false}
      value={typed ?? shown}
      onChange={(event) => {
        setTyped(event.target.value);
        onChange(quantityOf(event.target.value, size));
      }}
      onBlur={() => !Number.isNaN(value) && setTyped(null)}
      error={look.wrong !== null}
      helperText={look.wrong ?? look.hint}
      slotProps={{
        htmlInput: { inputMode: 'decimal', autoComplete: 'off', maxLength: 15 },
        input: { endAdornment: <InputAdornment position="end">{say(`units.${name}`)}</InputAdornment> },
      }}
    />
  );
}

/** A field for how much of a measure: money in its currency, minutes, messages, gigabytes or days. */
export function MeasureField({ measure, ...field }: MeasureFieldProps & { measure: Measure }) {
  if (!isMoneyMeasure(measure)) return <QuantityField measure={measure} {...field} />;
  const { value, onChange, wrong, hint, label, required = false } = field;
  return (
    <MoneyTextField
      fullWidth
      label={label}
      required={required}
      currency={measure}
      value={value === null ? null : { amount: value, currency: measure }}
      onChange={(money) => onChange(money?.amount ?? null)}
      error={wrong !== null}
      helperText={wrong ?? hint}
    />
  );
}
