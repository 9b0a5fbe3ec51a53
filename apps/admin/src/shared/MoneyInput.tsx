import { InputAdornment, TextField, type TextFieldProps } from '@mui/material';
import { useState } from 'react';
import { FieldTitle, type InputProps, useInput, useResourceContext } from 'react-admin';
import { type CurrencyCode, minorToDecimal, type Money, parseMajor } from '@ur-desk/domain/kernel';

/** What stands in the form while the typed text is no amount: the domain's check refuses it at the field. */
const NOT_AN_AMOUNT = Number.NaN;

const shown = (value: Money | null | undefined): string =>
  value && Number.isSafeInteger(value.amount) ? minorToDecimal(value) : '';

interface MoneyTextInputProps {
  value: Money | null | undefined;
  onChange: (value: Money | null) => void;
  currency: CurrencyCode;
}

type Look = Pick<
  TextFieldProps,
  | 'label'
  | 'error'
  | 'helperText'
  | 'disabled'
  | 'required'
  | 'autoFocus'
  | 'fullWidth'
  | 'id'
  | 'name'
  | 'onBlur'
  | 'inputRef'
>;

/**
 * A field for an amount: typed in major units (`19.99`), given on in minor units. Empty gives null; what is no amount of
 * the currency gives one that no check lets pass.
 */
export function MoneyTextField({ value, onChange, currency, ...look }: MoneyTextInputProps & Look) {
  const [typed, setTyped] = useState<string | null>(null);
  const change = (text: string) => {
    setTyped(text);
    if (text.trim() === '') onChange(null);
    else onChange({ amount: parseMajor(text, currency) ?? NOT_AN_AMOUNT, currency });
  };
  return (
    <TextField
      {...look}
      value={typed ?? shown(value)}
      onChange={(event) => change(event.target.value)}
      onBlur={(event) => {
        look.onBlur?.(event);
        if (value === null || value === undefined || Number.isSafeInteger(value.amount)) setTyped(null);
      }}
      slotProps={{
        htmlInput: { inputMode: 'decimal', autoComplete: 'off', maxLength: 30 },
        input: { endAdornment: <InputAdornment position="end">{currency}</InputAdornment> },
      }}
    />
  );
}

type MoneyInputProps = Pick<InputProps, 'source' | 'label' | 'helperText' | 'disabled' | 'validate'> & {
  currency: CurrencyCode;
  autoFocus?: boolean;
  fullWidth?: boolean;
};

/** `MoneyTextField` in a form; the value is `{ amount, currency }` in minor units. */
export function MoneyInput({ source, label, currency, helperText, ...look }: MoneyInputProps) {
  const resource = useResourceContext();
  const { field, fieldState, id, isRequired } = useInput({
    source,
    format: (v: unknown) => v,
    parse: (v: unknown) => v,
  });
  const wrong = messageOf(fieldState.error);
  return (
    <MoneyTextField
      {...look}
      id={id}
      name={field.name}
      inputRef={field.ref}
      value={field.value as Money | null}
      onChange={field.onChange}
      onBlur={field.onBlur}
      currency={currency}
      label={
        <FieldTitle
          source={source}
          resource={resource}
          isRequired={isRequired}
          {...(label ? { label } : {})}
        />
      }
      error={wrong !== null}
      helperText={wrong ?? helperText}
    />
  );
}

/** The error of an amount may hang on the amount itself or on the money as a whole. */
function messageOf(error: unknown): string | null {
  if (typeof error !== 'object' || error === null) return null;
  if ('message' in error && typeof error.message === 'string' && error.message) return error.message;
  return 'amount' in error ? messageOf(error.amount) : null;
}
