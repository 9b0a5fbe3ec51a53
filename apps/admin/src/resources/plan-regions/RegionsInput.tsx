import { Autocomplete, TextField } from '@mui/material';
import { useInput, useLocaleState } from 'react-admin';
import { type Locale } from '@ur-desk/domain/kernel';
import { useSay } from '../../shared/messages';
import { planMessages } from '../plans/plan.messages';
import { usePlanRegions } from './use-plan-regions';

/** The regions where a plan can be used. Those that are no longer offered stay where they are chosen. */
export function RegionsInput() {
  const say = useSay(planMessages);
  const [locale] = useLocaleState() as [Locale, unknown];
  const { field, fieldState } = useInput({
    source: 'regions',
    format: (v: unknown) => v,
    parse: (v: unknown) => v,
  });
  const regions = usePlanRegions();
  const chosen = (field.value ?? []) as string[];
  const offered = regions.filter(({ code, active }) => active || chosen.includes(code));
  const nameOf = (code: string) => {
    const region = regions.find((one) => one.code === code);
    if (!region) return code;
    return `${region.name[locale]} (${say('countries', { smart_count: region.countries.length })})`;
  };
  return (
    <Autocomplete
      multiple
      disableCloseOnSelect
      options={offered.map(({ code }) => code)}
      value={chosen}
      onChange={(_event, codes) => field.onChange(codes)}
      getOptionLabel={nameOf}
      size="small"
      sx={{ maxWidth: 620, mb: 2 }}
      renderInput={(params) => (
        <TextField
          {...params}
          label={say('fields.regions')}
          placeholder={say('addRegions')}
          error={fieldState.invalid}
          helperText={fieldState.error?.message ?? say('regionsHint')}
        />
      )}
    />
  );
}
