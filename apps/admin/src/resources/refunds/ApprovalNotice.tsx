import { Alert } from '@mui/material';
import { type ApprovalWhy } from '@ur-desk/domain/approvals';
import { useSay } from '../../shared/messages';
import { WhyList } from '../approvals/WhyList';
import { refundMessages } from './refund.messages';

/** Says before it is sent that somebody else has to approve it, and why; nothing within the limits. */
export function ApprovalNotice({ why }: { why: readonly ApprovalWhy[] }) {
  const say = useSay(refundMessages);
  if (why.length === 0) return null;
  return (
    <Alert severity="warning">
      {say('above')}
      <WhyList why={why} />
    </Alert>
  );
}
