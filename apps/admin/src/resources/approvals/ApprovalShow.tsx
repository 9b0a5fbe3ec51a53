import { type ApprovalView } from '@ur-desk/domain/approvals';
import { useSay } from '../../shared/messages';
import { PageTitle } from '../../shared/PageTitle';
import { RecordShow } from '../../shared/RecordPage';
import { Section } from '../../shared/Section';
import { StatusChip } from '../../shared/StatusChip';
import { approvalMessages } from './approval.messages';
import { ApprovalFacts } from './ApprovalFacts';
import { DecideButtons } from './DecideButtons';
import { WithdrawButton } from './WithdrawButton';

function RequestPage({ request }: { request: ApprovalView }) {
  const say = useSay(approvalMessages);
  return (
    <>
      <PageTitle
        title={say('requestTitle', { reference: request.reference })}
        beside={<StatusChip status={request.state} label={say(`states.${request.state}`)} />}
        actions={<WithdrawButton request={request} />}
      />
      <Section title={say(`kinds.${request.kind}`)} actions={<DecideButtons request={request} />}>
        <ApprovalFacts request={request} />
      </Section>
    </>
  );
}

/** One request: what it would do or has done, and how it ended. */
export const ApprovalShow = () => (
  <RecordShow<ApprovalView>>{(request) => <RequestPage request={request} />}</RecordShow>
);
