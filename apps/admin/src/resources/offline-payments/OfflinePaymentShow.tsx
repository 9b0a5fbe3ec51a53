import { Alert, AlertTitle, Button, Link as MuiLink } from '@mui/material';
import { useLocaleState } from 'react-admin';
import { Link } from 'react-router-dom';
import { type OwnRequestView } from '@ur-desk/domain/approvals';
import { type Locale } from '@ur-desk/domain/kernel';
import { type OfflinePaymentView } from '@ur-desk/domain/offline-payments';
import { CustomerLink } from '../../shared/CustomerLink';
import { formatDate, InstantText } from '../../shared/InstantField';
import { useSay } from '../../shared/messages';
import { MoneyText } from '../../shared/MoneyField';
import { RecordPage, RecordShow } from '../../shared/RecordPage';
import { ReferenceText } from '../../shared/ReferenceText';
import { Fact, Facts, Section } from '../../shared/Section';
import { StatusChip } from '../../shared/StatusChip';
import { EvidenceFiles } from '../evidence-files/EvidenceFiles';
import { TransferTable } from '../wallets/TransferTable';
import { OfflinePaymentActions } from './OfflinePaymentActions';
import { offlinePaymentMessages } from './offline-payment.messages';

interface OfProps {
  record: OfflinePaymentView;
}

function ReversalFacts({ reversal }: { reversal: NonNullable<OfflinePaymentView['reversal']> }) {
  const say = useSay(offlinePaymentMessages);
  const { approval, reason, amount, at } = reversal;
  return (
    <>
      <Fact label={say('fields.reversalReason')}>{reason ?? '–'}</Fact>
      {amount && (
        <Fact label={say('fields.reversed')}>
          <MoneyText value={amount} strong /> · <InstantText value={at} />
        </Fact>
      )}
      {amount && approval.decidedBy && <Fact label={say('fields.reversalBy')}>{approval.decidedBy}</Fact>}
    </>
  );
}

function RecordFacts({ record }: OfProps) {
  const say = useSay(offlinePaymentMessages);
  const [locale] = useLocaleState() as [Locale, unknown];
  const { payment, approval, reversal, comment, recordedAt } = record;
  return (
    <Section title={say('facts')}>
      <Facts>
        <Fact label={say('fields.customerId')}>
          <CustomerLink customerId={record.customerId} />
        </Fact>
        <Fact label={say('fields.amount')}>
          <MoneyText value={record.amount} strong />
        </Fact>
        <Fact label={say('fields.kind')}>{say(`kinds.${record.kind}`)}</Fact>
        <Fact label={say('fields.receivedOn')}>{formatDate(record.receivedOn, locale)}</Fact>
        <Fact label={say('fields.bankReference')}>
          <ReferenceText value={record.bankReference} />
        </Fact>
        {comment && <Fact label={say('fields.comment')}>{comment}</Fact>}
        <Fact label={say('fields.actor')}>
          {record.actor.name} · <InstantText value={record.createdAt} />
        </Fact>
        {approval?.decidedBy && <Fact label={say('fields.decidedBy')}>{approval.decidedBy}</Fact>}
        {recordedAt && (
          <Fact label={say('fields.recordedAt')}>
            <InstantText value={recordedAt} />
          </Fact>
        )}
        {payment && (
          <Fact label={say('fields.payment')}>
            <MuiLink component={Link} to={`/payments/${payment.id}/show`}>
              {payment.reference}
            </MuiLink>
          </Fact>
        )}
        {reversal && <ReversalFacts reversal={reversal} />}
      </Facts>
    </Section>
  );
}

function Waiting({ text, request }: { text: string; request: OwnRequestView }) {
  const say = useSay(offlinePaymentMessages);
  return (
    <Alert
      severity="info"
      action={
        <Button color="inherit" component={Link} to={`/approvals/${request.id}/show`}>
          {say('openRequest')}
        </Button>
      }
    >
      {text}
    </Alert>
  );
}

function Notices({ record }: OfProps) {
  const say = useSay(offlinePaymentMessages);
  const { state, approval, reversal } = record;
  if (state === 'draft')
    return (
      <Alert severity="info">
        <AlertTitle>{say('draftTitle')}</AlertTitle>
        {say('draftText')}
      </Alert>
    );
  if (state === 'awaitingApproval' && approval)
    return <Waiting text={say('waits', { reference: approval.reference })} request={approval} />;
  if (state === 'recorded' && reversal?.approval.state === 'open')
    return (
      <Waiting
        text={say('reversalWaits', { reference: reversal.approval.reference })}
        request={reversal.approval}
      />
    );
  return null;
}

function OfflinePaymentPage({ record }: OfProps) {
  const say = useSay(offlinePaymentMessages);
  const { id, customerId, reference, state, payment } = record;
  return (
    <RecordPage
      title={say('title', { reference })}
      beside={<StatusChip status={state} label={say(`states.${state}`)} />}
      actions={<OfflinePaymentActions record={record} />}
      notices={<Notices record={record} />}
      facts={<RecordFacts record={record} />}
    >
      <Section title={say('evidence')}>
        <EvidenceFiles subjectKind="offlinePayment" subjectId={id} open={state === 'draft'} />
      </Section>
      {payment && (
        <Section title={say('transfers')}>
          <TransferTable filter={{ customerId, causeId: payment.id }} empty={say('noTransfers')} />
        </Section>
      )}
    </RecordPage>
  );
}

/** One record: what came in, what proves it, what it became. */
export const OfflinePaymentShow = () => (
  <RecordShow<OfflinePaymentView>>{(record) => <OfflinePaymentPage record={record} />}</RecordShow>
);
