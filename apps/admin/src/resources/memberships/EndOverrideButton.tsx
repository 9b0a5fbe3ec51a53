import { Button, Typography } from '@mui/material';
import { useState } from 'react';
import { type EndOverrideInput, type MembershipView } from '@ur-desk/domain/memberships';
import { announce } from '../../shared/announce';
import { useSay } from '../../shared/messages';
import { ReviewDialog } from '../../shared/ReviewDialog';
import { useAction } from '../../shared/use-action';
import { membershipMessages } from './membership.messages';
import { useTierName } from './use-tiers';

/** Ends a tier that was set by hand before its day, with a reason. */
export function EndOverrideButton({ membership }: { membership: MembershipView }) {
  const say = useSay(membershipMessages);
  const nameOf = useTierName();
  const [open, setOpen] = useState(false);
  const { run, pending, problem, clearProblem } = useAction<EndOverrideInput, MembershipView>(
    `memberships/${membership.id}/end-override`,
    {
      onDone: ({ tier }) => {
        setOpen(false);
        announce(say('ended', { tier: nameOf(tier) }));
      },
    },
  );
  const close = () => {
    clearProblem();
    setOpen(false);
  };
  return (
    <>
      <Button onClick={() => setOpen(true)}>{say('end')}</Button>
      {open && (
        <ReviewDialog
          title={say('endTitle', { tier: nameOf(membership.tier) })}
          reasonLabel={say('fields.reason')}
          backLabel={say('back')}
          confirmLabel={say('endNow')}
          reasonRequired
          pending={pending}
          problem={problem}
          onConfirm={(reason) => void run({ reason })}
          onClose={close}
        >
          <Typography variant="body2">{say('endText', { tier: nameOf(membership.earnedTier) })}</Typography>
        </ReviewDialog>
      )}
    </>
  );
}
