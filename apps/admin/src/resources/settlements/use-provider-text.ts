import { type OutsideProviderName } from '@ur-desk/domain/payments';
import { useSay } from '../../shared/messages';
import { paymentMessages } from '../payments/payment.messages';

/** What a provider is called. */
export function useProviderText(): (provider: OutsideProviderName) => string {
  const say = useSay(paymentMessages);
  return (provider) => say(`providers.${provider}`);
}
