import { Module } from '@nestjs/common';
import { Network } from './network.port';
import { SandboxNetwork } from './sandbox/sandbox.network';

/** The mobile network; every feature that calls it imports this. */
@Module({
  providers: [SandboxNetwork, { provide: Network, useExisting: SandboxNetwork }],
  exports: [Network, SandboxNetwork],
})
export class NetworkModule {}
