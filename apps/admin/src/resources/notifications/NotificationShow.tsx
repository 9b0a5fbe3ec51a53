import { Box, Button } from '@mui/material';
import { Link, useNavigate, useParams } from 'react-router-dom';
import { useSay } from '../../shared/messages';
import { PageTitle } from '../../shared/PageTitle';
import { ProblemNotice } from '../../shared/ProblemNotice';
import { Section, Skeleton } from '../../shared/Section';
import { MessageBody } from './MessageBody';
import { MessageFacts } from './MessageFacts';
import { notificationMessages } from './notification.messages';
import { ResendButton } from './ResendButton';
import { useMessage } from './use-message';

/** A message on a page of its own: what the log, a finding or a reference leads to. */
export function NotificationShow() {
  const { id = '' } = useParams();
  const say = useSay(notificationMessages);
  const navigate = useNavigate();
  const { data: message, error, refetch } = useMessage(id);
  if (error) return <ProblemNotice problem={error} onRetry={() => void refetch()} />;
  if (!message) return <Skeleton lines={8} />;
  return (
    <>
      <PageTitle
        title={message.subject ?? say('erased')}
        actions={
          <>
            <Button component={Link} to={`/customers/${message.customerId}/show`}>
              {say('customerPage')}
            </Button>
            <ResendButton
              message={message}
              onDone={(copy) => void navigate(`/notifications/${copy.id}/show`)}
            />
          </>
        }
      />
      <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { lg: '360px 1fr' }, alignItems: 'start' }}>
        <Section title={say('fields.state')}>
          <MessageFacts message={message} />
        </Section>
        <Section title={say('body')}>
          <MessageBody message={message} />
        </Section>
      </Box>
    </>
  );
}
