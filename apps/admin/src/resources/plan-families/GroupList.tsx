import AddIcon from '@mui/icons-material/Add';
import { Button } from '@mui/material';
import { type ReactNode } from 'react';
import { type RaRecord, SelectInput, useLocaleState } from 'react-admin';
import { Link } from 'react-router-dom';
import { type Locale } from '@ur-desk/domain/kernel';
import { type PlanFamilyView } from '@ur-desk/domain/plan-families';
import { Column, NumberColumn } from '../../shared/Column';
import { HouseList } from '../../shared/HouseList';
import { InstantText } from '../../shared/InstantField';
import { useSay } from '../../shared/messages';
import { useMay } from '../../shared/use-may';
import { planGroupMessages } from './plan-group.messages';

type Group = Pick<PlanFamilyView, 'name' | 'active' | 'updatedAt'>;
const groupOf = (record: RaRecord) => record as unknown as Group;

interface GroupListProps {
  resource: 'plan-families' | 'plan-regions';
  title: string;
  /** Of the button that adds one. */
  add: string;
  /** Columns that only this noun has. */
  children: ReactNode;
}

/** Families or regions, in the order in which they are offered. */
export function GroupList({ resource, title, add, children }: GroupListProps) {
  const say = useSay(planGroupMessages);
  const [locale] = useLocaleState() as [Locale, unknown];
  const mayCreate = useMay('plans:create');
  const yesNo = [
    { id: true, name: say('yes') },
    { id: false, name: say('no') },
  ];
  const create = mayCreate && (
    <Button component={Link} to={`/${resource}/create`} variant="contained" startIcon={<AddIcon />}>
      {add}
    </Button>
  );
  return (
    <HouseList
      title={title}
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
      rowPath={(record) => `/${resource}/${String(record.id)}`}
    >
      <Column
        link
        source="name"
        label={say('fields.name')}
        disableSort
        render={(record) => groupOf(record).name[locale]}
      />
      <Column source="code" label={say('fields.code')} />
      {children}
      <Column
        source="active"
        label={say('fields.active')}
        disableSort
        render={(record) => say(groupOf(record).active ? 'yes' : 'no')}
      />
      <NumberColumn source="position" label={say('fields.position')} />
      <Column
        source="updatedAt"
        label={say('fields.updatedAt')}
        render={(record) => <InstantText value={groupOf(record).updatedAt} />}
      />
    </HouseList>
  );
}
