import { useLocaleState } from 'react-admin';
import { type Locale } from '@ur-desk/domain/kernel';
import { type PaidWith as Method, type PaymentView, paidWithText } from '@ur-desk/domain/payments';
import { useSay } from '../../shared/messages';
import { paymentMessages } from './payment.messages';

/** `Visa ••4242`. */
export function useMethodText(): (method: Method) => string {
  const [locale] = useLocaleState() as [Locale, unknown];
  return (method) => paidWithText(method, locale);
}

/** What a payment was paid with: its method, the balance, or the provider whose page the customer has not used yet. */
export function PaidWith({ payment }: { payment: Pick<PaymentView, 'paidWith' | 'provider'> }) {
  const say = useSay(paymentMessages);
  const methodText = useMethodText();
  return <>{payment.paidWith ? methodText(payment.paidWith) : say(`providers.${payment.provider}`)}</>;
}
