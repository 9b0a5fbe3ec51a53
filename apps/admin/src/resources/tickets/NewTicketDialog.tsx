import { Dialog, DialogContent, DialogTitle } from '@mui/material';
import { useId } from 'react';
import { SelectInput, TextInput } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import { type CustomerOverviewView } from '@ur-desk/domain/customers';
import {
  CreateTicketInput,
  TICKET_PRIORITIES,
  type TicketLinkInput,
  type TicketLinkKind,
  type TicketView,
} from '@ur-desk/domain/tickets';
import { HouseForm } from '../../shared/HouseForm';
import { useSay } from '../../shared/messages';
import { SwitchInput } from '../../shared/SwitchInput';
import { useAction } from '../../shared/use-action';
import { usePhoneText } from '../customers/phone-text';
import { ticketMessages } from './ticket.messages';

interface NewTicketDialogProps {
  overview: CustomerOverviewView;
  onClose: () => void;
}

const BETWEEN = ':';

/** A record is one choice of a list: its kind and its id together. */
const choiceOf = (link: TicketLinkInput | null | undefined): string =>
  link ? `${link.kind}${BETWEEN}${link.id}` : '';

function linkOf(choice: string): TicketLinkInput | null {
  const [kind, id] = choice.split(BETWEEN);
  return kind && id ? { kind: kind as TicketLinkKind, id } : null;
}

/** The lines, and what happened last: what a ticket is mostly about. */
function useLinks({ lines, payments, renewals }: CustomerOverviewView): { id: string; name: string }[] {
  const say = useSay(ticketMessages);
  const phoneText = usePhoneText();
  const named = (kind: TicketLinkKind, items: readonly { id: string; reference: string | null }[]) =>
    items.map(({ id, reference }) => ({
      id: choiceOf({ kind, id }),
      name: `${say(`links.${kind}`)} ${reference ?? ''}`,
    }));
  return [
    ...lines.map(({ line }) => ({
      id: choiceOf({ kind: 'line', id: line.id }),
      name: `${say('links.line')} ${phoneText(line.msisdn)}`,
    })),
    ...named('payment', payments),
    ...named('renewal', renewals),
  ];
}

function Fields({ overview }: Pick<NewTicketDialogProps, 'overview'>) {
  const say = useSay(ticketMessages);
  const priorities = TICKET_PRIORITIES.map((id) => ({ id, name: say(`priorities.${id}`) }));
  return (
    <>
      <TextInput source="subject" label={say('create.subject')} autoComplete="off" autoFocus fullWidth />
      <TextInput
        source="text"
        label={say('create.text')}
        multiline
        minRows={3}
        fullWidth
        slotProps={{ htmlInput: { dir: 'auto' } }}
      />
      <SelectInput
        source="link"
        label={say('create.link')}
        choices={useLinks(overview)}
        format={choiceOf}
        parse={linkOf}
        translateChoice={false}
        fullWidth
      />
      <SelectInput
        source="priority"
        label={say('create.priority')}
        helperText={say('create.priorityHint')}
        choices={priorities}
        translateChoice={false}
        fullWidth
      />
      <SwitchInput source="mine" label={say('create.mine')} />
    </>
  );
}

/** Opens a ticket for the customer whose page it is. */
export function NewTicketDialog({ overview, onClose }: NewTicketDialogProps) {
  const say = useSay(ticketMessages);
  const navigate = useNavigate();
  const heading = useId();
  const create = useAction<CreateTicketInput, TicketView>('tickets', {
    onDone: ({ id }) => {
      onClose();
      void navigate(`/tickets/${id}/show`);
    },
  });
  return (
    <Dialog open onClose={onClose} aria-labelledby={heading} fullWidth maxWidth="sm">
      <DialogTitle id={heading}>{say('create.title')}</DialogTitle>
      <DialogContent>
        <HouseForm
          inputs={CreateTicketInput}
          defaultValues={{ customerId: overview.customer.id, mine: true }}
          onSubmit={create.submit}
          submitLabel={say('create.save')}
          onCancel={onClose}
        >
          <Fields overview={overview} />
        </HouseForm>
      </DialogContent>
    </Dialog>
  );
}
