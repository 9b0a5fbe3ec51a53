import { Alert, AlertTitle } from '@mui/material';
import { useLocaleState } from 'react-admin';
import { type Locale } from '@ur-desk/domain/kernel';
import { DECLINE_TEXTS, type PaymentView } from '@ur-desk/domain/payments';
import { useSay } from '../../shared/messages';
import { PaymentLinkPanel } from '../payment-links/PaymentLinkPanel';
import { useMethodText } from './CardText';
import { paymentMessages } from './payment.messages';
import { UnknownPayment } from './UnknownPayment';
import { useWallet } from './use-customer-money';
import { useMoneyText } from './use-money-text';

interface TopUpResultProps {
  payment: PaymentView;
  onChecked: (payment: PaymentView) => void;
}

/** How a charge went, in words that can be read out to the customer. */
export function TopUpResult({ payment, onChecked }: TopUpResultProps) {
  const say = useSay(paymentMessages);
  const [locale] = useLocaleState() as [Locale, unknown];
  const moneyText = useMoneyText();
  const methodText = useMethodText();
  const { data: wallet } = useWallet(payment.customerId);
  if (payment.state === 'captured') {
    const card = payment.paidWith ? methodText(payment.paidWith) : '';
    return (
      <Alert severity="success" role="status">
        <AlertTitle>{say('topUp.done', { amount: moneyText(payment.amount), card })}</AlertTitle>
        {wallet && say('topUp.doneText', { balance: moneyText(wallet.balance) })}
      </Alert>
    );
  }
  if (payment.state === 'failed') {
    return (
      <Alert severity="error" role="alert">
        <AlertTitle>{say('topUp.failed')}</AlertTitle>
        {DECLINE_TEXTS[payment.declineCode ?? 'cardDeclined'][locale]}
      </Alert>
    );
  }
  if (payment.state === 'requiresAction') return <PaymentLinkPanel paymentId={payment.id} />;
  return <UnknownPayment payment={payment} onChecked={onChecked} />;
}
