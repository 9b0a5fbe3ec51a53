import { Box, Button, Tooltip } from '@mui/material';
import {
  isRepeatable,
  otherChannel,
  type NotificationView,
  type ResendInput,
} from '@ur-desk/domain/notifications';
import { announce } from '../../shared/announce';
import { useSay } from '../../shared/messages';
import { ProblemNotice } from '../../shared/ProblemNotice';
import { useAction } from '../../shared/use-action';
import { useMay } from '../../shared/use-may';
import { notificationMessages } from './notification.messages';

interface ResendButtonProps {
  message: NotificationView;
  onDone?: (copy: NotificationView) => void;
}

/** Sends the same message again, by the same way or the other one; not while it is on its way. */
export function ResendButton({ message, onDone }: ResendButtonProps) {
  const say = useSay(notificationMessages);
  const mayResend = useMay('notifications:resend');
  const resend = useAction<ResendInput, NotificationView>(`notifications/${message.id}/resend`, {
    onDone: (copy) => {
      announce(say('resent'));
      onDone?.(copy);
    },
  });
  if (!mayResend || message.state === 'queued' || !isRepeatable(message.event)) return null;
  const off = resend.pending || !resend.ready;
  const other = otherChannel(message.channel);
  return (
    <Box>
      <ProblemNotice problem={resend.problem} />
      <Button disabled={off} onClick={() => void resend.run({ channel: other })} sx={{ mr: 1 }}>
        {say(`resendBy.${other}`)}
      </Button>
      <Tooltip title={say('resendHint')} describeChild>
        <Button variant="outlined" disabled={off} onClick={() => void resend.run({})}>
          {say('resend')}
        </Button>
      </Tooltip>
    </Box>
  );
}
