import { Box, Typography } from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { SelectInput, TextInput } from 'react-admin';
import { useWatch } from 'react-hook-form';
import { LOCALE_TAGS } from '@ur-desk/domain/kernel';
import { smsSize } from '@ur-desk/domain/notifications';
import {
  ReplyToTicketInput,
  STATES_AFTER_REPLY,
  type TicketDetailView,
  type TicketView,
} from '@ur-desk/domain/tickets';
import { announce } from '../../shared/announce';
import { conflictIn } from '../../shared/conflict';
import { TWO_COLUMNS } from '../../shared/FormPart';
import { HouseForm } from '../../shared/HouseForm';
import { useSay } from '../../shared/messages';
import { useAction } from '../../shared/use-action';
import { type Draft, KeepDraft } from './draft';
import { ReasonInput } from './ReasonInput';
import { ticketMessages } from './ticket.messages';

/** How many SMS it will be: the operator pays for each. */
function SmsParts() {
  const say = useSay(ticketMessages);
  const [text, channel] = useWatch({ name: ['text', 'channel'] }) as [unknown, unknown];
  if (channel !== 'sms' || typeof text !== 'string' || text === '') return null;
  return (
    <Typography variant="body2" sx={{ color: 'text.secondary' }}>
      {say('reply.parts', { smart_count: smsSize(text).segments })}
    </Typography>
  );
}

/** Sends under the version that is shown; where somebody was faster, shows first what he did. */
function useReply({ id, version }: TicketDetailView, onDone: () => void) {
  const say = useSay(ticketMessages);
  const queries = useQueryClient();
  const send = useAction<ReplyToTicketInput, TicketView>(`tickets/${id}/reply`, {
    ifMatch: version,
    onDone: () => {
      announce(say('reply.sent'));
      onDone();
    },
  });
  return async (body: ReplyToTicketInput) => {
    try {
      return await send.submit(body);
    } catch (error) {
      if (conflictIn(error)) await queries.invalidateQueries({ queryKey: ['tickets'] });
      throw error;
    }
  };
}

/** A reason to resolve that was chosen is for the other button. */
function unresolved(body: ReplyToTicketInput): ReplyToTicketInput {
  const kept = { ...body };
  delete kept.reasonCode;
  return kept;
}

interface ReplyFormProps {
  ticket: TicketDetailView;
  draft: Draft;
}

/** The answer to the customer: by which way, how the ticket is left, and with the second button why it is resolved. */
export function ReplyForm({ ticket, draft }: ReplyFormProps) {
  const say = useSay(ticketMessages);
  const reply = useReply(ticket, draft.onDone);
  const { customer, reasons, state } = ticket;
  const [usual] = customer.channels;
  const channels = customer.channels.map((id) => ({ id, name: say(`channels.${id}`) }));
  const left = STATES_AFTER_REPLY.filter((id) => id !== 'resolved');
  const isResolvable = state !== 'resolved';
  return (
    <HouseForm<ReplyToTicketInput>
      inputs={ReplyToTicketInput}
      defaultValues={{ text: draft.text, then: 'inProgress', ...(usual ? { channel: usual } : {}) }}
      onSubmit={(body) => reply(unresolved(body))}
      submitLabel={say('reply.send')}
      {...(isResolvable
        ? {
            second: {
              label: say('reply.sendAndResolve'),
              onSubmit: (body) => reply({ ...body, then: 'resolved' }),
            },
          }
        : {})}
    >
      <KeepDraft onDraft={draft.onDraft} />
      <TextInput
        source="text"
        label={say('reply.text', { language: say(`locales.${customer.locale}`) })}
        multiline
        minRows={4}
        helperText={false}
        fullWidth
        slotProps={{ htmlInput: { lang: LOCALE_TAGS[customer.locale], dir: 'auto' } }}
      />
      <SmsParts />
      <Box sx={{ ...TWO_COLUMNS, mt: 1 }}>
        <SelectInput
          source="channel"
          label={say('reply.channel')}
          choices={channels}
          translateChoice={false}
          helperText={false}
          fullWidth
        />
        <SelectInput
          source="then"
          label={say('reply.then')}
          choices={left.map((id) => ({ id, name: say(`states.${id}`) }))}
          translateChoice={false}
          helperText={false}
          fullWidth
        />
        {isResolvable && (
          <>
            <ReasonInput reasons={reasons} label={say('reply.reason')} />
            <TextInput source="comment" label={say('reply.comment')} helperText={false} fullWidth />
          </>
        )}
      </Box>
    </HouseForm>
  );
}
