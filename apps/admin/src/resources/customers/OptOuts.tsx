import { useQueryClient } from '@tanstack/react-query';
import { Checkbox, FormControlLabel, FormGroup, Tooltip } from '@mui/material';
import { useState } from 'react';
import { useDataProvider, useNotify } from 'react-admin';
import { type CustomerView } from '@ur-desk/domain/customers';
import { MESSAGE_CHANNELS, type MessageChannel } from '@ur-desk/domain/kernel';
import { announce } from '../../shared/announce';
import { useSay } from '../../shared/messages';
import { customerMessages } from './customer.messages';

/** Saves under the version that is on the screen: what somebody else changed meanwhile is shown, and nothing is overwritten. */
function useSave(customer: CustomerView) {
  const say = useSay(customerMessages);
  const dataProvider = useDataProvider();
  const queries = useQueryClient();
  const notify = useNotify();
  const [pending, setPending] = useState(false);
  const save = async (optOuts: MessageChannel[]) => {
    setPending(true);
    try {
      await dataProvider.update('customers', {
        id: customer.id,
        data: { optOuts },
        previousData: { id: customer.id },
        meta: { version: customer.version },
      });
      announce(say('optOuts.saved'));
    } catch (error) {
      notify(error instanceof Error ? error.message : String(error), { type: 'warning' });
    }
    await queries.invalidateQueries();
    setPending(false);
  };
  return { save, pending };
}

/** By which ways the customer wants reminders and advertising; changed with a click. */
export function OptOuts({ customer, readOnly }: { customer: CustomerView; readOnly: boolean }) {
  const say = useSay(customerMessages);
  const { save, pending } = useSave(customer);
  const { optOuts } = customer;
  const wanted = MESSAGE_CHANNELS.filter((channel) => !optOuts.includes(channel));
  if (readOnly)
    return <>{wanted.map((channel) => say(`optOuts.${channel}`)).join(' · ') || say('optOuts.none')}</>;
  const toggle = (channel: MessageChannel) =>
    save(optOuts.includes(channel) ? optOuts.filter((one) => one !== channel) : [...optOuts, channel]);
  return (
    <Tooltip title={say('optOuts.hint')} describeChild>
      <FormGroup row aria-label={say('optOuts.label')} role="group">
        {MESSAGE_CHANNELS.map((channel) => (
          <FormControlLabel
            key={channel}
            label={say(`optOuts.${channel}`)}
            disabled={pending}
            slotProps={{ typography: { variant: 'body2' } }}
            control={
              <Checkbox
                size="small"
                sx={{ py: 0 }}
                checked={wanted.includes(channel)}
                onChange={() => void toggle(channel)}
              />
            }
          />
        ))}
      </FormGroup>
    </Tooltip>
  );
}
