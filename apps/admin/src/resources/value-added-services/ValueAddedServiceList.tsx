import AddIcon from '@mui/icons-material/Add';
import { Button, Stack } from '@mui/material';
import { type RaRecord, SelectInput, useLocaleState } from 'react-admin';
import { Link } from 'react-router-dom';
import { type ValueAddedServiceView } from '@ur-desk/domain/value-added-services';
import { type Locale } from '@ur-desk/domain/kernel';
import { Column, NumberColumn } from '../../shared/Column';
import { HouseList } from '../../shared/HouseList';
import { InstantText } from '../../shared/InstantField';
import { MoneyText } from '../../shared/MoneyField';
import { useSay } from '../../shared/messages';
import { useMay } from '../../shared/use-may';
import { valueAddedServiceMessages } from './value-added-service.messages';

const serviceOf = (record: RaRecord) => record as unknown as ValueAddedServiceView;

/** What each month costs, one currency beside the other. */
function FeesText({ fees }: Pick<ValueAddedServiceView, 'fees'>) {
  if (fees.length === 0) return <>–</>;
  return (
    <Stack direction="row" sx={{ gap: 1.5, flexWrap: 'wrap' }}>
      {fees.map((fee) => (
        <MoneyText key={fee.currency} value={fee} />
      ))}
    </Stack>
  );
}

/** The services that lines can have beside their plans, in the order in which they are offered. */
export function ValueAddedServiceList() {
  const say = useSay(valueAddedServiceMessages);
  const [locale] = useLocaleState() as [Locale, unknown];
  const mayCreate = useMay('valueAddedServices:create');
  const yesNo = [
    { id: true, name: say('yes') },
    { id: false, name: say('no') },
  ];
  const create = mayCreate && (
    <Button component={Link} to="/value-added-services/create" variant="contained" startIcon={<AddIcon />}>
      {say('create')}
    </Button>
  );
  return (
    <HouseList
      title={say('title')}
      sort={{ field: 'position', order: 'ASC' }}
      filters={[
        <SelectInput
          key="active"
          source="active"
          label={say('fields.active')}
          alwaysOn
          choices={yesNo}
          translateChoice={false}
        />,
      ]}
      actions={create}
      rowPath={(record) => `/value-added-services/${String(record.id)}`}
    >
      <Column
        link
        source="name"
        label={say('fields.name')}
        disableSort
        render={(record) => serviceOf(record).name[locale]}
      />
      <Column source="code" label={say('fields.code')} />
      <Column
        source="fees"
        label={say('fields.fees')}
        disableSort
        render={(record) => <FeesText fees={serviceOf(record).fees} />}
      />
      <Column
        source="active"
        label={say('fields.active')}
        disableSort
        render={(record) => say(serviceOf(record).active ? 'yes' : 'no')}
      />
      <NumberColumn source="position" label={say('fields.position')} />
      <Column
        source="updatedAt"
        label={say('fields.updatedAt')}
        render={(record) => <InstantText value={serviceOf(record).updatedAt} />}
      />
    </HouseList>
  );
}
