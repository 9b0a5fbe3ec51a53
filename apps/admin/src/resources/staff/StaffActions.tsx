import { Button } from '@mui/material';
import { useState } from 'react';
import { type SetUpLinkView, type StaffView } from '@ur-desk/domain/staff';
import { ConfirmDialog } from '../../shared/ConfirmDialog';
import { useSay } from '../../shared/messages';
import { useAction } from '../../shared/use-action';
import { SetUpLinkDialog } from './SetUpLinkDialog';
import { staffMessages } from './staff.messages';

function DeactivateButton({ staff }: { staff: StaffView }) {
  const say = useSay(staffMessages);
  const [asking, setAsking] = useState(false);
  const close = () => setAsking(false);
  const deactivate = useAction<object, StaffView>(`staff/${staff.id}/deactivate`, {
    idempotent: false,
    onDone: close,
  });
  return (
    <>
      <Button color="error" variant="outlined" onClick={() => setAsking(true)}>
        {say('deactivate')}
      </Button>
      {asking && (
        <ConfirmDialog
          title={say('deactivateTitle', { name: staff.name })}
          text={say('deactivateText')}
          confirmLabel={say('deactivate')}
          pending={deactivate.pending}
          problem={deactivate.problem}
          onConfirm={() => void deactivate.run({})}
          onClose={close}
        />
      )}
    </>
  );
}

function ReactivateButton({ staff }: { staff: StaffView }) {
  const say = useSay(staffMessages);
  const reactivate = useAction<object, StaffView>(`staff/${staff.id}/reactivate`, { idempotent: false });
  return (
    <Button variant="contained" disabled={reactivate.pending} onClick={() => void reactivate.run({})}>
      {say('reactivate')}
    </Button>
  );
}

function NewLinkButton({ staff }: { staff: StaffView }) {
  const say = useSay(staffMessages);
  const [asking, setAsking] = useState(false);
  const [link, setLink] = useState<SetUpLinkView | null>(null);
  const renew = useAction<object, SetUpLinkView>(`staff/${staff.id}/set-up-links`, {
    idempotent: false,
    onDone: (made) => {
      setAsking(false);
      setLink(made);
    },
  });
  return (
    <>
      <Button variant="outlined" onClick={() => setAsking(true)}>
        {say('newLink')}
      </Button>
      {asking && (
        <ConfirmDialog
          title={say('newLinkTitle', { name: staff.name })}
          text={say('newLinkText')}
          confirmLabel={say('newLink')}
          pending={renew.pending}
          problem={renew.problem}
          onConfirm={() => void renew.run({})}
          onClose={() => setAsking(false)}
        />
      )}
      {link && <SetUpLinkDialog name={staff.name} link={link} onClose={() => setLink(null)} />}
    </>
  );
}

/** What an administrator can do to somebody's access. */
export function StaffActions({ staff }: { staff: StaffView }) {
  if (staff.state === 'deactivated') return <ReactivateButton staff={staff} />;
  return (
    <>
      <NewLinkButton staff={staff} />
      <DeactivateButton staff={staff} />
    </>
  );
}
