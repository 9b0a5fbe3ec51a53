import { useSay } from '../../shared/messages';
import { type PaymentView } from '@ur-desk/domain/payments';
import { paymentMessages } from './payment.messages';

type Card = Pick<NonNullable<PaymentView['card']>, 'brand' | 'lastFour'>;

/** `Visa ••4242`. */
export function useCardText(): (card: Card) => string {
  const say = useSay(paymentMessages);
  return ({ brand, lastFour }) => `${say(`brands.${brand}`)} ••${lastFour}`;
}

/** What a payment was paid with: its card, or the balance. */
export function PaidWith({ payment }: { payment: Pick<PaymentView, 'card' | 'provider'> }) {
  const say = useSay(paymentMessages);
  const cardText = useCardText();
  return <>{payment.card ? cardText(payment.card) : say(`providers.${payment.provider}`)}</>;
}
