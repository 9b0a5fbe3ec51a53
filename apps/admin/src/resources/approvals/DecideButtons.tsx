import { Button, Stack, Typography } from '@mui/material';
import { useState } from 'react';
import { type ApprovalView, mayDecide } from '@ur-desk/domain/approvals';
import { currentMe } from '../../providers/session';
import { useSay } from '../../shared/messages';
import { useSingleKeys } from '../../shared/single-keys';
import { Key } from '../../shell/Key';
import { approvalMessages } from './approval.messages';
import { DecideDialog, type Verdict } from './DecideDialog';

interface DecideButtonsProps {
  request: ApprovalView;
  /** After it was decided. */
  onDone?: () => void;
}

/** Approve and reject, by button or by `a` and `r`; says why where somebody else has to. */
export function DecideButtons({ request, onDone }: DecideButtonsProps) {
  const say = useSay(approvalMessages);
  const [verdict, setVerdict] = useState<Verdict | null>(null);
  const me = currentMe();
  const open = request.state === 'open';
  const may = open && me !== null && mayDecide(request, me);
  useSingleKeys({ a: () => may && setVerdict('approve'), r: () => may && setVerdict('reject') });
  const isOwn = me?.id === request.requestedBy.id;
  if (!open) return null;
  if (!may)
    return (
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        {say(isOwn ? 'own' : 'notYours')}
      </Typography>
    );
  const close = () => setVerdict(null);
  return (
    <Stack direction="row" sx={{ gap: 1 }}>
      <Button variant="contained" onClick={() => setVerdict('approve')} endIcon={<Key>a</Key>}>
        {say('approve')}
      </Button>
      <Button variant="outlined" color="error" onClick={() => setVerdict('reject')} endIcon={<Key>r</Key>}>
        {say('reject')}
      </Button>
      {verdict && (
        <DecideDialog
          key={`${request.id} ${verdict}`}
          request={request}
          verdict={verdict}
          onClose={close}
          onDone={() => {
            close();
            onDone?.();
          }}
        />
      )}
    </Stack>
  );
}
