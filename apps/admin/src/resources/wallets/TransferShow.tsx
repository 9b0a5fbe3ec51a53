import { Link as MuiLink, Typography } from '@mui/material';
import { ReferenceField } from 'react-admin';
import { Link } from 'react-router-dom';
import { type TransferView } from '@ur-desk/domain/ledger';
import { InstantText } from '../../shared/InstantField';
import { useSay } from '../../shared/messages';
import { MoneyText } from '../../shared/MoneyField';
import { ReceiptButton } from '../../shared/ReceiptButton';
import { RecordPage, RecordShow } from '../../shared/RecordPage';
import { ReferenceText } from '../../shared/ReferenceText';
import { Fact, Facts, Section } from '../../shared/Section';
import { useMay } from '../../shared/use-may';
import { useReasonText } from '../reason-codes/use-reason-text';
import { ActorText, CauseLink, useAccountText } from './ledger-text';
import { ledgerMessages } from './ledger.messages';
import { TransferTable } from './TransferTable';

function TransferFacts({ transfer }: { transfer: TransferView }) {
  const say = useSay(ledgerMessages);
  const accountText = useAccountText();
  const reasonText = useReasonText();
  const { cause, reason, reversesId } = transfer;
  return (
    <Section title={say('transfer')}>
      <Facts>
        <Fact label={say('fields.amount')}>
          <MoneyText value={transfer.amount} strong />
        </Fact>
        <Fact label={say('fields.debitAccount')}>{accountText(transfer.debitAccount)}</Fact>
        <Fact label={say('fields.creditAccount')}>{accountText(transfer.creditAccount)}</Fact>
        <Fact label={say('fields.customerId')}>
          <ReferenceField source="customerId" reference="customers" link="show" />
        </Fact>
        <Fact label={say('causedBy')}>
          {say(`causeKinds.${cause.kind}`)} <CauseLink cause={cause} />
        </Fact>
        <Fact label={say('fields.actor')}>
          <ActorText actor={transfer.actor} />
        </Fact>
        <Fact label={say('fields.reason')}>{reason ? reasonText(reason) : '–'}</Fact>
        <Fact label={say('fields.at')}>
          <InstantText value={transfer.at} />
        </Fact>
        {reversesId && (
          <Fact label={say('reverses')}>
            <MuiLink component={Link} to={`/transfers/${reversesId}/show`}>
              {say('openReversed')}
            </MuiLink>
          </Fact>
        )}
        <Fact label={say('transferId')}>
          <ReferenceText value={transfer.id} />
        </Fact>
      </Facts>
    </Section>
  );
}

/** The receipts of what transfers of these kinds were caused by; they are posted when it has succeeded. */
const RECEIPTS: Partial<Record<TransferView['kind'], 'payments' | 'renewals' | 'refunds'>> = {
  capture: 'payments',
  purchase: 'renewals',
  refundPayout: 'refunds',
};

function TransferPage({ transfer }: { transfer: TransferView }) {
  const say = useSay(ledgerMessages);
  const { kind, cause, customerId } = transfer;
  const mayReceipt = useMay('payments:read');
  const receipt = mayReceipt && RECEIPTS[kind];
  return (
    <RecordPage
      title={say('transaction', { kind: say(`kinds.${kind}`), reference: cause.reference })}
      actions={
        <>
          {receipt && <ReceiptButton of={receipt} id={cause.id} />}
          <MuiLink component={Link} to={`/customers/${customerId}/show?tab=ledger`}>
            {say('customerLedger')}
          </MuiLink>
        </>
      }
      columns="narrowFirst"
      facts={<TransferFacts transfer={transfer} />}
    >
      <Section title={say('legs')}>
        <Typography variant="body2" sx={{ color: 'text.secondary', mb: 1.5 }}>
          {say('legsText', { cause: say(`causeKinds.${cause.kind}`).toLowerCase() })}
        </Typography>
        <TransferTable filter={{ customerId, causeId: cause.id }} empty={say('noLegs')} />
      </Section>
    </RecordPage>
  );
}

/** One transaction of the ledger: every leg, what caused it, who did it and why. */
export const TransferShow = () => (
  <RecordShow<TransferView>>{(transfer) => <TransferPage transfer={transfer} />}</RecordShow>
);
