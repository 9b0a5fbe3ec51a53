import { useQuery } from '@tanstack/react-query';
import { Box, Link, Table, TableBody, TableCell, TableHead, TableRow } from '@mui/material';
import { useState } from 'react';
import { useDataProvider } from 'react-admin';
import { type NotificationView } from '@ur-desk/domain/notifications';
import { EmptyState } from '../../shared/EmptyState';
import { InstantText } from '../../shared/InstantField';
import { useSay } from '../../shared/messages';
import { ProblemNotice } from '../../shared/ProblemNotice';
import { Skeleton } from '../../shared/Section';
import { notificationMessages } from './notification.messages';
import { MessageDialog } from './MessageDialog';
import { NotificationState } from './NotificationChips';

const SHOWN = 50;
const POLL_MS = 3_000;

interface CustomerMessagesProps {
  customerId: string;
  customerZone: string;
}

/** The customer's messages, looked at again while one is on its way. */
function useMessages(customerId: string) {
  const dataProvider = useDataProvider();
  return useQuery({
    queryKey: ['notifications', 'related', customerId],
    queryFn: async () =>
      (
        await dataProvider.getList('notifications', {
          filter: { customerId },
          sort: { field: 'createdAt', order: 'DESC' },
          pagination: { page: 1, perPage: SHOWN },
        })
      ).data as NotificationView[],
    staleTime: 0,
    refetchInterval: ({ state: { data } }) =>
      data?.some(({ state }) => state === 'queued') ? POLL_MS : false,
  });
}

interface RowProps {
  message: NotificationView;
  customerZone: string;
  onOpen: () => void;
}

function Row({ message, customerZone, onOpen }: RowProps) {
  const say = useSay(notificationMessages);
  const subject = message.subject ?? say('erased');
  return (
    <TableRow hover>
      <TableCell>
        <InstantText value={message.createdAt} customerZone={customerZone} />
      </TableCell>
      <TableCell>
        <Link
          component="button"
          variant="body2"
          onClick={onOpen}
          aria-label={say('open', { subject })}
          sx={{ textAlign: 'left' }}
        >
          {subject}
        </Link>
      </TableCell>
      <TableCell>
        <bdi>{message.recipient ?? '–'}</bdi>
      </TableCell>
      <TableCell>
        <NotificationState of={message} />
      </TableCell>
    </TableRow>
  );
}

/** The messages to a customer, newest first; each opens with its text and can be sent again. */
export function CustomerMessages({ customerId, customerZone }: CustomerMessagesProps) {
  const say = useSay(notificationMessages);
  const { data, error, isPending, refetch } = useMessages(customerId);
  const [openId, setOpenId] = useState<string | null>(null);
  if (error) return <ProblemNotice problem={error} onRetry={() => void refetch()} />;
  if (isPending) return <Skeleton />;
  if (data.length === 0) return <EmptyState title={say('none')} text={say('noneHint')} />;
  return (
    <Box sx={{ overflowX: 'auto' }} tabIndex={0} role="region" aria-label={say('tableLabel')}>
      <Table size="small">
        <TableHead>
          <TableRow>
            <TableCell>{say('fields.createdAt')}</TableCell>
            <TableCell>{say('fields.subject')}</TableCell>
            <TableCell>{say('fields.recipient')}</TableCell>
            <TableCell>{say('fields.state')}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {data.map((message) => (
            <Row
              key={message.id}
              message={message}
              customerZone={customerZone}
              onOpen={() => setOpenId(message.id)}
            />
          ))}
        </TableBody>
      </Table>
      {openId && <MessageDialog id={openId} customerZone={customerZone} onClose={() => setOpenId(null)} />}
    </Box>
  );
}
