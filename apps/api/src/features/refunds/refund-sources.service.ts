import { Injectable } from '@nestjs/common';
import { type SourceState } from '@ur-desk/domain/refunds';
import { type PaymentProviderName } from '@ur-desk/domain/payments';
import { PaymentProviders } from '../../providers/payment/payment-providers';

/** Which providers can pay back. */
@Injectable()
export class RefundSources {
  constructor(private readonly providers: PaymentProviders) {}

  readonly of = (name: PaymentProviderName): SourceState => {
    if (name === 'wallet') return 'walletPaid';
    if (name === 'offline') return 'byHand';
    const provider = this.providers.all().find((one) => one.name === name);
    const on = provider?.missing.length === 0 && provider.capabilities.refunds !== 'none';
    return on ? 'open' : 'off';
  };
}
