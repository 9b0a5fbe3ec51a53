import { Injectable } from '@nestjs/common';
import { Problem } from '@ur-desk/domain/kernel';
import { type OutsideProviderName, type PaymentProviderName, PROVIDER_NAMES } from '@ur-desk/domain/payments';
import { type PaymentProvider } from './payment-provider.port';
import { PayPalProvider } from './paypal/paypal.provider';
import { SandboxProvider } from './sandbox/sandbox.provider';
import { StripeProvider } from './stripe/stripe.provider';

/** Every provider that can be connected, by name. The wallet is none: nobody outside is asked. */
@Injectable()
export class PaymentProviders {
  private readonly byName: ReadonlyMap<string, PaymentProvider>;

  constructor(sandbox: SandboxProvider, stripe: StripeProvider, paypal: PayPalProvider) {
    const providers: PaymentProvider[] = [sandbox, stripe, paypal];
    this.byName = new Map(providers.map((provider) => [provider.name, provider]));
  }

  all(): PaymentProvider[] {
    return [...this.byName.values()];
  }

  /** The provider of that name, on or off. */
  named(name: OutsideProviderName): PaymentProvider {
    const provider = this.byName.get(name);
    if (!provider) throw new Problem('payment_provider_off', { provider: PROVIDER_NAMES[name] });
    return provider;
  }

  /** The provider of that name, if it is on. Throws `payment_provider_off`. */
  of(name: PaymentProviderName): PaymentProvider {
    const provider = this.byName.get(name);
    if (!provider || provider.missing.length > 0)
      throw new Problem('payment_provider_off', { provider: name });
    return provider;
  }
}
