import { Link as MuiLink } from '@mui/material';
import { Link, useParams } from 'react-router-dom';
import { type AccountClosingView } from '@ur-desk/domain/account-closings';
import { CustomerLink } from '../../shared/CustomerLink';
import { InstantText } from '../../shared/InstantField';
import { Loaded, PAGE_LINES } from '../../shared/Loaded';
import { useSay } from '../../shared/messages';
import { MoneyText } from '../../shared/MoneyField';
import { RecordPage } from '../../shared/RecordPage';
import { Fact, Facts, Section } from '../../shared/Section';
import { StatusChip } from '../../shared/StatusChip';
import { TransferTable } from '../wallets/TransferTable';
import { accountClosingMessages } from './account-closing.messages';
import { ClosingSection } from './ClosingSection';
import { useClosingRecord } from './use-closing';

function ClosingFacts({ closing }: { closing: AccountClosingView }) {
  const say = useSay(accountClosingMessages);
  const { customerId, payOut, actor, reason, createdAt, closedAt, approval } = closing;
  return (
    <Section title={say('facts')}>
      <Facts>
        <Fact label={say('fields.customerId')}>
          <CustomerLink customerId={customerId} />
        </Fact>
        <Fact label={say('fields.payOut')}>
          <MoneyText value={payOut} strong />
        </Fact>
        <Fact label={say('fields.reason')}>{reason}</Fact>
        <Fact label={say('fields.actor')}>
          {actor.name} · <InstantText value={createdAt} />
        </Fact>
        {approval && (
          <Fact label={say('fields.approval')}>
            <MuiLink component={Link} to={`/approvals/${approval.id}/show`}>
              {approval.reference}
            </MuiLink>
            {approval.decidedBy && ` · ${approval.decidedBy}`}
          </Fact>
        )}
        {closedAt && (
          <Fact label={say('fields.closedAt')}>
            <InstantText value={closedAt} />
          </Fact>
        )}
      </Facts>
    </Section>
  );
}

function ClosingPage({ closing }: { closing: AccountClosingView }) {
  const say = useSay(accountClosingMessages);
  const { id, customerId, reference, state } = closing;
  return (
    <RecordPage
      title={say('pageTitle', { reference })}
      beside={<StatusChip status={state} label={say(`states.${state}`)} />}
      facts={<ClosingFacts closing={closing} />}
      columns="narrowFirst"
    >
      <ClosingSection closing={closing} />
      <Section title={say('transfers')}>
        <TransferTable filter={{ customerId, causeId: id }} empty={say('noTransfers')} />
      </Section>
    </RecordPage>
  );
}

/** One closing of an account, whatever became of it. */
export function ClosingShow() {
  const { id = '' } = useParams();
  return (
    <Loaded query={useClosingRecord(id)} lines={PAGE_LINES}>
      {(closing) => <ClosingPage closing={closing} />}
    </Loaded>
  );
}
