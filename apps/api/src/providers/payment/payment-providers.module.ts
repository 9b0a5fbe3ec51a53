import { Module } from '@nestjs/common';
import { PaymentProviders } from './payment-providers';
import { SandboxEvents } from './sandbox/sandbox-events';
import { SandboxProvider } from './sandbox/sandbox.provider';

/** The connected providers; every feature that calls one imports this. */
@Module({
  providers: [SandboxProvider, SandboxEvents, PaymentProviders],
  exports: [SandboxProvider, SandboxEvents, PaymentProviders],
})
export class PaymentProvidersModule {}
