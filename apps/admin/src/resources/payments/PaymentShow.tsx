import { Alert, Link as MuiLink } from '@mui/material';
import { ReferenceField, useLocaleState } from 'react-admin';
import { Link } from 'react-router-dom';
import { type Locale } from '@ur-desk/domain/kernel';
import { DECLINE_TEXTS, isOpen, type PaymentView } from '@ur-desk/domain/payments';
import { InstantText } from '../../shared/InstantField';
import { useSay } from '../../shared/messages';
import { MoneyText } from '../../shared/MoneyField';
import { ReceiptButton } from '../../shared/ReceiptButton';
import { RecordPage, RecordShow } from '../../shared/RecordPage';
import { ReferenceText } from '../../shared/ReferenceText';
import { Fact, Facts, Section } from '../../shared/Section';
import { StatusChip } from '../../shared/StatusChip';
import { DisputeNotice } from '../disputes/DisputeNotice';
import { OfflinePaymentNotice } from '../offline-payments/OfflinePaymentNotice';
import { PaymentLinkPanel } from '../payment-links/PaymentLinkPanel';
import { EventsOf } from '../provider-events/EventsOf';
import { RefundButton } from '../refunds/RefundButton';
import { RefundTable } from '../refunds/RefundTable';
import { TransferTable } from '../wallets/TransferTable';
import { PaidWith } from './CardText';
import { paymentMessages } from './payment.messages';
import { UnknownPayment } from './UnknownPayment';

const PURPOSE_PATHS = { topUp: null, renewal: 'renewals' } as const;

function Purpose({ payment }: { payment: PaymentView }) {
  const say = useSay(paymentMessages);
  const path = PURPOSE_PATHS[payment.purpose];
  const text = say(`purposes.${payment.purpose}`);
  if (!path) return <>{text}</>;
  return (
    <MuiLink component={Link} to={`/${path}/${payment.purposeId}/show`}>
      {text}
    </MuiLink>
  );
}

function PaymentFacts({ payment }: { payment: PaymentView }) {
  const say = useSay(paymentMessages);
  return (
    <Section title={say('facts')}>
      <Facts>
        <Fact label={say('fields.customerId')}>
          <ReferenceField source="customerId" reference="customers" link="show" />
        </Fact>
        <Fact label={say('fields.amount')}>
          <MoneyText value={payment.amount} strong />
        </Fact>
        <Fact label={say('fields.refunded')}>
          <MoneyText value={payment.refunded} />
        </Fact>
        <Fact label={say('fields.purpose')}>
          <Purpose payment={payment} />
        </Fact>
        <Fact label={say('fields.provider')}>
          <PaidWith payment={payment} />
        </Fact>
        <Fact label={say('fields.createdAt')}>
          <InstantText value={payment.createdAt} />
        </Fact>
        <Fact label={say('fields.settledAt')}>
          <InstantText value={payment.settledAt} />
        </Fact>
        {payment.providerReference && (
          <Fact label={say('fields.providerReference')}>
            <ReferenceText value={payment.providerReference} />
          </Fact>
        )}
      </Facts>
    </Section>
  );
}

function PaymentPage({ payment }: { payment: PaymentView }) {
  const say = useSay(paymentMessages);
  const [locale] = useLocaleState() as [Locale, unknown];
  const { id, customerId, state, declineCode } = payment;
  return (
    <RecordPage
      title={say('title', { reference: payment.reference })}
      beside={<StatusChip status={state} label={say(`states.${state}`)} />}
      actions={
        <>
          {state === 'captured' && <ReceiptButton of="payments" id={id} />}
          <RefundButton payments={[payment]} variant="contained" />
        </>
      }
      notices={
        <>
          {state === 'requiresAction' && <PaymentLinkPanel paymentId={id} />}
          {isOpen(state) && state !== 'requiresAction' && <UnknownPayment payment={payment} />}
          {payment.provider === 'offline' && <OfflinePaymentNotice paymentId={id} />}
          {payment.dispute && <DisputeNotice dispute={payment.dispute} />}
          {declineCode && <Alert severity="error">{DECLINE_TEXTS[declineCode][locale]}</Alert>}
        </>
      }
      columns="narrowFirst"
      facts={<PaymentFacts payment={payment} />}
    >
      <Section title={say('transfers')}>
        <TransferTable
          filter={{ customerId, causeId: id }}
          empty={say(payment.provider === 'wallet' ? 'walletTransfers' : 'noTransfers')}
        />
      </Section>
      {payment.purpose === 'renewal' && (
        <Section title={say('refunds')}>
          <RefundTable filter={{ paymentId: id }} empty={say('noRefunds')} />
        </Section>
      )}
      {payment.provider !== 'wallet' && payment.provider !== 'offline' && <EventsOf subjectId={id} />}
    </RecordPage>
  );
}

/** One payment: what it was, what moved, what came back, and what can be done. */
export const PaymentShow = () => (
  <RecordShow<PaymentView>>{(payment) => <PaymentPage payment={payment} />}</RecordShow>
);
