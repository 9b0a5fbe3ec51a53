import PersonIcon from '@mui/icons-material/PrivacyTipOutlined';
import { Button, Menu, MenuItem } from '@mui/material';
import { useState } from 'react';
import { useSay } from '../../shared/messages';
import { useCustomerActions } from '../customers/customer-actions';
import { personDataMessages } from './person-data.messages';

/** What a customer may ask for as a person; nothing is shown to those who may do none of it. */
export function PersonMenu() {
  const say = useSay(personDataMessages);
  const { exportPerson } = useCustomerActions();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const items = [{ label: say('export.item'), act: exportPerson }].flatMap(({ label, act }) =>
    act ? [{ label, act }] : [],
  );
  if (items.length === 0) return null;
  const choose = (act: () => void) => {
    setAnchor(null);
    act();
  };
  return (
    <>
      <Button
        color="inherit"
        startIcon={<PersonIcon />}
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        {say('menu')}
      </Button>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        {items.map(({ label, act }) => (
          <MenuItem key={label} onClick={() => choose(act)}>
            {label}
          </MenuItem>
        ))}
      </Menu>
    </>
  );
}
