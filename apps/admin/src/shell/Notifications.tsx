import CloseIcon from '@mui/icons-material/Close';
import { Alert, Box, Button, IconButton, Snackbar } from '@mui/material';
import { useEffect } from 'react';
import {
  type NotificationPayload,
  undoableEventEmitter,
  useNotificationContext,
  useTakeUndoableMutation,
  useTranslate,
} from 'react-admin';
import { announce } from '../shared/announce';
import { LiveRegion } from './LiveRegion';

const SHOWN_FOR_MS = 5_000;

const severityOf = (type?: NotificationPayload['type']) => (type === 'info' || !type ? 'info' : type);

/** The first in the queue is the one that is shown; closing it takes it out. */
function useShown() {
  const { notifications, takeNotification } = useNotificationContext();
  return { shown: notifications[0], close: () => void takeNotification() };
}

/** What has just happened, at the bottom, and said once to those who listen. */
export function Notifications() {
  const { shown, close } = useShown();
  const takeMutation = useTakeUndoableMutation();
  const translate = useTranslate();
  const options = shown?.notificationOptions;
  const settle = (isUndo: boolean) => {
    if (options?.undoable) {
      const mutation = takeMutation();
      mutation?.({ isUndo });
      undoableEventEmitter.emit('end', { isUndo });
    }
    close();
  };
  const text =
    typeof shown?.message === 'string' ? translate(shown.message, options?.messageArgs) : shown?.message;
  useEffect(() => {
    if (typeof text === 'string') announce(text);
  }, [text]);
  return (
    <>
      <LiveRegion />
      {shown && (
        <Box component="aside" aria-label={translate('desk.notice')}>
          <Snackbar
            open
            autoHideDuration={options?.autoHideDuration ?? SHOWN_FOR_MS}
            onClose={(_event, reason) => reason !== 'clickaway' && settle(false)}
            anchorOrigin={{ vertical: 'bottom', horizontal: 'center' }}
          >
            <Alert
              role="presentation"
              variant="filled"
              severity={severityOf(shown?.type)}
              action={
                <>
                  {options?.undoable && (
                    <Button color="inherit" onClick={() => settle(true)}>
                      {translate('ra.action.undo')}
                    </Button>
                  )}
                  <IconButton
                    color="inherit"
                    aria-label={translate('desk.close')}
                    onClick={() => settle(false)}
                  >
                    <CloseIcon fontSize="small" />
                  </IconButton>
                </>
              }
            >
              {text}
            </Alert>
          </Snackbar>
        </Box>
      )}
    </>
  );
}
