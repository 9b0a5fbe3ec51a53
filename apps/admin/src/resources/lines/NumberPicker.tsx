import { Autocomplete, TextField } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { useDataProvider } from 'react-admin';
import { type NumberView } from '@ur-desk/domain/numbers';
import { useSay } from '../../shared/messages';
import { usePhoneText } from '../customers/phone-text';
import { lineMessages } from './line.messages';

const SHOWN = 20;

interface NumberPickerProps {
  country: string;
  value: string | null;
  onChange: (msisdn: string | null) => void;
  /** What the server says of the number. */
  wrong: string | null;
}

/** An available number of a country, found by some of its digits; none: the next free one. */
export function NumberPicker({ country, value, onChange, wrong }: NumberPickerProps) {
  const say = useSay(lineMessages);
  const phoneText = usePhoneText();
  const dataProvider = useDataProvider();
  const [typed, setTyped] = useState('');
  const q = useDeferredValue(typed.replace(/\D/g, ''));
  const { data: found = [], isFetching } = useQuery({
    queryKey: ['numbers', 'picker', country, q],
    queryFn: async ({ signal }) => {
      const { data } = await dataProvider.getList<NumberView>('numbers', {
        filter: { state: 'available', country, ...(q === '' ? {} : { q }) },
        sort: { field: 'msisdn', order: 'ASC' },
        pagination: { page: 1, perPage: SHOWN },
        signal,
      });
      return data.map(({ msisdn }) => msisdn);
    },
    staleTime: 0,
  });
  return (
    <Autocomplete<string>
      value={value}
      options={found}
      loading={isFetching}
      filterOptions={(all) => all}
      getOptionLabel={phoneText}
      getOptionKey={(msisdn) => msisdn}
      onInputChange={(_event, text, reason) => setTyped(reason === 'input' ? text : '')}
      onChange={(_event, msisdn) => onChange(msisdn)}
      renderInput={(params) => (
        <TextField
          {...params}
          label={say('number')}
          error={wrong !== null}
          helperText={wrong ?? say('numberHint')}
        />
      )}
    />
  );
}
