import { Autocomplete, TextField } from '@mui/material';
import { useInput, useLocaleState } from 'react-admin';
import { COUNTRY_CODES, type Locale } from '@ur-desk/domain/kernel';
import { useSay } from '../../shared/messages';
import { countryName } from '../customers/country-name';
import { planMessages } from '../plans/plan.messages';

/** Several countries, found by name or code. */
export function CountriesInput({ source, label }: { source: string; label: string }) {
  const say = useSay(planMessages);
  const [locale] = useLocaleState() as [Locale, unknown];
  const { field, fieldState } = useInput({ source, format: (v: unknown) => v, parse: (v: unknown) => v });
  return (
    <Autocomplete
      multiple
      disableCloseOnSelect
      options={COUNTRY_CODES}
      value={(field.value ?? []) as string[]}
      onChange={(_event, codes) => field.onChange(codes)}
      getOptionLabel={(code) => `${countryName(code, locale)} (${code})`}
      size="small"
      sx={{ maxWidth: 620 }}
      renderInput={(params) => (
        <TextField
          {...params}
          label={label}
          placeholder={say('addCountries')}
          error={fieldState.invalid}
          helperText={fieldState.error?.message}
        />
      )}
    />
  );
}
