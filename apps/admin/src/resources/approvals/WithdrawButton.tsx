import { Button } from '@mui/material';
import { type ApprovalView } from '@ur-desk/domain/approvals';
import { currentMe } from '../../providers/session';
import { announce } from '../../shared/announce';
import { useSay } from '../../shared/messages';
import { ProblemNotice } from '../../shared/ProblemNotice';
import { useAction } from '../../shared/use-action';
import { useMay } from '../../shared/use-may';
import { approvalMessages } from './approval.messages';

/** Takes one's own request back while it is open. */
export function WithdrawButton({ request }: { request: ApprovalView }) {
  const say = useSay(approvalMessages);
  const mayCancel = useMay('approvals:cancel');
  const { id, version, reference, state, requestedBy } = request;
  const withdraw = useAction<object, ApprovalView>(`approvals/${id}/cancel`, {
    ifMatch: version,
    onDone: () => announce(say('withdrawn', { reference })),
  });
  if (!mayCancel || state !== 'open' || currentMe()?.id !== requestedBy.id) return null;
  return (
    <>
      <Button
        variant="outlined"
        disabled={withdraw.pending || !withdraw.ready}
        onClick={() => void withdraw.run({})}
      >
        {say('withdraw')}
      </Button>
      <ProblemNotice problem={withdraw.problem} />
    </>
  );
}
