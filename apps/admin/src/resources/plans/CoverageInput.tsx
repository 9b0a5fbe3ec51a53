import { Autocomplete, TextField } from '@mui/material';
import { useInput, useLocaleState } from 'react-admin';
import { type Locale } from '@ur-desk/domain/kernel';
import { useSay } from '../../shared/messages';
import { countryCodes, countryName } from '../customers/country-name';
import { planMessages } from './plan.messages';

/** The countries where the plan can be used. */
export function CoverageInput() {
  const say = useSay(planMessages);
  const [locale] = useLocaleState() as [Locale, unknown];
  const { field, fieldState } = useInput({
    source: 'coverage',
    format: (v: unknown) => v,
    parse: (v: unknown) => v,
  });
  return (
    <Autocomplete
      multiple
      disableCloseOnSelect
      options={countryCodes(locale)}
      value={(field.value ?? []) as string[]}
      onChange={(_event, codes) => field.onChange(codes)}
      getOptionLabel={(code) => `${countryName(code, locale)} (${code})`}
      size="small"
      sx={{ maxWidth: 620 }}
      renderInput={(params) => (
        <TextField
          {...params}
          label={say('fields.coverage')}
          placeholder={say('addCountries')}
          error={fieldState.invalid}
          helperText={fieldState.error?.message}
        />
      )}
    />
  );
}
