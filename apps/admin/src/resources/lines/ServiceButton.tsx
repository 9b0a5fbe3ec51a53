import { Button } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { isByCustomer, type LineView } from '@ur-desk/domain/lines';
import { useSay } from '../../shared/messages';
import { ReasonButton } from '../../shared/ReasonButton';
import { useMay } from '../../shared/use-may';
import { lineMessages } from './line.messages';
import { SuspendDialog } from './SuspendDialog';

function ResumeButton({ line }: { line: LineView }) {
  const say = useSay(lineMessages);
  const translate = useTranslate();
  return (
    <ReasonButton
      command={`lines/${line.id}/resume`}
      colour="primary"
      words={{
        button: say('resume.button'),
        title: say('resume.title'),
        text: say('resume.text'),
        reason: say('resume.reason'),
        back: translate('desk.actions.cancel'),
        confirm: say('resume.confirm'),
        done: say('resume.done'),
      }}
    />
  );
}

/** Takes a line out of service or puts it back, for those who may; nothing while the network has not answered the last order. */
export function ServiceButton({ line }: { line: LineView }) {
  const say = useSay(lineMessages);
  const may = useMay('lines:update');
  const mayLift = useMay('lines:lift');
  const [open, setOpen] = useState(false);
  const { state, order, suspendedFor } = line;
  if (!may || order?.state === 'requested') return null;
  if (state === 'suspended') {
    const isOurs = suspendedFor !== null && !isByCustomer(suspendedFor);
    return isOurs && !mayLift ? null : <ResumeButton line={line} />;
  }
  if (state !== 'active') return null;
  return (
    <>
      <Button color="inherit" onClick={() => setOpen(true)}>
        {say('suspend.button')}
      </Button>
      {open && <SuspendDialog line={line} onClose={() => setOpen(false)} />}
    </>
  );
}
