import { Button } from '@mui/material';
import { type RaRecord, SelectInput, useLocaleState } from 'react-admin';
import { Link } from 'react-router-dom';
import { LOCALE_TAGS, type Locale } from '@ur-desk/domain/kernel';
import { OUTSIDE_PROVIDERS } from '@ur-desk/domain/payments';
import { SETTLEMENT_STATES, type SettlementView } from '@ur-desk/domain/settlements';
import { Column, NumberColumn } from '../../shared/Column';
import { EmptyState } from '../../shared/EmptyState';
import { HouseList } from '../../shared/HouseList';
import { InstantText } from '../../shared/InstantField';
import { useSay } from '../../shared/messages';
import { StatusChip } from '../../shared/StatusChip';
import { StatusTabs } from '../../shared/StatusTabs';
import { useMay } from '../../shared/use-may';
import { PeriodText } from './PeriodText';
import { settlementMessages } from './settlement.messages';
import { useProviderText } from './use-provider-text';

const viewOf = (record: RaRecord) => record as unknown as SettlementView;

function CreateButton() {
  const say = useSay(settlementMessages);
  return (
    <Button component={Link} to="/settlements/create" variant="contained">
      {say('create')}
    </Button>
  );
}

function useFilters() {
  const say = useSay(settlementMessages);
  const providerText = useProviderText();
  const providers = OUTSIDE_PROVIDERS.map((id) => ({ id, name: providerText(id) }));
  return [
    <SelectInput
      key="provider"
      source="provider"
      label={say('fields.provider')}
      choices={providers}
      translateChoice={false}
      alwaysOn
    />,
  ];
}

/** All reports, the newest first. */
export function SettlementList() {
  const say = useSay(settlementMessages);
  const states = SETTLEMENT_STATES.map((id) => ({ id, name: say(`states.${id}`) }));
  const providerText = useProviderText();
  const mayCreate = useMay('settlements:create');
  const [locale] = useLocaleState() as [Locale, unknown];
  const number = (value: number) => value.toLocaleString(LOCALE_TAGS[locale]);
  const create = mayCreate ? <CreateButton /> : undefined;
  return (
    <HouseList
      title={say('title')}
      sort={{ field: 'createdAt', order: 'DESC' }}
      filters={useFilters()}
      tabs={<StatusTabs source="state" label={say('fields.state')} choices={states} />}
      actions={create}
      empty={<EmptyState title={say('none')} text={say('noneHint')} action={create} />}
    >
      <Column source="reference" label={say('fields.reference')} link disableSort />
      <Column
        source="provider"
        label={say('fields.provider')}
        disableSort
        render={(record) => providerText(viewOf(record).provider)}
      />
      <Column
        source="from"
        label={say('fields.period')}
        render={(record) => <PeriodText {...viewOf(record)} />}
      />
      <NumberColumn
        source="linesTotal"
        label={say('fields.lines')}
        disableSort
        render={(record) => number(viewOf(record).linesTotal)}
      />
      <Column
        source="state"
        label={say('fields.state')}
        disableSort
        render={(record) => (
          <StatusChip status={viewOf(record).state} label={say(`states.${viewOf(record).state}`)} />
        )}
      />
      <NumberColumn
        source="openDifferences"
        label={say('fields.differences')}
        disableSort
        render={(record) => number(viewOf(record).openDifferences)}
      />
      <Column source="createdBy" label={say('fields.createdBy')} disableSort />
      <Column
        source="createdAt"
        label={say('fields.createdAt')}
        render={(record) => <InstantText value={viewOf(record).createdAt} />}
      />
    </HouseList>
  );
}
