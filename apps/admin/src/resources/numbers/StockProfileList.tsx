import AddIcon from '@mui/icons-material/Add';
import { Button } from '@mui/material';
import { useState } from 'react';
import { TextInput } from 'react-admin';
import { formatIccid } from '@ur-desk/domain/lines';
import {
  type AddStockProfilesInput,
  STOCK_PROFILE_STATES,
  type StockProfileView,
} from '@ur-desk/domain/numbers';
import { Column } from '../../shared/Column';
import { CustomerLink } from '../../shared/CustomerLink';
import { EmptyState } from '../../shared/EmptyState';
import { HouseList } from '../../shared/HouseList';
import { InstantText } from '../../shared/InstantField';
import { useSay } from '../../shared/messages';
import { StatusChip } from '../../shared/StatusChip';
import { StatusTabs } from '../../shared/StatusTabs';
import { useMay } from '../../shared/use-may';
import { AddStockDialog } from './AddStockDialog';
import { numberMessages } from './number.messages';

function AddProfiles() {
  const say = useSay(numberMessages);
  const [open, setOpen] = useState(false);
  const words = { title: say('addProfiles'), hint: say('profilesHint'), text: say('profilesText') };
  return (
    <>
      <Button variant="contained" startIcon={<AddIcon />} onClick={() => setOpen(true)}>
        {say('addProfiles')}
      </Button>
      {open && (
        <AddStockDialog<AddStockProfilesInput>
          path="sim-profiles"
          words={words}
          bodyOf={(text) => ({ text })}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}

/** Every SIM profile of ours. */
export function StockProfileList() {
  const say = useSay(numberMessages);
  const mayAdd = useMay('simProfiles:create');
  const states = STOCK_PROFILE_STATES.map((id) => ({ id, name: say(`states.${id}`) }));
  return (
    <HouseList
      title={say('profiles')}
      sort={{ field: 'addedAt', order: 'DESC' }}
      filters={[<TextInput key="q" source="q" label={say('search')} alwaysOn resettable />]}
      tabs={<StatusTabs source="state" label={say('fields.state')} choices={states} />}
      actions={mayAdd && <AddProfiles />}
      empty={<EmptyState title={say('none')} text={say('noneHint')} />}
      rowPath={false}
    >
      <Column<StockProfileView>
        link
        source="iccid"
        label={say('fields.iccid')}
        render={({ iccid }) => formatIccid(iccid)}
      />
      <Column source="smdpAddress" label={say('fields.smdpAddress')} disableSort />
      <Column<StockProfileView>
        source="state"
        label={say('fields.state')}
        disableSort
        render={({ state }) => <StatusChip status={state} label={say(`states.${state}`)} />}
      />
      <Column<StockProfileView>
        source="customerId"
        label={say('fields.customer')}
        disableSort
        render={({ customerId }) => (customerId ? <CustomerLink customerId={customerId} /> : '–')}
      />
      <Column<StockProfileView>
        source="addedAt"
        label={say('fields.addedAt')}
        render={({ addedAt }) => <InstantText value={addedAt} />}
      />
    </HouseList>
  );
}
