import { Module } from '@nestjs/common';
import { PaymentProviders } from './payment-providers';
import { PayPalProvider } from './paypal/paypal.provider';
import { SandboxEvents } from './sandbox/sandbox-events';
import { SandboxPages } from './sandbox/sandbox-pages';
import { SandboxReports } from './sandbox/sandbox-reports';
import { SandboxProvider } from './sandbox/sandbox.provider';
import { StripeProvider } from './stripe/stripe.provider';

/** The connected providers; every feature that calls one imports this. */
@Module({
  providers: [
    SandboxProvider,
    SandboxEvents,
    SandboxPages,
    SandboxReports,
    StripeProvider,
    PayPalProvider,
    PaymentProviders,
  ],
  exports: [SandboxProvider, SandboxEvents, SandboxPages, SandboxReports, PaymentProviders],
})
export class PaymentProvidersModule {}
