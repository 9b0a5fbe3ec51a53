import { Module } from '@nestjs/common';
import { PaymentProviders } from './payment-providers';
import { PayPalProvider } from './paypal/paypal.provider';
import { SandboxEvents } from './sandbox/sandbox-events';
import { SandboxPages } from './sandbox/sandbox-pages';
import { SandboxProvider } from './sandbox/sandbox.provider';
import { StripeProvider } from './stripe/stripe.provider';

/** The connected providers; every feature that calls one imports this. */
@Module({
  providers: [SandboxProvider, SandboxEvents, SandboxPages, StripeProvider, PayPalProvider, PaymentProviders],
  exports: [SandboxProvider, SandboxEvents, SandboxPages, PaymentProviders],
})
export class PaymentProvidersModule {}
