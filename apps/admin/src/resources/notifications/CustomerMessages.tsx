import { Link } from '@mui/material';
import { useState } from 'react';
import { type NotificationView } from '@ur-desk/domain/notifications';
import { type TableColumn } from '../../shared/HouseTable';
import { InstantText } from '../../shared/InstantField';
import { useSay } from '../../shared/messages';
import { RelatedTable } from '../../shared/RelatedTable';
import { notificationMessages } from './notification.messages';
import { MessageDialog } from './MessageDialog';
import { NotificationState } from './NotificationChips';

interface CustomerMessagesProps {
  customerId: string;
  customerZone: string;
}

function useColumns(customerZone: string, onOpen: (id: string) => void): TableColumn<NotificationView>[] {
  const say = useSay(notificationMessages);
  return [
    {
      label: say('fields.createdAt'),
      render: ({ createdAt }) => <InstantText value={createdAt} customerZone={customerZone} />,
    },
    {
      label: say('fields.subject'),
      render: (message) => {
        const subject = message.subject ?? say('erased');
        return (
          <Link
            component="button"
            variant="body2"
            onClick={() => onOpen(message.id)}
            aria-label={say('open', { subject })}
            sx={{ textAlign: 'left' }}
          >
            {subject}
          </Link>
        );
      },
    },
    { label: say('fields.channel'), render: ({ channel }) => say(`channels.${channel}`) },
    { label: say('fields.recipient'), render: ({ recipient }) => <bdi>{recipient ?? '–'}</bdi> },
    { label: say('fields.state'), render: (message) => <NotificationState of={message} /> },
  ];
}

/** The messages to a customer, newest first; each opens with its text and can be sent again. */
export function CustomerMessages({ customerId, customerZone }: CustomerMessagesProps) {
  const say = useSay(notificationMessages);
  const [openId, setOpenId] = useState<string | null>(null);
  const columns = useColumns(customerZone, setOpenId);
  return (
    <>
      <RelatedTable<NotificationView>
        resource="notifications"
        filter={{ customerId }}
        // What was just done is told a moment later.
        isChanging="always"
        label={say('tableLabel')}
        empty={say('none')}
        emptyHint={say('noneHint')}
        columns={columns}
      />
      {openId && <MessageDialog id={openId} customerZone={customerZone} onClose={() => setOpenId(null)} />}
    </>
  );
}
