import { Stack } from '@mui/material';
import { useLocaleState } from 'react-admin';
import { type Locale } from '@ur-desk/domain/kernel';
import { type NotificationView } from '@ur-desk/domain/notifications';
import { formatInstant } from '../../shared/InstantField';
import { useSay } from '../../shared/messages';
import { StatusChip } from '../../shared/StatusChip';
import { operatorZone } from '../../shared/zones';
import { notificationMessages } from './notification.messages';

/** Whether a message has not been tried yet because it waits for the customer's morning. */
export const isHeld = ({ state, heldUntil }: NotificationView): boolean =>
  state === 'queued' && heldUntil !== null && Date.parse(heldUntil) > Date.now();

/** What became of a message. Written to a folder is not sent, and is said as such. */
export function NotificationState({ of }: { of: NotificationView }) {
  const say = useSay(notificationMessages);
  const [locale] = useLocaleState() as [Locale, unknown];
  const { state, provider, heldUntil } = of;
  const inFolder = state === 'sent' && provider === 'folder';
  const heldAt = isHeld(of) && heldUntil ? formatInstant(heldUntil, operatorZone(), locale) : null;
  return (
    <Stack direction="row" sx={{ gap: 0.5, flexWrap: 'wrap' }}>
      {inFolder ? (
        <StatusChip status={state} tone="warning" label={say('inFolder')} />
      ) : (
        <StatusChip
          status={state}
          label={heldAt === null ? say(`states.${state}`) : say('waitsUntil', { at: heldAt })}
        />
      )}
    </Stack>
  );
}
