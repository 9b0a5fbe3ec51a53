import { Box, Button, Stack, Typography } from '@mui/material';
import { useGetOne, useLocaleState } from 'react-admin';
import { Link, useParams } from 'react-router-dom';
import { type CustomerView } from '@ur-desk/domain/customers';
import { type Locale } from '@ur-desk/domain/kernel';
import { type WalletView } from '@ur-desk/domain/ledger';
import { type RenewalDetailView } from '@ur-desk/domain/renewals';
import { InstantText } from '../../shared/InstantField';
import { useSay } from '../../shared/messages';
import { MoneyText } from '../../shared/MoneyField';
import { Loaded, PAGE_LINES } from '../../shared/Loaded';
import { ReceiptButton } from '../../shared/ReceiptButton';
import { RecordPage } from '../../shared/RecordPage';
import { ReferenceText } from '../../shared/ReferenceText';
import { Fact, Facts, Section } from '../../shared/Section';
import { StatusChip } from '../../shared/StatusChip';
import { useMay } from '../../shared/use-may';
import { paymentMessages } from '../payments/payment.messages';
import { RefundButton } from '../refunds/RefundButton';
import { PaidWith } from '../payments/CardText';
import { PlanCredit } from './PlanCredit';
import { PromotionVerdicts } from '../promotions/PromotionVerdicts';
import { PriceLines } from './PriceLines';
import { renewalMessages } from './renewal.messages';
import { RenewalResult, useRenewal } from './RenewalResult';

function Payments({ payments }: Pick<RenewalDetailView, 'payments'>) {
  const sayOfPayment = useSay(paymentMessages);
  return (
    <Stack component="ul" sx={{ listStyle: 'none', m: 0, p: 0, gap: 1 }}>
      {payments.map((payment) => (
        <Box
          component="li"
          key={payment.id}
          sx={{ display: 'flex', gap: 1.5, alignItems: 'center', flexWrap: 'wrap' }}
        >
          <ReferenceText value={payment.reference} />
          <Typography variant="body2">
            <PaidWith payment={payment} />
          </Typography>
          <MoneyText value={payment.amount} strong />
          <StatusChip status={payment.state} label={sayOfPayment(`states.${payment.state}`)} />
        </Box>
      ))}
    </Stack>
  );
}

interface WhatProps {
  renewal: RenewalDetailView;
  customerZone: string | undefined;
}

function What({ renewal, customerZone }: WhatProps) {
  const say = useSay(renewalMessages);
  const [locale] = useLocaleState() as [Locale, unknown];
  return (
    <Section title={say('what')}>
      <Facts>
        <Fact label={say('fields.planName')}>{renewal.planName[locale]}</Fact>
        <Fact label={say('fields.policy')}>{say(`policyNames.${renewal.policy}`)}</Fact>
        <Fact label={say('fields.channel')}>{say(`channels.${renewal.channel}`)}</Fact>
        <Fact label={say('fields.createdAt')}>
          <InstantText value={renewal.createdAt} customerZone={customerZone} />
        </Fact>
      </Facts>
      <Box sx={{ mt: 1.5 }}>
        <PriceLines price={renewal.price} verdicts={<PromotionVerdicts of={`renewals/${renewal.id}`} />} />
      </Box>
    </Section>
  );
}

function RenewalPage({ renewal }: { renewal: RenewalDetailView }) {
  const say = useSay(renewalMessages);
  const [locale] = useLocaleState() as [Locale, unknown];
  const { customerId } = renewal;
  const seesWallet = useMay('wallets:read');
  const mayReceipt = useMay('payments:read');
  const { data: customer } = useGetOne<CustomerView>('customers', { id: customerId });
  const { data: wallet } = useGetOne<WalletView>('wallets', { id: customerId }, { enabled: seesWallet });
  return (
    <RecordPage
      title={say('one', { reference: renewal.reference })}
      beside={<StatusChip status={renewal.state} label={say(`states.${renewal.state}`)} />}
      subtitle={customer?.name ?? customer?.reference}
      actions={
        <>
          {renewal.state === 'succeeded' && mayReceipt && <ReceiptButton of="renewals" id={renewal.id} />}
          <Button component={Link} to={`/customers/${customerId}/show`} variant="outlined">
            {say('openCustomer')}
          </Button>
        </>
      }
      columns="wideFirst"
      facts={
        <Section title={say('stepsTitle')}>
          <RenewalResult
            renewal={renewal}
            available={wallet?.available ?? null}
            customerZone={customer?.zone}
            linked={false}
          />
        </Section>
      }
    >
      <What renewal={renewal} customerZone={customer?.zone} />
      {renewal.credit && (
        <Section title={say('creditTitleAfter')}>
          <Typography variant="body2" sx={{ mb: 1 }}>
            {renewal.credit.planName[locale]} <ReferenceText value={renewal.credit.subscriptionReference} />
          </Typography>
          <PlanCredit credit={renewal.credit} />
        </Section>
      )}
      {renewal.payments.length > 0 && (
        <Section title={say('payments')} actions={<RefundButton payments={renewal.payments} />}>
          <Payments payments={renewal.payments} />
        </Section>
      )}
    </RecordPage>
  );
}

/** One renewal: how far it is, what it did, and the way on when it failed. */
export function RenewalShow() {
  const { id = '' } = useParams();
  return (
    <Loaded query={useRenewal(id)} lines={PAGE_LINES}>
      {(renewal) => <RenewalPage renewal={renewal} />}
    </Loaded>
  );
}
