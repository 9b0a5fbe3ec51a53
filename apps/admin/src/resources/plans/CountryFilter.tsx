import { Autocomplete, TextField } from '@mui/material';
import { useInput, useLocaleState } from 'react-admin';
import { type Locale } from '@ur-desk/domain/kernel';
import { useSay } from '../../shared/messages';
import { countryCodes, countryName } from '../customers/country-name';
import { planMessages } from './plan.messages';

/** A filter of the list: plans that can be used in a country. `source` and `alwaysOn` are read by the list. */
export function CountryFilter({ source }: { source: string; alwaysOn: boolean }) {
  const say = useSay(planMessages);
  const [locale] = useLocaleState() as [Locale, unknown];
  const { field } = useInput<string>({ source });
  const chosen = field.value as string;
  return (
    <Autocomplete
      options={countryCodes(locale)}
      value={chosen === '' ? null : chosen}
      onChange={(_event, code) => field.onChange(code ?? '')}
      getOptionLabel={(code) => `${countryName(code, locale)} (${code})`}
      size="small"
      sx={{ width: 240 }}
      renderInput={(params) => <TextField {...params} label={say('usableIn')} />}
    />
  );
}
