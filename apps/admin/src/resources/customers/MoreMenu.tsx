import MoreIcon from '@mui/icons-material/MoreHorizOutlined';
import { Button, Menu, MenuItem } from '@mui/material';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { useSay } from '../../shared/messages';
import { useMay } from '../../shared/use-may';
import { personDataMessages } from '../person-data/person-data.messages';
import { ticketMessages } from '../tickets/ticket.messages';
import { useCustomerActions } from './customer-actions';
import { customerMessages } from './customer.messages';

/** What is done with a customer once in a while; those who may do none of it see no menu. */
export function MoreMenu({ customerId }: { customerId: string }) {
  const say = useSay(customerMessages);
  const sayOfPerson = useSay(personDataMessages);
  const sayOfTicket = useSay(ticketMessages);
  const navigate = useNavigate();
  const mayTry = useMay('quotes:create');
  const { newTicket, recordOffline, exportPerson, anonymise } = useCustomerActions();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const tryPromotions = () => void navigate(`/promotions/dry-run?customerId=${customerId}`);
  const items = [
    { label: sayOfTicket('create.button'), act: newTicket },
    { label: say('tryPromotions'), act: mayTry ? tryPromotions : null },
    { label: say('recordOffline'), act: recordOffline },
    { label: sayOfPerson('export.item'), act: exportPerson },
    { label: sayOfPerson('anonymise.item'), act: anonymise },
  ].flatMap(({ label, act }) => (act ? [{ label, act }] : []));
  if (items.length === 0) return null;
  const choose = (act: () => void) => {
    setAnchor(null);
    act();
  };
  return (
    <>
      <Button
        color="inherit"
        startIcon={<MoreIcon />}
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        {say('moreActions')}
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
