import { Button } from '@mui/material';
import { Link, useNavigate, useParams } from 'react-router-dom';
import { type NotificationDetailView } from '@ur-desk/domain/notifications';
import { useSay } from '../../shared/messages';
import { Loaded, PAGE_LINES } from '../../shared/Loaded';
import { RecordPage } from '../../shared/RecordPage';
import { Section } from '../../shared/Section';
import { MessageBody } from './MessageBody';
import { MessageFacts } from './MessageFacts';
import { notificationMessages } from './notification.messages';
import { ResendButton } from './ResendButton';
import { useMessage } from './use-message';

function MessagePage({ message }: { message: NotificationDetailView }) {
  const say = useSay(notificationMessages);
  const navigate = useNavigate();
  return (
    <RecordPage
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
      columns="narrowFirst"
      facts={
        <Section title={say('fields.state')}>
          <MessageFacts message={message} />
        </Section>
      }
    >
      <Section title={say('body')}>
        <MessageBody message={message} />
      </Section>
    </RecordPage>
  );
}

/** A message on a page of its own: what the log, a finding or a reference leads to. */
export function NotificationShow() {
  const { id = '' } = useParams();
  return (
    <Loaded query={useMessage(id)} lines={PAGE_LINES}>
      {(message) => <MessagePage message={message} />}
    </Loaded>
  );
}
