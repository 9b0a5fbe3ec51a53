import { Alert, Box, Link as MuiLink, Stack } from '@mui/material';
import { ReferenceField, ShowBase, useLocaleState, useShowContext } from 'react-admin';
import { Link } from 'react-router-dom';
import { type Locale } from '@ur-desk/domain/kernel';
import { DECLINE_TEXTS, isOpen, type PaymentView } from '@ur-desk/domain/payments';
import { InstantText } from '../../shared/InstantField';
import { useSay } from '../../shared/messages';
import { MoneyText } from '../../shared/MoneyField';
import { PageTitle } from '../../shared/PageTitle';
import { ProblemNotice } from '../../shared/ProblemNotice';
import { ReferenceText } from '../../shared/ReferenceText';
import { Fact, Facts, Section, Skeleton } from '../../shared/Section';
import { StatusChip } from '../../shared/StatusChip';
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

function PaymentPage() {
  const say = useSay(paymentMessages);
  const [locale] = useLocaleState() as [Locale, unknown];
  const { record: payment, error, refetch } = useShowContext<PaymentView>();
  if (error) return <ProblemNotice problem={error} onRetry={() => void refetch()} />;
  if (!payment) return <Skeleton lines={8} />;
  return (
    <>
      <PageTitle
        title={say('title', { reference: payment.reference })}
        beside={<StatusChip status={payment.state} label={say(`states.${payment.state}`)} />}
        actions={<RefundButton payments={[payment]} variant="contained" />}
      />
      <Stack sx={{ gap: 2 }}>
        {isOpen(payment.state) && <UnknownPayment payment={payment} />}
        {payment.declineCode && <Alert severity="error">{DECLINE_TEXTS[payment.declineCode][locale]}</Alert>}
        <Box
          sx={{
            display: 'grid',
            gap: 2,
            alignItems: 'start',
            gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 2fr) minmax(0, 3fr)' },
          }}
        >
          <PaymentFacts payment={payment} />
          <Stack sx={{ gap: 2 }}>
            <Section title={say('transfers')}>
              <TransferTable
                filter={{ customerId: payment.customerId, causeId: payment.id }}
                empty={say(payment.provider === 'wallet' ? 'walletTransfers' : 'noTransfers')}
              />
            </Section>
            {payment.purpose === 'renewal' && (
              <Section title={say('refunds')}>
                <RefundTable filter={{ paymentId: payment.id }} empty={say('noRefunds')} />
              </Section>
            )}
          </Stack>
        </Box>
      </Stack>
    </>
  );
}

/** One payment: what it was, what moved, what came back, and what can be done. */
export function PaymentShow() {
  return (
    <ShowBase>
      <PaymentPage />
    </ShowBase>
  );
}
