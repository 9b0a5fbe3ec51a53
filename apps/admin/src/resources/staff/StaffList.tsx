import { Button, Chip } from '@mui/material';
import { type RaRecord, SelectInput, TextInput, useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { ROLES } from '@ur-desk/domain/kernel';
import { STAFF_STATES, type StaffView } from '@ur-desk/domain/staff';
import { Column } from '../../shared/Column';
import { HouseList } from '../../shared/HouseList';
import { InstantText } from '../../shared/InstantField';
import { useSay } from '../../shared/messages';
import { useMay } from '../../shared/use-may';
import { staffMessages } from './staff.messages';
import { SecondFactorChip, StaffStateChip } from './StaffChips';

const staffOf = (record: RaRecord) => record as StaffView & RaRecord;

function useFilters() {
  const say = useSay(staffMessages);
  const translate = useTranslate();
  const roles = ROLES.map((id) => ({ id, name: translate(`desk.roles.${id}`) }));
  const states = STAFF_STATES.map((id) => ({ id, name: say(`states.${id}`) }));
  return [
    <TextInput key="q" source="q" label={say('search')} alwaysOn resettable />,
    <SelectInput key="role" source="role" label={say('fields.role')} choices={roles} alwaysOn />,
    <SelectInput key="state" source="state" label={say('fields.state')} choices={states} alwaysOn />,
  ];
}

/** Everybody who works at the desk. */
export function StaffList() {
  const say = useSay(staffMessages);
  const translate = useTranslate();
  const mayInvite = useMay('staff:create');
  const filters = useFilters();
  return (
    <HouseList
      title={say('title')}
      sort={{ field: 'name', order: 'ASC' }}
      filters={filters}
      actions={
        mayInvite && (
          <Button component={Link} to="/staff/create" variant="contained">
            {say('invite')}
          </Button>
        )
      }
    >
      <Column source="name" label={say('fields.name')} link />
      <Column source="email" label={say('fields.email')} />
      <Column
        source="role"
        label={say('fields.role')}
        render={(record) => translate(`desk.roles.${staffOf(record).role}`)}
      />
      <Column
        source="state"
        label={say('fields.state')}
        render={(record) => <StaffStateChip state={staffOf(record).state} />}
      />
      <Column
        source="secondFactor"
        disableSort
        label={say('fields.secondFactor')}
        render={(record) =>
          staffOf(record).demo ? (
            <Chip size="small" label={say('demo')} />
          ) : (
            <SecondFactorChip state={staffOf(record).secondFactor} />
          )
        }
      />
      <Column
        source="lastSignInAt"
        disableSort
        label={say('fields.lastSignInAt')}
        render={(record) => <InstantText value={staffOf(record).lastSignInAt} />}
      />
    </HouseList>
  );
}
