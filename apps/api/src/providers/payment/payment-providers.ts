import { Injectable } from '@nestjs/common';
import { type PaymentProviderName } from '@ur-desk/domain/payments';
import { type PaymentProvider } from './payment-provider.port';
import { SandboxProvider } from './sandbox/sandbox.provider';

/** The providers that are connected, by name. The wallet is none: nobody outside is asked. */
@Injectable()
export class PaymentProviders {
  private readonly byName: ReadonlyMap<string, PaymentProvider>;

  constructor(sandbox: SandboxProvider) {
    this.byName = new Map([[sandbox.name, sandbox]]);
  }

  of(name: PaymentProviderName): PaymentProvider {
    const provider = this.byName.get(name);
    if (!provider) throw new Error(`no payment provider is connected as ${name}`);
    return provider;
  }
}
