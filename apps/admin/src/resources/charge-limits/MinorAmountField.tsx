import { useInput } from 'react-admin';
import { type CurrencyCode } from '@ur-desk/domain/kernel';
import { MoneyTextField } from '../../shared/MoneyInput';

interface MinorAmountFieldProps {
  source: string;
  label: string;
  currency: CurrencyCode;
}

/** A field for an amount of a known currency; the value is the number of minor units. */
export function MinorAmountField({ source, label, currency }: MinorAmountFieldProps) {
  const { field, fieldState } = useInput({ source, format: (v: unknown) => v, parse: (v: unknown) => v });
  const amount = field.value as number | null;
  const wrong = fieldState.error?.message;
  return (
    <MoneyTextField
      fullWidth
      label={label}
      currency={currency}
      value={amount === null ? null : { amount, currency }}
      onChange={(money) => field.onChange(money?.amount ?? Number.NaN)}
      onBlur={field.onBlur}
      error={wrong !== undefined}
      helperText={wrong}
    />
  );
}
