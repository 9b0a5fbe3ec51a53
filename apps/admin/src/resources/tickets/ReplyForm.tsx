import { Alert, Box, Typography } from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { SelectInput, TextInput } from 'react-admin';
import { useWatch } from 'react-hook-form';
import { LOCALE_TAGS } from '@ur-desk/domain/kernel';
import { smsSize } from '@ur-desk/domain/notifications';
import {
  ReplyToTicketInput,
  STATES_AFTER_REPLY,
  type TicketDetailView,
  type TicketView,
  unfilledIn,
} from '@ur-desk/domain/tickets';
import { announce } from '../../shared/announce';
import { conflictIn } from '../../shared/conflict';
import { TWO_COLUMNS } from '../../shared/FormPart';
import { HouseForm } from '../../shared/HouseForm';
import { useSay } from '../../shared/messages';
import { useAction } from '../../shared/use-action';
import { CannedReplyInput } from './CannedReplyInput';
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
function useReply({ id, version }: TicketDetailView, onDone: (ticket: TicketView) => void) {
  const say = useSay(ticketMessages);
  const queries = useQueryClient();
  const send = useAction<ReplyToTicketInput, TicketView>(`tickets/${id}/reply`, {
    ifMatch: version,
    onDone: (ticket) => {
      announce(say('reply.sent'));
      onDone(ticket);
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
  /** Goes on to the next ticket. */
  onNext: () => void;
}

/** Places that nobody filled in: said before it is sent, since it would be refused. */
function Unfilled() {
  const say = useSay(ticketMessages);
  const text: unknown = useWatch({ name: 'text' });
  const places = typeof text === 'string' ? unfilledIn(text) : [];
  if (places.length === 0) return null;
  return <Alert severity="warning">{say('reply.unfilled', { places: places.join(' ') })}</Alert>;
}

/** The ways to send an answer beside leaving the ticket open. */
function useResolving(ticket: TicketDetailView, { draft, onNext }: Omit<ReplyFormProps, 'ticket'>) {
  const say = useSay(ticketMessages);
  const goesOn = useRef(false);
  const reply = useReply(ticket, () => {
    draft.onDone();
    if (goesOn.current) onNext();
  });
  const resolve = (isLast: boolean) => (body: ReplyToTicketInput) => {
    goesOn.current = !isLast;
    return reply({ ...body, then: 'resolved' });
  };
  const others = [
    { label: say('reply.sendAndResolve'), onSubmit: resolve(true) },
    { label: say('reply.sendAndNext'), onSubmit: resolve(false), isKeyed: true },
  ];
  const send = (body: ReplyToTicketInput) => {
    goesOn.current = false;
    return reply(unresolved(body));
  };
  return { send, others };
}

/** The answer to the customer: by which way, how the ticket is left, and with the other buttons why it is resolved. */
export function ReplyForm({ ticket, draft, onNext }: ReplyFormProps) {
  const say = useSay(ticketMessages);
  const { send, others } = useResolving(ticket, { draft, onNext });
  const { customer, reasons, state } = ticket;
  const [usual] = customer.channels;
  const channels = customer.channels.map((id) => ({ id, name: say(`channels.${id}`) }));
  const left = STATES_AFTER_REPLY.filter((id) => id !== 'resolved');
  const isResolvable = state !== 'resolved';
  return (
    <HouseForm<ReplyToTicketInput>
      inputs={ReplyToTicketInput}
      defaultValues={{ text: draft.text, then: 'inProgress', ...(usual ? { channel: usual } : {}) }}
      onSubmit={send}
      submitLabel={say('reply.send')}
      others={isResolvable ? others : []}
    >
      <KeepDraft onDraft={draft.onDraft} />
      <CannedReplyInput ticketId={ticket.id} isResolvable={isResolvable} />
      <TextInput
        source="text"
        label={say('reply.text', { language: say(`locales.${customer.locale}`) })}
        multiline
        minRows={4}
        helperText={false}
        fullWidth
        slotProps={{ htmlInput: { lang: LOCALE_TAGS[customer.locale], dir: 'auto' } }}
      />
      <Unfilled />
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
