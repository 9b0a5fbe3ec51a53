import AddIcon from '@mui/icons-material/PersonAddAltOutlined';
import { Button } from '@mui/material';
import { SearchInput, SelectInput, TextInput, type RaRecord, useLocaleState } from 'react-admin';
import { Link } from 'react-router-dom';
import { CUSTOMER_STATUSES, FREQUENT_COUNTRIES, type CustomerView } from '@ur-desk/domain/customers';
import { CURRENCY_CODES, type Locale } from '@ur-desk/domain/kernel';
import { Column } from '../../shared/Column';
import { dayFilters } from '../../shared/day-filters';
import { HouseList } from '../../shared/HouseList';
import { InstantText } from '../../shared/InstantField';
import { useSay } from '../../shared/messages';
import { ReferenceText } from '../../shared/ReferenceText';
import { StatusChip } from '../../shared/StatusChip';
import { useMay } from '../../shared/use-may';
import { useTiers } from '../memberships/use-tiers';
import { countryChoices, countryName } from './country-name';
import { customerMessages } from './customer.messages';
import { PhoneText } from './phone-text';
import { Tags } from './Tags';

const asCustomer = (record: RaRecord) => record as unknown as CustomerView;

function useFilters() {
  const say = useSay(customerMessages);
  const [locale] = useLocaleState() as [Locale, unknown];
  const statuses = CUSTOMER_STATUSES.map((id) => ({ id, name: say(`statuses.${id}`) }));
  const currencies = CURRENCY_CODES.map((id) => ({ id, name: id }));
  const tiers = useTiers();
  const plain = { translateChoice: false, size: 'small' as const };
  return [
    <SearchInput key="q" source="q" alwaysOn placeholder={say('fields.q')} sx={{ width: 280 }} />,
    <SelectInput key="status" source="status" alwaysOn choices={statuses} {...plain} />,
    <SelectInput
      key="country"
      source="country"
      alwaysOn
      choices={countryChoices(FREQUENT_COUNTRIES, locale)}
      {...plain}
    />,
    <SelectInput key="currency" source="walletCurrency" alwaysOn choices={currencies} {...plain} />,
    <SelectInput
      key="tier"
      source="tier"
      alwaysOn
      choices={tiers.map(({ code, name }) => ({ id: code, name: name[locale] }))}
      {...plain}
    />,
    <TextInput key="tags" source="tags" alwaysOn sx={{ width: 120 }} />,
    ...dayFilters('createdAt'),
  ];
}

/** All customers; a part of name, phone, e-mail or number finds them. */
export function CustomerList() {
  const say = useSay(customerMessages);
  const [locale] = useLocaleState() as [Locale, unknown];
  const mayCreate = useMay('customers:create');
  const create = (
    <Button component={Link} to="/customers/create" variant="contained" startIcon={<AddIcon />}>
      {say('create')}
    </Button>
  );
  return (
    <HouseList
      title={locale === 'zh' ? '客户' : 'Customers'}
      sort={{ field: 'createdAt', order: 'DESC' }}
      filters={useFilters()}
      actions={mayCreate ? create : null}
      hiddenColumns={['zone', 'locale', 'externalId', 'tags']}
    >
      <Column
        link
        source="name"
        render={(r) => asCustomer(r).name ?? asCustomer(r).externalId ?? say('noName')}
      />
      <Column
        source="phone"
        disableSort
        render={(r) => (asCustomer(r).phone ? <PhoneText value={asCustomer(r).phone ?? ''} /> : '–')}
      />
      <Column source="email" disableSort />
      <Column
        source="status"
        disableSort
        render={(r) => (
          <StatusChip status={asCustomer(r).status} label={say(`statuses.${asCustomer(r).status}`)} />
        )}
      />
      <Column source="country" disableSort render={(r) => countryName(asCustomer(r).country, locale)} />
      <Column source="walletCurrency" disableSort />
      <Column
        source="reference"
        disableSort
        render={(r) => <ReferenceText plain value={asCustomer(r).reference} />}
      />
      <Column
        source="createdAt"
        render={(r) => <InstantText value={asCustomer(r).createdAt} customerZone={asCustomer(r).zone} />}
      />
      <Column source="tags" disableSort render={(r) => <Tags tags={asCustomer(r).tags} />} />
      <Column source="locale" disableSort render={(r) => say(`locales.${asCustomer(r).locale}`)} />
      <Column source="zone" disableSort />
      <Column source="externalId" disableSort />
    </HouseList>
  );
}
