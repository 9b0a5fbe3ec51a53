import { TextInput } from 'react-admin';
import { type TicketView, WriteTicketInput, type WrittenEntryKind } from '@ur-desk/domain/tickets';
import { announce } from '../../shared/announce';
import { HouseForm } from '../../shared/HouseForm';
import { useSay } from '../../shared/messages';
import { useAction } from '../../shared/use-action';
import { type Draft, KeepDraft } from './draft';
import { ticketMessages } from './ticket.messages';

interface EntryFormProps {
  ticketId: string;
  kind: WrittenEntryKind;
  draft: Draft;
}

/** A note for colleagues, or what the customer says on the phone. */
export function EntryForm({ ticketId, kind, draft }: EntryFormProps) {
  const say = useSay(ticketMessages);
  const write = useAction<WriteTicketInput, TicketView>(`tickets/${ticketId}/entries`, {
    onDone: () => {
      announce(say(`${kind}.saved`));
      draft.onDone();
    },
  });
  return (
    <HouseForm
      inputs={WriteTicketInput}
      defaultValues={{ kind, text: draft.text }}
      onSubmit={write.submit}
      submitLabel={say(`${kind}.save`)}
    >
      <KeepDraft onDraft={draft.onDraft} />
      <TextInput
        source="text"
        label={say(`${kind}.text`)}
        multiline
        minRows={3}
        fullWidth
        slotProps={{ htmlInput: { dir: 'auto' } }}
      />
    </HouseForm>
  );
}
