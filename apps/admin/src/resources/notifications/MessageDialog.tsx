import { Button, Dialog, DialogActions, DialogContent, DialogTitle } from '@mui/material';
import { useId } from 'react';
import { useTranslate } from 'react-admin';
import { useSay } from '../../shared/messages';
import { ProblemNotice } from '../../shared/ProblemNotice';
import { Skeleton } from '../../shared/Section';
import { MessageBody } from './MessageBody';
import { MessageFacts } from './MessageFacts';
import { notificationMessages } from './notification.messages';
import { ResendButton } from './ResendButton';
import { useMessage } from './use-message';

interface MessageDialogProps {
  id: string;
  customerZone?: string | undefined;
  onClose: () => void;
}

/** One message over the page that lists it. */
export function MessageDialog({ id, customerZone, onClose }: MessageDialogProps) {
  const say = useSay(notificationMessages);
  const translate = useTranslate();
  const title = useId();
  const { data: message, error, refetch } = useMessage(id);
  return (
    <Dialog open onClose={onClose} aria-labelledby={title} maxWidth="md" fullWidth>
      <DialogTitle id={title}>{message ? (message.subject ?? say('erased')) : say('body')}</DialogTitle>
      <DialogContent sx={{ display: 'grid', gap: 2 }}>
        <ProblemNotice problem={error} onRetry={() => void refetch()} />
        {!message && !error && <Skeleton />}
        {message && <MessageFacts message={message} customerZone={customerZone} />}
        {message && <MessageBody message={message} />}
      </DialogContent>
      <DialogActions>
        {message && <ResendButton message={message} onDone={onClose} />}
        <Button onClick={onClose}>{translate('desk.close')}</Button>
      </DialogActions>
    </Dialog>
  );
}
