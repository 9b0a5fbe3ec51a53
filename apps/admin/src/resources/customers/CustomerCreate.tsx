import { Box, Typography } from '@mui/material';
import { AutocompleteInput, SelectInput, TextInput, useCreate, useLocaleState } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import { CreateCustomerInput, FREQUENT_COUNTRIES, type CustomerView } from '@ur-desk/domain/customers';
import { CURRENCY_CODES, LOCALES, type Locale } from '@ur-desk/domain/kernel';
import { HouseForm } from '../../shared/HouseForm';
import { useSay } from '../../shared/messages';
import { PageTitle } from '../../shared/PageTitle';
import { Section } from '../../shared/Section';
import { countryChoices } from './country-name';
import { customerMessages } from './customer.messages';

const TWO_COLUMNS = {
  display: 'grid',
  gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' },
  columnGap: 2,
} as const;

function Inputs() {
  const say = useSay(customerMessages);
  const [locale] = useLocaleState() as [Locale, unknown];
  const locales = LOCALES.map((id) => ({ id, name: say(`locales.${id}`) }));
  const currencies = CURRENCY_CODES.map((id) => ({ id, name: id }));
  return (
    <Box sx={TWO_COLUMNS}>
      <TextInput source="name" autoFocus />
      <AutocompleteInput source="country" choices={countryChoices(FREQUENT_COUNTRIES, locale)} isRequired />
      <TextInput source="phone" type="tel" helperText={say('phoneHint')} />
      <TextInput source="email" type="email" />
      <SelectInput source="locale" choices={locales} translateChoice={false} isRequired />
      <SelectInput source="walletCurrency" choices={currencies} translateChoice={false} isRequired />
      <TextInput source="zone" helperText={say('zoneHint')} />
    </Box>
  );
}

const withoutBlanks = <T extends object>(body: T): T =>
  Object.fromEntries(Object.entries(body).filter(([, value]) => value !== '' && value !== null)) as T;

/** A new customer; what is typed is checked by the same class that the API checks it with. */
export function CustomerCreate() {
  const say = useSay(customerMessages);
  const [locale] = useLocaleState() as [Locale, unknown];
  const [create] = useCreate<CustomerView>();
  const navigate = useNavigate();
  const submit = async (body: CreateCustomerInput) => {
    const made = (await create(
      'customers',
      { data: withoutBlanks(body) },
      { returnPromise: true },
    )) as CustomerView;
    void navigate(`/customers/${made.id}/show`);
  };
  return (
    <Box sx={{ maxWidth: 760 }}>
      <PageTitle title={say('create')} />
      <Section title={say('contact')}>
        <Typography variant="body2" sx={{ color: 'text.secondary', mb: 1 }}>
          {say('createHint')}
        </Typography>
        <HouseForm
          inputs={CreateCustomerInput}
          defaultValues={{ locale, country: 'CN', walletCurrency: 'CNY' }}
          onSubmit={submit}
          submitLabel={say('create')}
          onCancel={() => void navigate('/customers')}
        >
          <Inputs />
        </HouseForm>
      </Section>
    </Box>
  );
}
