import AddIcon from '@mui/icons-material/Add';
import { Autocomplete, Button, TextField } from '@mui/material';
import { useState } from 'react';
import { TextInput, useLocaleState } from 'react-admin';
import { type Locale } from '@ur-desk/domain/kernel';
import { type AddNumbersInput, NUMBER_STATES, type NumberView } from '@ur-desk/domain/numbers';
import { Column } from '../../shared/Column';
import { CustomerLink } from '../../shared/CustomerLink';
import { EmptyState } from '../../shared/EmptyState';
import { HouseList } from '../../shared/HouseList';
import { InstantText } from '../../shared/InstantField';
import { useSay } from '../../shared/messages';
import { StatusChip } from '../../shared/StatusChip';
import { StatusTabs } from '../../shared/StatusTabs';
import { useMay } from '../../shared/use-may';
import { countryCodes, countryName } from '../customers/country-name';
import { PhoneText } from '../customers/phone-text';
import { AddStockDialog } from './AddStockDialog';
import { numberMessages } from './number.messages';

const HOME = 'CN';

function AddNumbers() {
  const say = useSay(numberMessages);
  const [locale] = useLocaleState() as [Locale, unknown];
  const [open, setOpen] = useState(false);
  const [country, setCountry] = useState(HOME);
  const words = { title: say('addNumbers'), hint: say('numbersHint'), text: say('numbersText') };
  return (
    <>
      <Button variant="contained" startIcon={<AddIcon />} onClick={() => setOpen(true)}>
        {say('addNumbers')}
      </Button>
      {open && (
        <AddStockDialog<AddNumbersInput>
          path="numbers"
          words={words}
          bodyOf={(text) => ({ country, text })}
          onClose={() => setOpen(false)}
        >
          <Autocomplete
            options={countryCodes(locale)}
            value={country}
            disableClearable
            onChange={(_event, code) => setCountry(code)}
            getOptionLabel={(code) => `${countryName(code, locale)} (${code})`}
            renderInput={(params) => <TextField {...params} label={say('fields.country')} />}
          />
        </AddStockDialog>
      )}
    </>
  );
}

/** Every number of ours, whatever it is used for. */
export function NumberList() {
  const say = useSay(numberMessages);
  const [locale] = useLocaleState() as [Locale, unknown];
  const mayAdd = useMay('numbers:create');
  const states = NUMBER_STATES.map((id) => ({ id, name: say(`states.${id}`) }));
  return (
    <HouseList
      title={say('numbers')}
      sort={{ field: 'addedAt', order: 'DESC' }}
      filters={[<TextInput key="q" source="q" label={say('search')} alwaysOn resettable />]}
      tabs={<StatusTabs source="state" label={say('fields.state')} choices={states} />}
      actions={mayAdd && <AddNumbers />}
      empty={<EmptyState title={say('none')} text={say('noneHint')} />}
      rowPath={false}
    >
      <Column<NumberView>
        link
        source="msisdn"
        label={say('fields.msisdn')}
        render={({ msisdn }) => <PhoneText value={msisdn} />}
      />
      <Column<NumberView>
        source="country"
        label={say('fields.country')}
        disableSort
        render={({ country }) => countryName(country, locale)}
      />
      <Column<NumberView>
        source="state"
        label={say('fields.state')}
        disableSort
        render={({ state }) => <StatusChip status={state} label={say(`states.${state}`)} />}
      />
      <Column<NumberView>
        source="customerId"
        label={say('fields.customer')}
        disableSort
        render={({ customerId }) => (customerId ? <CustomerLink customerId={customerId} /> : '–')}
      />
      <Column<NumberView>
        source="restsUntil"
        label={say('fields.restsUntil')}
        disableSort
        render={({ restsUntil }) => (restsUntil ? <InstantText value={restsUntil} /> : '–')}
      />
      <Column<NumberView>
        source="addedAt"
        label={say('fields.addedAt')}
        render={({ addedAt }) => <InstantText value={addedAt} />}
      />
    </HouseList>
  );
}
