import { Link as MuiLink, Stack, Typography } from '@mui/material';
import { Link } from 'react-router-dom';
import { type ApprovalKind, type ApprovalView } from '@ur-desk/domain/approvals';
import { CustomerLink } from '../../shared/CustomerLink';
import { InstantText } from '../../shared/InstantField';
import { useSay } from '../../shared/messages';
import { Fact, Facts } from '../../shared/Section';
import { RefundOfRequest } from '../refunds/RefundOfRequest';
import { useReasonText } from '../reason-codes/use-reason-text';
import { approvalMessages } from './approval.messages';
import { ChangeList } from './ChangeList';
import { WhyList } from './WhyList';

/** Where the thing that waits has its page. */
const SUBJECT_PATHS: Record<ApprovalKind, string> = {
  accountClosing: 'account-closings',
  anonymisation: 'customers',
  adjustment: 'adjustments',
  refund: 'refunds',
  paymentResolution: 'payments',
  promotion: 'promotions',
  planRelease: 'plans',
  membershipOverride: 'customers',
  tierImport: 'tier-imports',
  offlinePayment: 'offline-payments',
  offlinePaymentReversal: 'offline-payments',
};

const pathOf = ({ kind, subject }: ApprovalView): string => `/${SUBJECT_PATHS[kind]}/${subject.id}/show`;

/** What is asked for: before → after first, then why, by whom, and how it ended. */
export function ApprovalFacts({ request }: { request: ApprovalView }) {
  const say = useSay(approvalMessages);
  const reasonText = useReasonText();
  const { customerId, subject, kind, decidedBy, decisionComment, closedAt } = request;
  return (
    <Stack sx={{ gap: 2 }}>
      <section aria-label={say('change')}>
        <Typography variant="subtitle2" component="h3" sx={{ mb: 0.75 }}>
          {say('change')}
        </Typography>
        <ChangeList changes={request.changes} />
      </section>
      {kind === 'refund' && <RefundOfRequest refundId={subject.id} />}
      <Facts>
        {customerId && (
          <Fact label={say('fields.customerId')}>
            <CustomerLink customerId={customerId} />
          </Fact>
        )}
        <Fact label={say('fields.subject')}>
          {say(`kinds.${kind}`)}{' '}
          <MuiLink component={Link} to={pathOf(request)}>
            {subject.reference}
          </MuiLink>
        </Fact>
        <Fact label={say('fields.why')}>
          <WhyList why={request.why} />
        </Fact>
        {request.reasonCode && <Fact label={say('fields.reasonCode')}>{reasonText(request.reasonCode)}</Fact>}
        {request.comment && <Fact label={say('fields.comment')}>{request.comment}</Fact>}
        <Fact label={say('fields.requestedBy')}>{request.requestedBy.name}</Fact>
        <Fact label={say('fields.createdAt')}>
          <InstantText value={request.createdAt} />
        </Fact>
        {request.state === 'open' && (
          <Fact label={say('fields.expiresAt')}>
            <InstantText value={request.expiresAt} />
          </Fact>
        )}
        {decidedBy && <Fact label={say('fields.decidedBy')}>{decidedBy.name}</Fact>}
        {decisionComment && <Fact label={say('fields.decisionComment')}>{decisionComment}</Fact>}
        {closedAt && (
          <Fact label={say('fields.closedAt')}>
            <InstantText value={closedAt} />
          </Fact>
        )}
      </Facts>
    </Stack>
  );
}
