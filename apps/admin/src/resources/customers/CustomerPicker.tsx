import { Autocomplete, TextField } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { useDataProvider, useGetOne } from 'react-admin';
import { type CustomerView } from '@ur-desk/domain/customers';

const SHOWN = 10;

interface PickerProps {
  label: string;
  value: string | null;
  onChange: (customerId: string | null) => void;
}

const nameOf = ({ name, reference }: Pick<CustomerView, 'name' | 'reference'>): string =>
  name ? `${name} (${reference})` : reference;

/** One customer, found by a part of the name, number or address. */
export function CustomerPicker({ label, value, onChange }: PickerProps) {
  const dataProvider = useDataProvider();
  const [typed, setTyped] = useState('');
  const q = useDeferredValue(typed.trim());
  const { data: chosen = null } = useGetOne<CustomerView>(
    'customers',
    { id: value ?? '' },
    { enabled: value !== null },
  );
  const { data: found = [], isFetching } = useQuery({
    queryKey: ['customers', 'picker', q],
    queryFn: async ({ signal }) => {
      const { data } = await dataProvider.getList<CustomerView>('customers', {
        filter: { q },
        sort: { field: 'createdAt', order: 'DESC' },
        pagination: { page: 1, perPage: SHOWN },
        signal,
      });
      return data;
    },
    enabled: q.length > 1 || /\p{Script=Han}/u.test(q),
  });
  return (
    <Autocomplete<CustomerView>
      value={value === null ? null : chosen}
      options={found}
      loading={isFetching}
      filterOptions={(all) => all}
      getOptionLabel={nameOf}
      getOptionKey={({ id }) => id}
      isOptionEqualToValue={(one, other) => one.id === other.id}
      onInputChange={(_event, text, reason) => reason === 'input' && setTyped(text)}
      onChange={(_event, customer) => onChange(customer?.id ?? null)}
      renderInput={(params) => <TextField {...params} label={label} />}
    />
  );
}
