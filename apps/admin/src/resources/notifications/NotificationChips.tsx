import { Stack } from '@mui/material';
import { type NotificationView } from '@ur-desk/domain/notifications';
import { useSay } from '../../shared/messages';
import { StatusChip } from '../../shared/StatusChip';
import { notificationMessages } from './notification.messages';

/** What became of a message. Written to a folder is not sent, and is said as such. */
export function NotificationState({ of: { state, provider } }: { of: NotificationView }) {
  const say = useSay(notificationMessages);
  const inFolder = state === 'sent' && provider === 'folder';
  return (
    <Stack direction="row" sx={{ gap: 0.5, flexWrap: 'wrap' }}>
      {inFolder ? (
        <StatusChip status={state} tone="warning" label={say('inFolder')} />
      ) : (
        <StatusChip status={state} label={say(`states.${state}`)} />
      )}
    </Stack>
  );
}
