import { Alert, Box, Tab, Tabs, Typography } from '@mui/material';
import { useState } from 'react';
import { type NotificationDetailView, smsSize } from '@ur-desk/domain/notifications';
import { useSay } from '../../shared/messages';
import { notificationMessages } from './notification.messages';

type Side = 'html' | 'text';

/** What is shown of a message: one that was sent, or one that is tried. */
export type ShownMessage = Pick<
  NotificationDetailView,
  'channel' | 'locale' | 'subject' | 'text' | 'html' | 'bodyHidden'
>;

function PlainText({ message }: { message: ShownMessage }) {
  return (
    <Box
      component="pre"
      tabIndex={0}
      lang={message.locale}
      sx={{
        m: 0,
        fontFamily: 'inherit',
        fontSize: '0.875rem',
        whiteSpace: 'pre-wrap',
        overflowWrap: 'anywhere',
      }}
    >
      {message.text}
    </Box>
  );
}

/** An SMS is its text; how many the network makes of it is what it costs. */
function Sms({ message }: { message: ShownMessage }) {
  const say = useSay(notificationMessages);
  const { segments, encoding } = smsSize(message.text ?? '');
  return (
    <Box>
      <PlainText message={message} />
      <Typography variant="caption" sx={{ color: 'text.secondary' }}>
        {say('smsSize', { smart_count: segments })} · {encoding === 'gsm7' ? 'GSM-7' : 'UCS-2'}
      </Typography>
    </Box>
  );
}

/**
 * What the message says. Its HTML stands in a frame of its own without scripts, forms or any tie to the console, on white
 * as mail programs show it.
 */
export function MessageBody({ message }: { message: ShownMessage }) {
  const say = useSay(notificationMessages);
  const [side, setSide] = useState<Side>('html');
  if (message.bodyHidden) return <Alert severity="info">{say('bodyHidden')}</Alert>;
  if (message.text === null || message.html === null)
    return <Alert severity="info">{say('bodyErased')}</Alert>;
  if (message.channel === 'sms') return <Sms message={message} />;
  return (
    <Box>
      <Tabs
        value={side}
        onChange={(_event, value: Side) => setSide(value)}
        aria-label={say('body')}
        sx={{ mb: 1.5, borderBottom: 1, borderColor: 'divider' }}
      >
        <Tab value="html" label={say('preview')} id="message-tab-html" aria-controls="message-panel" />
        <Tab value="text" label={say('plainText')} id="message-tab-text" aria-controls="message-panel" />
      </Tabs>
      <Box role="tabpanel" id="message-panel" aria-labelledby={`message-tab-${side}`}>
        {side === 'html' ? (
          <Box
            component="iframe"
            title={message.subject ?? say('preview')}
            sandbox=""
            srcDoc={message.html}
            sx={{
              width: '100%',
              height: 560,
              border: 1,
              borderColor: 'divider',
              borderRadius: 1,
              bgcolor: '#fff',
              colorScheme: 'light',
            }}
          />
        ) : (
          <PlainText message={message} />
        )}
      </Box>
    </Box>
  );
}
