import {
  Box,
  Button,
  Chip,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableRow,
  Typography,
} from '@mui/material';
import { useGetList, useRefresh } from 'react-admin';
import { type SessionView } from '@ur-desk/domain/staff';
import { InstantText } from '../../shared/InstantField';
import { useSay } from '../../shared/messages';
import { ProblemNotice } from '../../shared/ProblemNotice';
import { Skeleton } from '../../shared/Section';
import { useAction } from '../../shared/use-action';
import { useMay } from '../../shared/use-may';
import { currentMe } from '../../providers/session';
import { accountMessages } from './account.messages';
import { deviceName } from './device-name';

const MOST = 50;

function EndButton({ session }: { session: SessionView }) {
  const say = useSay(accountMessages);
  const refresh = useRefresh();
  const end = useAction<object, unknown>(`sessions/${session.id}`, {
    method: 'DELETE',
    idempotent: false,
    onDone: refresh,
  });
  const device = deviceName(session.device) ?? say('unknownDevice');
  return (
    <>
      <Button disabled={end.pending} onClick={() => void end.run({})} aria-label={say('endOf', { device })}>
        {say('end')}
      </Button>
      <ProblemNotice problem={end.problem} />
    </>
  );
}

function SessionRow({ session, mayEnd }: { session: SessionView; mayEnd: boolean }) {
  const say = useSay(accountMessages);
  return (
    <TableRow>
      <TableCell>
        {deviceName(session.device) ?? say('unknownDevice')}{' '}
        {session.current && <Chip size="small" label={say('current')} />}
      </TableCell>
      <TableCell>{session.address}</TableCell>
      <TableCell>
        <InstantText value={session.startedAt} />
      </TableCell>
      <TableCell>
        <InstantText value={session.lastSeenAt} />
      </TableCell>
      <TableCell align="right">{mayEnd && !session.current && <EndButton session={session} />}</TableCell>
    </TableRow>
  );
}

/** Where somebody is signed in, and the buttons that end it. */
export function SessionTable({ staffId }: { staffId: string }) {
  const say = useSay(accountMessages);
  const mayRevoke = useMay('sessions:revoke');
  const { data, error, isPending, refetch } = useGetList<SessionView>('sessions', {
    filter: { staffId },
    pagination: { page: 1, perPage: MOST },
    sort: { field: 'startedAt', order: 'DESC' },
  });
  if (error) return <ProblemNotice problem={error} onRetry={() => void refetch()} />;
  if (isPending) return <Skeleton />;
  if (data.length === 0) return <Typography variant="body2">{say('nowhere')}</Typography>;
  const mayEnd = mayRevoke || staffId === currentMe()?.id;
  return (
    <Box sx={{ overflowX: 'auto' }}>
      <Table size="small">
        <TableHead>
          <TableRow>
            <TableCell>{say('columns.device')}</TableCell>
            <TableCell>{say('columns.address')}</TableCell>
            <TableCell>{say('columns.startedAt')}</TableCell>
            <TableCell>{say('columns.lastSeenAt')}</TableCell>
            <TableCell aria-hidden />
          </TableRow>
        </TableHead>
        <TableBody>
          {data.map((session) => (
            <SessionRow key={session.id} session={session} mayEnd={mayEnd} />
          ))}
        </TableBody>
      </Table>
    </Box>
  );
}
