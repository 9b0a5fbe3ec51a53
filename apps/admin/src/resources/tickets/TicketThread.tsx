import { Box, Button, Stack, Typography } from '@mui/material';
import { useState } from 'react';
import { type TicketDetailView, type TicketEntryKind, type TicketEntryView } from '@ur-desk/domain/tickets';
import { InstantText } from '../../shared/InstantField';
import { useSay } from '../../shared/messages';
import { StatusChip } from '../../shared/StatusChip';
import { type Tone, toneColours } from '../../shared/tone';
import { MessageDialog } from '../notifications/MessageDialog';
import { notificationMessages } from '../notifications/notification.messages';
import { ticketMessages } from './ticket.messages';

const TONES: Record<TicketEntryKind, Tone> = {
  inbound: 'info',
  reply: 'success',
  note: 'warning',
  move: 'neutral',
};

interface EntryProps {
  entry: TicketEntryView;
  zone: string;
  onOpen: (notificationId: string) => void;
}

/** By which way it went, and what became of it. */
function Delivery({ entry, onOpen }: Pick<EntryProps, 'entry' | 'onOpen'>) {
  const say = useSay(ticketMessages);
  const sayOfMessage = useSay(notificationMessages);
  const { channel, delivery, inFolder, notificationId } = entry;
  if (channel === null) return null;
  return (
    <>
      <span>{say(`channels.${channel}`)}</span>
      {inFolder ? (
        <StatusChip status="sent" tone="warning" label={sayOfMessage('inFolder')} />
      ) : (
        <StatusChip
          status={delivery ?? 'queued'}
          label={delivery === null ? say('notMade') : sayOfMessage(`states.${delivery}`)}
        />
      )}
      {notificationId !== null && (
        <Button size="small" onClick={() => onOpen(notificationId)}>
          {say('openMessage')}
        </Button>
      )}
    </>
  );
}

const LINE = {
  display: 'flex',
  flexWrap: 'wrap',
  gap: 1,
  alignItems: 'center',
  color: 'text.secondary',
} as const;

function Entry({ entry, zone, onOpen }: EntryProps) {
  const say = useSay(ticketMessages);
  const { kind, author, text, state, createdAt } = entry;
  const at = <InstantText value={createdAt} customerZone={zone} />;
  if (kind === 'move' && state !== null)
    return (
      <Typography component="li" variant="body2" sx={LINE}>
        <bdi>{say('movedTo', { name: author, state: say(`states.${state}`) })}</bdi> · {at}
      </Typography>
    );
  return (
    <Box
      component="li"
      sx={[
        { borderLeft: 3, pl: 1.5, py: 0.25 },
        (theme) => ({ borderColor: toneColours(theme, TONES[kind]).color }),
      ]}
    >
      <Typography variant="body2" component="div" sx={LINE}>
        <StatusChip status={kind} tone={TONES[kind]} label={say(`kinds.${kind}`)} />
        <bdi>{kind === 'inbound' ? say('takenDownBy', { name: author }) : author}</bdi> · {at}
        <Delivery entry={entry} onOpen={onOpen} />
      </Typography>
      <Box
        dir="auto"
        sx={{
          mt: 0.5,
          unicodeBidi: 'isolate',
          whiteSpace: 'pre-wrap',
          overflowWrap: 'anywhere',
          maxWidth: '70ch',
        }}
      >
        {text ?? say('erased')}
      </Box>
    </Box>
  );
}

/** What was said and done, oldest first, each answer with what became of it. */
export function TicketThread({ ticket }: { ticket: TicketDetailView }) {
  const say = useSay(ticketMessages);
  const [openId, setOpenId] = useState<string | null>(null);
  const { entries, customer } = ticket;
  if (entries.length === 0)
    return (
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        {say('threadEmpty')}
      </Typography>
    );
  return (
    <>
      <Stack component="ul" aria-label={say('thread')} sx={{ listStyle: 'none', m: 0, p: 0, gap: 2 }}>
        {entries.map((entry) => (
          <Entry key={entry.id} entry={entry} zone={customer.zone} onOpen={setOpenId} />
        ))}
      </Stack>
      {openId && <MessageDialog id={openId} customerZone={customer.zone} onClose={() => setOpenId(null)} />}
    </>
  );
}
