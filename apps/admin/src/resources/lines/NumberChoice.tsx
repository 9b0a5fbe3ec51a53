import { Autocomplete, TextField } from '@mui/material';
import { useLocaleState } from 'react-admin';
import { type Locale } from '@ur-desk/domain/kernel';
import { fieldErrorText, ProblemError } from '../../providers/problem-error';
import { useSay } from '../../shared/messages';
import { countryCodes, countryName } from '../customers/country-name';
import { lineMessages } from './line.messages';
import { NumberPicker } from './NumberPicker';

/** A number of the stock: null is the next free one of the country. */
export interface WantedNumber {
  country: string;
  msisdn: string | null;
}

interface NumberChoiceProps {
  value: WantedNumber;
  onChange: (value: WantedNumber) => void;
  problem: unknown;
}

/** As the API is asked for it. */
export const numberInput = ({ country, msisdn }: WantedNumber) => ({
  country,
  ...(msisdn === null ? {} : { msisdn }),
});

/** Which number of the stock a line gets, by country. */
export function NumberChoice({ value, onChange, problem }: NumberChoiceProps) {
  const say = useSay(lineMessages);
  const [locale] = useLocaleState() as [Locale, unknown];
  const error = problem instanceof ProblemError && problem.errors.find(({ field }) => field === 'msisdn');
  return (
    <>
      <Autocomplete
        options={countryCodes(locale)}
        value={value.country}
        disableClearable
        onChange={(_event, country) => onChange({ country, msisdn: null })}
        getOptionLabel={(code) => `${countryName(code, locale)} (${code})`}
        renderInput={(params) => <TextField {...params} label={say('country')} />}
      />
      <NumberPicker
        country={value.country}
        value={value.msisdn}
        onChange={(msisdn) => onChange({ ...value, msisdn })}
        wrong={error ? fieldErrorText(error) : null}
      />
    </>
  );
}
