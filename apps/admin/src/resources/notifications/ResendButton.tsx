import { Box, Button, Tooltip } from '@mui/material';
import { type NotificationView } from '@ur-desk/domain/notifications';
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

/** Sends the same message again; not while it is on its way. */
export function ResendButton({ message, onDone }: ResendButtonProps) {
  const say = useSay(notificationMessages);
  const mayResend = useMay('notifications:resend');
  const resend = useAction<object, NotificationView>(`notifications/${message.id}/resend`, {
    onDone: (copy) => {
      announce(say('resent'));
      onDone?.(copy);
    },
  });
  if (!mayResend || message.state === 'queued') return null;
  return (
    <Box>
      <ProblemNotice problem={resend.problem} />
      <Tooltip title={say('resendHint')} describeChild>
        <Button
          variant="outlined"
          disabled={resend.pending || !resend.ready}
          onClick={() => void resend.run({})}
        >
          {say('resend')}
        </Button>
      </Tooltip>
    </Box>
  );
}
