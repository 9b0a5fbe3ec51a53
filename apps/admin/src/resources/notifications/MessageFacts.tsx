import { Alert, Box } from '@mui/material';
import { type NotificationView } from '@ur-desk/domain/notifications';
import { InstantText } from '../../shared/InstantField';
import { useSay } from '../../shared/messages';
import { Fact, Facts } from '../../shared/Section';
import { notificationMessages } from './notification.messages';
import { isHeld, NotificationState } from './NotificationChips';

interface MessageFactsProps {
  message: NotificationView;
  customerZone?: string | undefined;
}

/** What went wrong, and whether it is tried again. */
function MessageError({ message: { error, errorDetail, state } }: { message: NotificationView }) {
  const say = useSay(notificationMessages);
  if (!error) return null;
  return (
    <Alert severity={state === 'failed' ? 'error' : 'warning'} sx={{ mt: 1.5 }}>
      {say(`errors.${error}`)} {state === 'queued' && say('willRetry')}
      {errorDetail && (
        <Box component="div" sx={{ fontSize: '0.75rem', overflowWrap: 'anywhere' }}>
          {errorDetail}
        </Box>
      )}
    </Alert>
  );
}

/** To whom, when and how a message went. */
export function MessageFacts({ message, customerZone }: MessageFactsProps) {
  const say = useSay(notificationMessages);
  const zone = customerZone ? { customerZone } : {};
  return (
    <Box>
      <Facts>
        <Fact label={say('fields.state')}>
          <NotificationState of={message} />
        </Fact>
        <Fact label={say('fields.recipient')}>
          <bdi>{message.recipient ?? '–'}</bdi>
        </Fact>
        <Fact label={say('fields.channel')}>
          {say(`channels.${message.channel}`)}
          {message.provider && ` · ${say(`providers.${message.provider}`)}`}
        </Fact>
        <Fact label={say('fields.event')}>
          {say(`events.${message.event}`)}
          {message.resendOf && ` · ${say('isResend')}`}
        </Fact>
        <Fact label={say('fields.locale')}>{say(`locales.${message.locale}`)}</Fact>
        <Fact label={say('fields.template')}>
          {message.templateVersion === null
            ? say('builtIn')
            : say('templateVersion', { number: message.templateVersion })}
        </Fact>
        <Fact label={say('fields.createdAt')}>
          <InstantText value={message.createdAt} {...zone} />
        </Fact>
        {message.sentAt && (
          <Fact label={say('fields.sentAt')}>
            <InstantText value={message.sentAt} {...zone} />
          </Fact>
        )}
        {message.attempts > 1 && <Fact label={say('fields.attempts')}>{message.attempts}</Fact>}
      </Facts>
      {message.state === 'sent' && message.provider === 'folder' && (
        <Alert severity="info" sx={{ mt: 1.5 }}>
          {say('inFolderHint')}
        </Alert>
      )}
      {isHeld(message) && (
        <Alert severity="info" sx={{ mt: 1.5 }}>
          {say('heldHint')}
        </Alert>
      )}
      {message.state === 'withheld' && (
        <Alert severity="info" sx={{ mt: 1.5 }}>
          {say('withheldHint')}
        </Alert>
      )}
      <MessageError message={message} />
    </Box>
  );
}
