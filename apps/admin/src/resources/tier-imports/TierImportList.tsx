import AddIcon from '@mui/icons-material/Add';
import { Button } from '@mui/material';
import { SelectInput } from 'react-admin';
import { Link } from 'react-router-dom';
import { TIER_IMPORT_STATES, type TierImportView } from '@ur-desk/domain/memberships';
import { Column, NumberColumn } from '../../shared/Column';
import { HouseList } from '../../shared/HouseList';
import { InstantText } from '../../shared/InstantField';
import { useSay } from '../../shared/messages';
import { StatusChip } from '../../shared/StatusChip';
import { useMay } from '../../shared/use-may';
import { useTierName } from '../memberships/use-tiers';
import { tierImportMessages } from './tier-import.messages';

/** Every file of customers for a tier, the newest first. */
export function TierImportList() {
  const say = useSay(tierImportMessages);
  const nameOf = useTierName();
  const mayMove = useMay('memberships:override');
  const filters = [
    <SelectInput
      key="state"
      source="state"
      label={say('fields.state')}
      alwaysOn
      choices={TIER_IMPORT_STATES.map((id) => ({ id, name: say(`states.${id}`) }))}
    />,
  ];
  const create = mayMove && (
    <Button component={Link} to="/tier-imports/create" variant="contained" startIcon={<AddIcon />}>
      {say('create')}
    </Button>
  );
  return (
    <HouseList
      title={say('title')}
      sort={{ field: 'createdAt', order: 'DESC' }}
      filters={filters}
      actions={create}
    >
      <Column<TierImportView> source="reference" label={say('fields.reference')} link disableSort />
      <Column<TierImportView> source="fileName" label={say('fields.fileName')} disableSort />
      <Column<TierImportView>
        source="state"
        label={say('fields.state')}
        disableSort
        render={(job) => <StatusChip status={job.state} label={say(`states.${job.state}`)} />}
      />
      <Column<TierImportView>
        source="tier"
        label={say('fields.tier')}
        disableSort
        render={(job) => (job.tier ? nameOf(job.tier) : '–')}
      />
      <NumberColumn<TierImportView> source="accepted" label={say('fields.accepted')} disableSort />
      <NumberColumn<TierImportView> source="rejected" label={say('fields.rejected')} disableSort />
      <NumberColumn<TierImportView> source="moved" label={say('fields.moved')} disableSort />
      <Column<TierImportView> source="createdBy" label={say('fields.createdBy')} disableSort />
      <Column<TierImportView>
        source="createdAt"
        label={say('fields.createdAt')}
        render={(job) => <InstantText value={job.createdAt} />}
      />
    </HouseList>
  );
}
