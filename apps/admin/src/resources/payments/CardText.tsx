import { useLocaleState } from 'react-admin';
import { type Locale } from '@ur-desk/domain/kernel';
import { type PaymentBlockView } from '@ur-desk/domain/payment-blocks';
import {
  type PaidWith as Method,
  type PaymentMethodView,
  type PaymentView,
  paidWithText,
} from '@ur-desk/domain/payments';
import { useSay } from '../../shared/messages';
import { paymentMessages } from './payment.messages';

/** `Visa ••4242`. */
export function useMethodText(): (method: Method) => string {
  const [locale] = useLocaleState() as [Locale, unknown];
  return (method) => paidWithText(method, locale);
}

/** Why a method or a customer cannot be charged: what a colleague wrote, or what the bank's answers were. */
export function useBlockText(): (block: Pick<PaymentBlockView, 'reason' | 'cause'>) => string {
  const say = useSay(paymentMessages);
  return ({ reason, cause }) => reason ?? say(`blockCauses.${cause}`);
}

type Noted = Pick<
  PaymentMethodView,
  'block' | 'usable' | 'expiringSoon' | 'expiryMonth' | 'expiryYear' | 'isDefault'
>;

/** What is to be known beside a method: whether it is the default, why it cannot be used, or until when it can. */
export function useMethodNote(): (method: Noted) => string {
  const say = useSay(paymentMessages);
  const blockText = useBlockText();
  const validity = ({ block, usable, expiringSoon, expiryMonth: month, expiryYear: year }: Noted) => {
    if (block) return say('topUp.blocked', { reason: blockText(block) });
    if (!usable) return say('topUp.expired');
    if (month === null || year === null) return '';
    return say(expiringSoon ? 'topUp.expiringSoon' : 'topUp.expires', { month, year });
  };
  return (method) =>
    [...(method.isDefault ? [say('topUp.default')] : []), validity(method)].filter(Boolean).join(' · ');
}

/** What a payment was paid with: its method, the balance, or the provider whose page the customer has not used yet. */
export function PaidWith({ payment }: { payment: Pick<PaymentView, 'paidWith' | 'provider'> }) {
  const say = useSay(paymentMessages);
  const methodText = useMethodText();
  return <>{payment.paidWith ? methodText(payment.paidWith) : say(`providers.${payment.provider}`)}</>;
}
