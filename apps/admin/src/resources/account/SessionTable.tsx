import { Button, Chip } from '@mui/material';
import { useRefresh } from 'react-admin';
import { type SessionView } from '@ur-desk/domain/staff';
import { type TableColumn } from '../../shared/HouseTable';
import { InstantText } from '../../shared/InstantField';
import { useSay } from '../../shared/messages';
import { ProblemNotice } from '../../shared/ProblemNotice';
import { RelatedTable } from '../../shared/RelatedTable';
import { useAction } from '../../shared/use-action';
import { useMay } from '../../shared/use-may';
import { currentMe } from '../../providers/session';
import { accountMessages } from './account.messages';
import { deviceName } from './device-name';

function EndButton({ session }: { session: SessionView }) {
  const say = useSay(accountMessages);
  const refresh = useRefresh();
  const end = useAction<object, unknown>(`sessions/${session.id}`, {
    method: 'DELETE',
    idempotent: false,
    onDone: () => refresh(),
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

function useColumns(mayEnd: boolean): TableColumn<SessionView>[] {
  const say = useSay(accountMessages);
  const columns: TableColumn<SessionView>[] = [
    {
      label: say('columns.device'),
      render: ({ device, current }) => (
        <>
          {deviceName(device) ?? say('unknownDevice')}{' '}
          {current && <Chip size="small" label={say('current')} />}
        </>
      ),
    },
    { label: say('columns.address'), render: ({ address }) => address },
    { label: say('columns.startedAt'), render: ({ startedAt }) => <InstantText value={startedAt} /> },
    { label: say('columns.lastSeenAt'), render: ({ lastSeenAt }) => <InstantText value={lastSeenAt} /> },
  ];
  const end: TableColumn<SessionView> = {
    label: '',
    key: 'end',
    align: 'right',
    render: (session) => !session.current && <EndButton session={session} />,
  };
  return mayEnd ? [...columns, end] : columns;
}

/** Where somebody is signed in, and the buttons that end it. */
export function SessionTable({ staffId }: { staffId: string }) {
  const say = useSay(accountMessages);
  const mayEnd = useMay('sessions:revoke') || staffId === currentMe()?.id;
  return (
    <RelatedTable<SessionView>
      resource="sessions"
      filter={{ staffId }}
      sort={{ field: 'startedAt', order: 'DESC' }}
      label={say('sessions')}
      empty={say('nowhere')}
      columns={useColumns(mayEnd)}
    />
  );
}
